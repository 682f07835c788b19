import type { LedgerVoucher } from "@/lib/generated/prisma/client";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { conflict, DomainError, invalidField } from "@/lib/platform/errors";
import { type Clock, systemClock, toLegalDate } from "@/lib/platform/time";
import { checkPostingDate } from "../dates";
import { lockBooks } from "../journal/chain";
import type { Line } from "../journal/types";
import { mayKeepBooks } from "../policy";
import { formatRupees } from "../rupees";
import { gstTotal } from "../tax";
import { settleByNote } from "./allocations";
import { checkRegistered, valuedLines } from "./desk-invoice";
import type { FromDraft } from "./draft-state";
import { type InvoiceLine, type InvoiceSums, keptLines } from "./invoice-lines";
import { invoicePostings } from "./invoices";
import { invoiceBasis, WITH_NOTES } from "./note-basis";
import { creditDeadline, creditSums, debitSums, leftAt, type NoteBasis, type NoteReason } from "./note-sums";
import { type Recorded, recordVoucher } from "./record";
import { takeNoteNumber } from "./series";

export type NoteKind = "credit_note" | "debit_note";

export type NoteInput = {
  againstId: bigint;
  date: string;
  reason: NoteReason;
  /** What is credited or billed in addition; null credits all that the invoice still bears. */
  lines: Omit<InvoiceLine, "taxable">[] | null;
  /** What the desk showed when it was posted, in paise; null where nobody looked. */
  expectedTotal: bigint | null;
  remark: string | null;
} & FromDraft;

const TYPES = { credit_note: "Credit Note", debit_note: "Debit Note" } as const;

/** A posted invoice that stands, with its notes. @throws DomainError invalid `against_id` */
export async function invoiceToNote(tx: Tx, id: bigint) {
  const invoice = await tx.ledgerVoucher.findFirst({
    where: { id, kind: "invoice", deletedAt: null, entryId: { not: null } },
    include: WITH_NOTES,
  });
  if (!invoice) throw invalidField("against_id", "is no posted invoice");
  return invoice;
}
type NotedInvoice = Awaited<ReturnType<typeof invoiceToNote>>;

/**
 * Posts a credit or a debit note against an invoice (CGST Act, s. 34) and gives it the next number of its own series. A
 * credit note takes back value and tax as the invoice bears them, never more; it settles what is open of the invoice,
 * and the rest stays on the customer's account. A debit note bills more, with the tax of its own lines.
 *
 * @throws DomainError invalid: invoice, date, lines, more than the invoice still bears; conflict `total_changed`
 */
export function postNote(
  actor: Actor,
  kind: NoteKind,
  input: NoteInput,
  clock: Clock = systemClock,
): Promise<Recorded> {
  permit(mayKeepBooks(actor));
  checkPostingDate(input.date, "date", clock);
  const isCredit = kind === "credit_note";
  if (input.lines === null && !isCredit) throw invalidField("lines", "are required: write at least one");
  return transaction(async (tx) => {
    const { companyId } = await invoiceToNote(tx, input.againstId);
    await lockBooks(tx, [companyId]);
    // Read again under the lock, so that of two notes at the same time the second sees the first one's.
    const invoice = await invoiceToNote(tx, input.againstId);
    const basis = invoiceBasis(invoice);
    const lines = input.lines ? valuedLines(input.lines) : restOf(invoice, basis);
    const sums = isCredit ? credited(basis, lines) : debitSums(basis, lines);
    if (!isCredit && lines.some(({ rateBp }) => rateBp > 0)) checkRegistered(invoice.company);
    checkNoteDate(invoice, input.date, isCredit && gstTotal(sums) > 0n);
    if (sums.total <= 0n) throw invalidField("lines", "come to nothing");
    if (input.expectedTotal !== null && sums.total !== input.expectedTotal)
      throw conflict("total_changed", `The note now comes to ${formatRupees(sums.total)}: look at it and post it.`);
    const recorded = await recordVoucher(tx, actor, await draftOf(tx, kind, input, { invoice, basis, lines, sums }));
    if (isCredit) {
      const debits = invoice.notes.filter((note) => note.kind === "debit_note").map(({ id }) => id);
      await settleByNote(tx, recorded.voucher.id, [invoice.id, ...debits], sums.total);
    }
    return recorded;
  });
}

