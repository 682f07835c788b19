import type { VoucherView } from "../desk/voucher-page";
import { formatRupees, paiseOf } from "../rupees";
import { NOTE_REASONS, type NoteReason } from "../vouchers/note-sums";
import { rupeesInWords } from "../words";
import { letterhead, stamp } from "./letterhead";
import { PAPER, type Sheet } from "./sheet";

const WIDTH = PAPER.width - 2 * PAPER.margin;

/** A debit note to a vendor: which of their bills is too high, by how much, with the tax in it, and why. */
export function drawVendorNote(sheet: Sheet, view: VoucherView): void {
  const { voucher, date } = view;
  const details = voucher.details as Record<string, unknown>;
  const told = (name: string): string => (typeof details[name] === "string" ? (details[name] as string) : "");
  const indian = (day: string) => day.split("-").reverse().join("-");
  const x = PAPER.margin;
  let y = letterhead(sheet, voucher.company, "Debit note");
  const facts: [string, string][] = [
    ["Note number", voucher.number],
    ["Date", indian(date)],
    ["To", voucher.party?.name ?? told("vendor_name")],
    ["GSTIN", voucher.party?.gstin ?? ""],
    ["Against your bill", told("against_number")],
    ["Bill date", indian(told("against_date"))],
    ["Your credit note", told("vendor_note_number")],
    ["Reason", NOTE_REASONS[told("reason_code") as NoteReason] ?? ""],
    ["Remark", told("remark")],
  ];
  for (const [term, value] of facts) {
    if (value === "") continue;
    sheet.text(x, y, term, { grey: true });
    y = sheet.text(x + 40, y, value, { bold: true, width: WIDTH - 40 }) + 0.8;
  }
  const read = paiseOf(details.gst ?? 0);
  const gst = typeof read === "bigint" ? read : 0n;
  const right = { align: "right" as const, width: WIDTH };
  sheet.rule(y + 3, 0.8);
  y += 5;
  if (gst > 0n) {
    sheet.text(x, y, "Value");
    y = sheet.text(x, y, formatRupees(voucher.amount - gst), right);
    sheet.text(x, y, "GST");
    y = sheet.text(x, y, formatRupees(gst), right) + 1;
  }
  sheet.text(x, y, "We debit your account with (INR)", { size: 11 });
  y = sheet.text(x, y, formatRupees(voucher.amount), { ...right, size: 14, bold: true });
  y = sheet.text(x, y + 1, rupeesInWords(voucher.amount), { bold: true, width: WIDTH });
  sheet.rule(y + 2, 0.8);
  sheet.text(x, y + 10, `For ${voucher.company.name}`, { ...right, bold: true });
  sheet.rule(y + 32, 0.4, x + WIDTH - 60);
  sheet.text(x, y + 33, "Authorised signatory", { ...right, size: 8, grey: true });
  stamp(sheet, view.state);
}
