import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { mayKeepBooks } from "../policy";
import { type NoteKind, postNote } from "../vouchers/notes";
import { postVendorDebitNote } from "../vouchers/vendor-notes";
import { type Entered, entered, linesOf, unlessTwin } from "./enter";
import type { NoteForm, VendorNoteForm } from "./forms";

/** Whose the invoice or bill is; that there is none is said by the verb that posts. */
const partyOf = async (against: bigint): Promise<number | null> =>
  (await db().ledgerVoucher.findUnique({ where: { id: against }, select: { partyId: true } }))?.partyId ?? null;

/** Each enters a note from its form. See the verbs of the notes. */
const enterNote =
  (kind: NoteKind) =>
  async (actor: Actor, form: NoteForm): Promise<Entered> => {
    permit(mayKeepBooks(actor));
    await unlessTwin(form, { kind, partyId: await partyOf(form.against), amount: form.expected_total });
    const made = await postNote(actor, kind, {
      againstId: form.against,
      date: form.date,
      reason: form.reason,
      lines: linesOf(form.lines),
      expectedTotal: form.expected_total,
      remark: form.remark,
      draftId: form.draft,
    });
    return entered(made);
  };
export const enterCreditNote = enterNote("credit_note");
export const enterDebitNote = enterNote("debit_note");

export async function enterVendorNote(actor: Actor, form: VendorNoteForm): Promise<Entered> {
  permit(mayKeepBooks(actor));
  const { against, amount } = form;
  await unlessTwin(form, { kind: "vendor_debit_note", partyId: await partyOf(against), amount });
  const made = await postVendorDebitNote(actor, {
    againstId: against,
    date: form.date,
    reason: form.reason,
    amount,
    gst: form.gst,
    vendorNoteNumber: form.vendor_note_number,
    remark: form.remark,
    draftId: form.draft,
  });
  return entered(made);
}
