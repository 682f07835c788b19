import type { VoucherView } from "../desk/voucher-page";
import { STATES } from "../parties/states";
import { formatRupees } from "../rupees";
import { invoiceLinesOf, taxByRate } from "../vouchers/invoice-lines";
import { NOTE_REASONS, type NoteReason } from "../vouchers/note-sums";
import { rupeesInWords } from "../words";
import { letterhead, stamp } from "./letterhead";
import { PAPER, type Sheet } from "./sheet";
import { drawTable, roomFor } from "./table";
import { upiQr } from "./upi";

const WIDTH = PAPER.width - 2 * PAPER.margin;
const HALF = WIDTH / 2;

type Details = Partial<Record<string, unknown>> & {
  buyer?: {
    gstin?: string | null;
    address?: string | null;
    city?: string | null;
    state?: string | null;
    pincode?: string | null;
  };
};

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const percent = (rateBp: number): string => `${rateBp / 100} %`;

/** What the paper is called: a note by its kind, an invoice by the tax that it bears. */
function titleOf({ voucher }: VoucherView, isTaxed: boolean): string {
  if (voucher.kind === "credit_note") return "Credit note";
  if (voucher.kind === "debit_note") return "Debit note";
  if (isTaxed) return "Tax invoice";
  return voucher.company.gstin ? "Bill of supply" : "Invoice";
}

/**
 * A tax invoice by rule 46 of the CGST Rules, or a note by rule 53: both parties, place of supply, HSN/SAC, tax by rate,
 * amount in words; of a note, the invoice that it changes and why.
 */
export async function drawInvoice(sheet: Sheet, view: VoucherView, upiId: string | undefined): Promise<void> {
  const { voucher } = view;
  const details = voucher.details as Details;
  const rates = taxByRate(voucher.details);
  const isTaxed = rates.some(({ rateBp }) => rateBp > 0);
  let y = letterhead(sheet, voucher.company, titleOf(view, isTaxed));
  y = drawParties(sheet, y, view, details);
  y = drawTable(sheet, y + 4, LINE_COLUMNS, lineRows(view)) + 4;
  if (isTaxed)
    y =
      drawTable(
        sheet,
        roomFor(sheet, y, 24),
        ["GST rate", "Taxable value", "CGST", "SGST", "IGST"].map((header, index) => ({
          header,
          width: 1,
          align: index === 0 ? ("left" as const) : ("right" as const),
        })),
        rates.map(({ rateBp, taxable, cgst, sgst, igst }) => [
          percent(rateBp),
          ...[taxable, cgst, sgst, igst].map(formatRupees),
        ]),
      ) + 4;
  y = drawTotal(sheet, roomFor(sheet, y, 30), view, rates);
  y = roomFor(sheet, y + 4, 46);
  await drawPayment(sheet, y, view, details, upiId);
  stamp(sheet, view.state);
}

const LINE_COLUMNS = [
  { header: "#", width: 6 },
  { header: "Description", width: 74 },
  { header: "HSN/SAC", width: 20 },
  { header: "Qty", width: 16, align: "right" as const },
  { header: "Rate", width: 26, align: "right" as const },
  { header: "GST", width: 16, align: "right" as const },
  { header: "Value", width: 30, align: "right" as const },
];

function lineRows({ voucher }: VoucherView): string[][] {
  const lines = invoiceLinesOf(voucher.details);
  if (lines.length > 0)
    return lines.map((line, index) => [
      String(index + 1),
      line.description,
      line.hsnSac ?? "",
      line.quantity,
      formatRupees(line.unitPaise),
      percent(line.rateBp),
      formatRupees(line.taxable),
    ]);
  // A client's invoice tells its courses, if anything, and one value for all.
  const details = voucher.details as Details & { selected_courses?: unknown };
  const courses = Array.isArray(details.selected_courses)
    ? details.selected_courses.filter((course): course is string => typeof course === "string").join(", ")
    : "";
  const [rate] = taxByRate(voucher.details);
  const value = formatRupees(rate?.taxable ?? voucher.amount);
  return [["1", courses || "Courses", textOf(details.hsn_sac), "1", value, percent(rate?.rateBp ?? 0), value]];
}

/** What stands beside the buyer: number, day and place; of a note, what it changes. */
function factsOf({ voucher, date }: VoucherView, details: Details): [string, string][] {
  const code = textOf(details.place_of_supply) || voucher.party?.stateCode || voucher.company.stateCode;
  const place: [string, string] = ["Place of supply", code ? `${STATES[code] ?? ""} (${code})` : "Within the state"];
  const indian = (day: string) => day.split("-").reverse().join("-");
  if (voucher.kind !== "invoice")
    return [
      ["Note number", voucher.number],
      ["Note date", indian(date)],
      ["Against invoice", textOf(details.against_number)],
      ["Invoice date", indian(textOf(details.against_date))],
      place,
      ["Reason", NOTE_REASONS[textOf(details.reason_code) as NoteReason] ?? ""],
    ];
  const reference = textOf(details.order_reference);
  return [
    ["Invoice number", voucher.number],
    ["Invoice date", indian(date)],
    place,
    ["Reverse charge", "No"],
    ...(reference ? [["Reference", reference] as [string, string]] : []),
  ];
}

