import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { toLegalDate } from "@/lib/platform/time";
import { findCompany } from "../parties/companies";
import { mayKeepBooks } from "../policy";
import { formatRupees } from "../rupees";
import { invoiceLinesOf } from "../vouchers/invoice-lines";
import { invoiceBasis, WITH_NOTES } from "../vouchers/note-basis";
import { leftAt, leftOf, type NoteBasis } from "../vouchers/note-sums";
import { type NOTE_PATTERNS, previewNoteNumber } from "../vouchers/series";
import { leftOfBill } from "../vouchers/vendor-notes";

/** As many of a party's newest invoices or bills are offered. */
const OFFERED_MAX = 100;

/** A line as a note's form begins with it, typed as a person would. */
export type NoteLine = { description: string; hsn_sac: string; quantity: string; unit: string; rate: string };

/** An invoice or a vendor's bill that a note may be written against; `left` in paise. */
export type Notable = {
  id: string;
  number: string;
  date: string;
  companyId: number;
  party: { id: number; name: string };
  left: bigint;
  /** Of an invoice: what it bears, and lines that credit all that is left of it. */
  basis: NoteBasis | null;
  lines: NoteLine[];
  /** Of a bill: the input tax that is left in it, in paise. */
  leftGst: bigint;
};

async function read(where: { id?: bigint; companyId?: number; partyId?: number; kind: "invoice" | "vendor_service" }) {
  const rows = await db().ledgerVoucher.findMany({
    where: { ...where, deletedAt: null, entryId: { not: null } },
    include: WITH_NOTES,
    orderBy: [{ date: "desc" }, { id: "desc" }],
    take: OFFERED_MAX,
  });
  return rows.map(({ id, number, date, companyId, party, ...rest }): Notable => {
    const row = { id, number, date, companyId, party, ...rest };
    const basis = where.kind === "invoice" ? invoiceBasis(row) : null;
    const bill = where.kind === "vendor_service" ? leftOfBill(row) : { amount: 0n, gst: 0n };
    return {
      id: String(id),
      number,
      date: toLegalDate(date),
      companyId,
      party: { id: party?.id ?? 0, name: party?.name ?? "" },
      left: basis ? leftOf(basis) : bill.amount,
      basis,
      lines: basis ? linesOf(row, basis) : [],
      leftGst: bill.gst,
    };
  });
}

/** The invoice's own lines while nothing of them was credited; else one line for each rate at which something is left. */
function linesOf(invoice: { number: string; details: unknown; notes: unknown[] }, basis: NoteBasis): NoteLine[] {
  const own = invoiceLinesOf(invoice.details);
  if (own.length > 0 && invoice.notes.length === 0)
    return own.map(({ description, hsnSac, quantity, unitPaise, rateBp }) => ({
      description,
      hsn_sac: hsnSac ?? "",
      quantity,
      unit: formatRupees(unitPaise),
      rate: String(rateBp),
    }));
  const hsn = (invoice.details as { hsn_sac?: string | null }).hsn_sac ?? "";
  return basis.rates.flatMap(({ rateBp }) => {
    const left = leftAt(basis, rateBp);
    const description = `Rest of ${invoice.number}`;
    const line = { description, hsn_sac: hsn, quantity: "1", unit: formatRupees(left), rate: String(rateBp) };
    return left > 0n ? [line] : [];
  });
}

/** A party's invoices (or bills) with a company that a note may be written against, the newest first. */
export function notable(
  actor: Actor,
  kind: "invoice" | "vendor_service",
  companyId: number,
  partyId: number,
): Promise<Notable[]> {
  permit(mayKeepBooks(actor));
  return read({ kind, companyId, partyId });
}

/** The one that a form was opened for. @throws DomainError not_found */
export async function notableOne(actor: Actor, kind: "invoice" | "vendor_service", id: bigint): Promise<Notable> {
  permit(mayKeepBooks(actor));
  const [found] = await read({ kind, id });
  if (!found) throw notFound("Invoice");
  return found;
}

/** The number that the next note of a day would have. Asking takes none. @throws DomainError not_found */
export async function nextNoteNumber(
  actor: Actor,
  kind: keyof typeof NOTE_PATTERNS,
  companyId: number,
  date: string,
): Promise<string> {
  permit(mayKeepBooks(actor));
  return previewNoteNumber(db(), (await findCompany(db(), companyId)).id, kind, date);
}
