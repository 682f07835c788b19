import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { toLegalDate } from "@/lib/platform/time";
import { mayKeepBooks } from "../policy";
import { paiseOf, rupeesOf } from "../rupees";
import { isNote } from "../vouchers/removal";
import { stateOf } from "./vouchers-listing";

/** A note as a client reads it, money in rupees. @throws DomainError not_found, also for a voucher of another kind */
export async function noteView(actor: Actor, id: bigint) {
  permit(mayKeepBooks(actor));
  const note = await db().ledgerVoucher.findUnique({ where: { id }, include: { party: true } });
  if (!note || !isNote(note.kind) || note.againstId === null) throw notFound("Note");
  const details = note.details as Record<string, unknown>;
  const paise = (name: string): bigint => {
    const read = paiseOf(details[name] ?? 0);
    return typeof read === "bigint" ? read : 0n;
  };
  // Of a vendor's bill the books know the tax as one amount.
  const isVendors = note.kind === "vendor_debit_note";
  return {
    id: Number(note.id),
    number: note.number,
    total: rupeesOf(note.amount),
    kind: note.kind,
    state: stateOf(note),
    date: toLegalDate(note.date),
    company_id: note.companyId,
    party_name: note.party?.name ?? "",
    against_id: Number(note.againstId),
    against_number: String(details.against_number ?? ""),
    reason: String(details.reason_code ?? ""),
    taxable: rupeesOf(isVendors ? note.amount - paise("gst") : paise("taxable")),
    cgst: rupeesOf(paise("cgst")),
    sgst: rupeesOf(paise("sgst")),
    igst: rupeesOf(paise("igst")),
    input_gst: rupeesOf(isVendors ? paise("gst") : 0n),
  };
}