function drawParties(sheet: Sheet, top: number, view: VoucherView, details: Details): number {
  const { voucher } = view;
  const { party } = voucher;
  const buyer = details.buyer ?? party ?? {};
  const x = PAPER.margin;
  let left = sheet.text(x, top, "Billed to", { size: 7.5, grey: true });
  left = sheet.text(x, left, party?.name ?? textOf(details.party_name), { size: 10.5, bold: true, width: HALF - 6 });
  const address = [buyer.address, buyer.city, buyer.state, buyer.pincode].filter(Boolean).join(", ");
  if (address) left = sheet.text(x, left, address, { width: HALF - 6 });
  left = sheet.text(x, left, `GSTIN: ${buyer.gstin ?? "unregistered"}`);
  let right = top;
  for (const [term, value] of factsOf(view, details)) {
    sheet.text(x + HALF, right, term, { size: 8.5, grey: true });
    right = sheet.text(x + HALF + 32, right, value, { bold: true, width: HALF - 32 });
  }
  return Math.max(left, right);
}

function drawTotal(sheet: Sheet, top: number, { voucher }: VoucherView, rates: ReturnType<typeof taxByRate>): number {
  const x = PAPER.margin;
  const sum = (of: (one: (typeof rates)[number]) => bigint) => rates.reduce((total, one) => total + of(one), 0n);
  const exact = sum(({ taxable, cgst, sgst, igst }) => taxable + cgst + sgst + igst);
  const rows: [string, bigint, boolean][] = [
    ["Taxable value", sum(({ taxable }) => taxable), false],
    ["CGST", sum(({ cgst }) => cgst), false],
    ["SGST", sum(({ sgst }) => sgst), false],
    ["IGST", sum(({ igst }) => igst), false],
    ["Round-off", rates.length === 0 ? 0n : voucher.amount - exact, false],
    ["Total (INR)", voucher.amount, true],
  ];
  let y = top;
  for (const [term, paise, bold] of rows) {
    if (paise === 0n && !bold) continue;
    if (bold) sheet.rule(y, 0.5, x + HALF + 20);
    sheet.text(x + HALF + 20, y + 0.8, term, { bold, size: bold ? 11 : 9 });
    y = sheet.text(x + HALF + 20, y + 0.8, formatRupees(paise), {
      bold,
      size: bold ? 11 : 9,
      align: "right",
      width: HALF - 20 - 1.2,
    });
  }
  const words = sheet.text(x, top, "Amount in words", { size: 7.5, grey: true });
  return Math.max(y, sheet.text(x, words, rupeesInWords(voucher.amount), { bold: true, width: HALF + 10 }));
}

async function drawPayment(
  sheet: Sheet,
  top: number,
  { voucher }: VoucherView,
  details: Details,
  upiId: string | undefined,
) {
  const x = PAPER.margin;
  const account = textOf(details.company_account_number);
  const bank =
    voucher.company.bankAccounts.find((one) => one.accountNumber === account) ?? voucher.company.bankAccounts[0];
  // What a credit note gives back is not paid to the office.
  const isPayable = voucher.kind !== "credit_note";
  let y = isPayable ? sheet.text(x, top, "Pay to", { size: 7.5, grey: true }) : top;
  if (bank && isPayable) {
    y = sheet.text(x, y, `${bank.bankName}${bank.branch ? `, ${bank.branch}` : ""}`, { bold: true, width: HALF - 30 });
    y = sheet.text(x, y, `Account ${bank.accountNumber}`);
    y = sheet.text(x, y, `IFSC ${bank.ifscCode}${bank.swiftCode ? `, SWIFT ${bank.swiftCode}` : ""}`);
  }
  if (textOf(details.terms_of_delivery))
    y = sheet.text(x, y + 2, `Terms: ${textOf(details.terms_of_delivery)}`, { width: HALF - 6 });
  if (textOf(details.remark)) sheet.text(x, y + 1, textOf(details.remark), { width: HALF - 6 });
  if (upiId && isPayable) {
    const png = await upiQr({ upiId, payee: voucher.company.name, paise: voucher.amount, note: voucher.number });
    await sheet.picture(png, x + HALF - 14, top, 28);
    sheet.text(x + HALF - 14, top + 28.5, "Pay by UPI", { size: 7.5, grey: true, align: "center", width: 28 });
  }
  sheet.text(x + HALF + 20, top, `For ${voucher.company.name}`, { bold: true, align: "right", width: HALF - 20 });
  sheet.rule(top + 24, 0.4, x + HALF + 34);
  sheet.text(x + HALF + 20, top + 25, "Authorised signatory", {
    size: 8,
    grey: true,
    align: "right",
    width: HALF - 20,
  });
}