/** One line for each rate at which something is left. */
const restOf = (invoice: NotedInvoice, basis: NoteBasis): InvoiceLine[] =>
  basis.rates.flatMap(({ rateBp }) => {
    const left = leftAt(basis, rateBp);
    const hsnSac = (invoice.details as { hsn_sac?: string | null }).hsn_sac ?? null;
    const line = { description: `All of ${invoice.number}`, hsnSac, quantity: "1", rateBp };
    return left > 0n ? [{ ...line, unitPaise: left, taxable: left }] : [];
  });

function credited(basis: NoteBasis, lines: InvoiceLine[]): InvoiceSums {
  const { sums, excess } = creditSums(basis, lines);
  if (!excess) return sums;
  const which = excess.rateBp === null ? "" : ` at ${excess.rateBp / 100} %`;
  const reason = `are more than the ${formatRupees(excess.left)} that the invoice still bears${which}`;
  throw new DomainError("invalid", "above_invoice", `The lines ${reason}`, [{ name: "lines", reason }]);
}

function checkNoteDate(invoice: LedgerVoucher, date: string, takesTaxBack: boolean): void {
  const invoiced = toLegalDate(invoice.date);
  if (date < invoiced) throw invalidField("date", `must not be before the invoice's, ${invoiced}`);
  const deadline = creditDeadline(invoiced);
  if (takesTaxBack && date > deadline)
    throw invalidField(
      "date",
      `must not be after ${deadline}: tax of that year is no longer taken back (CGST Act, s. 34(2)); an adjustment may be`,
    );
}

async function draftOf(
  tx: Tx,
  kind: NoteKind,
  input: NoteInput,
  { invoice, basis, lines, sums }: { invoice: NotedInvoice; basis: NoteBasis; lines: InvoiceLine[]; sums: InvoiceSums },
) {
  const { byRate, ...amounts } = sums;
  const told = invoice.details as Record<string, unknown>;
  const { party } = invoice;
  if (!party) throw invalidField("against_id", "is an invoice of nobody");
  const asInvoice = await invoicePostings(tx, invoice.company, party.id, sums);
  const mirrored = asInvoice.map(
    ({ debit = 0n, credit = 0n, ...line }): Line => ({ ...line, debit: credit, credit: debit }),
  );
  const number = await takeNoteNumber(tx, invoice.companyId, kind, input.date);
  return {
    kind,
    companyId: invoice.companyId,
    partyId: party.id,
    voucherType: TYPES[kind],
    number: () => number,
    date: input.date,
    amount: sums.total,
    draftId: input.draftId,
    againstId: invoice.id,
    details: {
      against_number: invoice.number,
      against_date: toLegalDate(invoice.date),
      reason_code: input.reason,
      place_of_supply: told.place_of_supply ?? party.stateCode,
      is_sez: told.is_sez ?? party.isSez,
      inter_state: basis.interState,
      party_name: party.name,
      company_account_number: told.company_account_number,
      hsn_sac: lines[0]?.hsnSac ?? null,
      ...amounts,
      by_rate: byRate,
      lines: keptLines(lines),
      remark: input.remark,
      // The buyer as the invoice knew it: a note follows its invoice.
      buyer: told.buyer ?? {
        gstin: party.gstin,
        address: party.address,
        city: party.city,
        state: party.state,
        pincode: party.pincode,
      },
    },
    entry: {
      particulars: `${TYPES[kind]} to ${party.name} against ${invoice.number}`,
      entryType: "Auto" as const,
      lines: kind === "credit_note" ? mirrored : asInvoice,
    },
    source: kind === "credit_note" ? "desk.postCreditNote" : "desk.postDebitNote",
  };
}
