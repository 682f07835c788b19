import type { VoucherView } from "../desk/voucher-page";
import { formatRupees } from "../rupees";
import { rupeesInWords } from "../words";
import { letterhead, stamp } from "./letterhead";
import { PAPER, type Sheet } from "./sheet";
import { drawTable } from "./table";

const WIDTH = PAPER.width - 2 * PAPER.margin;

/** A receipt voucher: who paid how much, how, and which invoices it settles. */
export function drawReceipt(sheet: Sheet, view: VoucherView): void {
  const { voucher, date, settles } = view;
  const details = voucher.details as Record<string, unknown>;
  const told = (name: string): string => (typeof details[name] === "string" ? (details[name] as string) : "");
  const x = PAPER.margin;
  let y = letterhead(sheet, voucher.company, "Receipt");
  const facts: [string, string][] = [
    ["Receipt number", voucher.number],
    ["Date", date.split("-").reverse().join("-")],
    ["Received from", voucher.party?.name ?? "an unknown customer"],
    ["GSTIN", voucher.party?.gstin ?? ""],
    ["Paid by", [told("payment_type"), voucher.transactionId].filter(Boolean).join(", ")],
    ["Into", told("account_no")],
    ["On account of", told("on_account_of")],
    ["Remark", told("remark")],
  ];
  for (const [term, value] of facts) {
    if (value === "") continue;
    sheet.text(x, y, term, { grey: true });
    y = sheet.text(x + 40, y, value, { bold: true, width: WIDTH - 40 }) + 0.8;
  }
  const rate = Number(details.tds_percentage ?? 0);
  sheet.rule(y + 3, 0.8);
  sheet.text(x, y + 5, "Amount received (INR)", { size: 11 });
  y = sheet.text(x, y + 5, formatRupees(voucher.amount), { size: 14, bold: true, align: "right", width: WIDTH });
  y = sheet.text(x, y + 1, rupeesInWords(voucher.amount), { bold: true, width: WIDTH });
  if (rate > 0) y = sheet.text(x, y + 1, `Tax deducted at source by the payer: ${rate / 100} %`, { grey: true });
  sheet.rule(y + 2, 0.8);
  y += 6;
  if (settles.length > 0) {
    const rows = settles.map(({ number, amount }) => [number, formatRupees(amount)]);
    const columns = [
      { header: "Settles invoice", width: 3 },
      { header: "Amount", width: 1, align: "right" as const },
    ];
    y = drawTable(sheet, y, columns, rows) + 6;
  }
  sheet.text(x, y + 4, `For ${voucher.company.name}`, { bold: true, align: "right", width: WIDTH });
  sheet.rule(y + 26, 0.4, x + WIDTH - 60);
  sheet.text(x, y + 27, "Authorised signatory", { size: 8, grey: true, align: "right", width: WIDTH });
  stamp(sheet, view.state);
}
