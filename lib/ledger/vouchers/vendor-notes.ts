import type { LedgerVoucher } from "@/lib/generated/prisma/client";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { DomainError, invalidField } from "@/lib/platform/errors";
import { type Clock, systemClock, toLegalDate } from "@/lib/platform/time";
import { checkPostingDate } from "../dates";
import { accountFor } from "../journal/accounts";
import { lockBooks } from "../journal/chain";
import { mayKeepBooks } from "../policy";
import { formatRupees, paiseOf } from "../rupees";
import type { FromDraft } from "./draft-state";
import { WITH_NOTES } from "./note-basis";
import type { NoteReason } from "./note-sums";
import { type Recorded, recordVoucher } from "./record";
import { takeNoteNumber } from "./series";

export type VendorNoteInput = {
  againstId: bigint;
  date: string;
  reason: NoteReason;
  /** Paise, with the tax in it. */
  amount: bigint;
  gst: bigint;
  /** Number of the credit note by which the vendor agreed: theirs is the document under section 34. */
  vendorNoteNumber: string | null;
  remark: string | null;
} & FromDraft;

/** The input tax in a vendor's bill or in a note against it, in paise. */
const gstIn = ({ details }: Pick<LedgerVoucher, "details">): bigint => {
  const read = paiseOf((details as { gst?: unknown }).gst ?? 0);
  return typeof read === "bigint" ? read : 0n;
};

/** A vendor's bill that stands, with its notes. @throws DomainError invalid `against_id` */
async function billToNote(tx: Tx, id: bigint) {
  const bill = await tx.ledgerVoucher.findFirst({
    where: { id, kind: "vendor_service", deletedAt: null, entryId: { not: null } },
    include: { ...WITH_NOTES, entry: { include: { postings: { include: { account: { select: { role: true } } } } } } },
  });
  if (!bill) throw invalidField("against_id", "is no vendor's bill");
  return bill;
}

/** What a vendor's bill still bears, in paise: the whole, and the tax in it. */
export function leftOfBill(bill: LedgerVoucher & { notes: LedgerVoucher[] }): { amount: bigint; gst: bigint } {
  const noted = bill.notes.filter(({ kind }) => kind === "vendor_debit_note");
  return {
    amount: noted.reduce((left, note) => left - note.amount, bill.amount),
    gst: noted.reduce((left, note) => left - gstIn(note), gstIn(bill)),
  };
}

/**
 * Posts a debit note to a vendor: a bill was too high, or what it was for came back. The payable, the cost and the input
 * tax go down, never by more than the bill still bears.
 *
 * @throws DomainError invalid: bill, date, more than the bill still bears
 */
export function postVendorDebitNote(
  actor: Actor,
  input: VendorNoteInput,
  clock: Clock = systemClock,
): Promise<Recorded> {
  permit(mayKeepBooks(actor));
  checkPostingDate(input.date, "date", clock);
  return transaction(async (tx) => {
    const { companyId } = await billToNote(tx, input.againstId);
    await lockBooks(tx, [companyId]);
    // Read again under the lock, so that of two notes at the same time the second sees the first one's.
    const bill = await billToNote(tx, input.againstId);
    checkLeft(bill, input);
    const cost = bill.entry?.postings.find(({ account }) => account.role === "expense")?.accountId;
    if (!bill.party || cost === undefined) throw invalidField("against_id", "is no vendor's bill");
    const number = await takeNoteNumber(tx, companyId, "vendor_debit_note", input.date);
    return recordVoucher(tx, actor, {
      kind: "vendor_debit_note",
      companyId,
      partyId: bill.party.id,
      voucherType: "Vendor Debit Note",
      number: () => number,
      date: input.date,
      amount: input.amount,
      draftId: input.draftId,
      againstId: bill.id,
      details: {
        against_number: (bill.details as { bill_number?: string | null }).bill_number ?? bill.number,
        against_date: toLegalDate(bill.date),
        reason_code: input.reason,
        gst: input.gst,
        vendor_note_number: input.vendorNoteNumber,
        vendor_name: bill.party.name,
        remark: input.remark,
      },
      entry: {
        particulars: `Debit note to ${bill.party.name} against ${bill.number}`,
        entryType: "Auto",
        lines: [
          { accountId: await accountFor(tx, companyId, "payable"), partyId: bill.party.id, debit: input.amount },
          { accountId: cost, credit: input.amount - input.gst },
          {
            accountId: await accountFor(tx, companyId, "input_gst"),
            partyId: bill.party.id,
            credit: input.gst,
          },
        ],
      },
      source: "desk.postVendorDebitNote",
    });
  });
}

function checkLeft(bill: Awaited<ReturnType<typeof billToNote>>, { amount, gst, date }: VendorNoteInput): void {
  const billed = toLegalDate(bill.date);
  if (date < billed) throw invalidField("date", `must not be before the bill's, ${billed}`);
  const left = leftOfBill(bill);
  const above = (name: string, most: bigint) => {
    const reason = `is more than the ${formatRupees(most)} that the bill still bears`;
    return new DomainError("invalid", "above_invoice", `The ${name} ${reason}`, [{ name, reason }]);
  };
  if (amount > left.amount) throw above("amount", left.amount);
  if (gst > left.gst) throw above("gst", left.gst);
  if (gst > amount || amount - gst > left.amount - left.gst)
    throw invalidField("gst", `must fit the amount: ${formatRupees(left.amount - left.gst)} without tax are left`);
}
