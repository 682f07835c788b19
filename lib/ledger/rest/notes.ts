import { z } from "zod";
import type { LedgerVoucher } from "@/lib/generated/prisma/client";
import { operation } from "@/lib/platform/http/operation";
import { noteView } from "../desk/note-view";
import { rupeesOf } from "../money";
import { CreditNoteInput, DebitNoteInput, VendorDebitNoteInput } from "../vouchers/note-schema";
import { type NoteKind, postNote } from "../vouchers/notes";
import { recordedVoucher } from "../vouchers/queries";
import { removeNote } from "../vouchers/removal";
import { postVendorDebitNote } from "../vouchers/vendor-notes";
import { Done, done, ledgerId, ok, success } from "./envelope";

const Note = z.object({
  id: z.int().meta({ examples: [12] }),
  number: z.string().meta({ examples: ["CN/25-26/0001"] }),
  total: z.number().meta({ examples: [1180] }),
});
const answer = (voucher: LedgerVoucher) =>
  ok(
    { id: Number(voucher.id), number: voucher.number, total: rupeesOf(voucher.amount) },
    `Note ${voucher.number} was posted`,
  );

const salesNote = (kind: NoteKind, body: typeof CreditNoteInput | typeof DebitNoteInput, description: string) =>
  operation({
    id: kind === "credit_note" ? "bookkeeping.createCreditNote" : "bookkeeping.createDebitNote",
    method: "POST",
    path: kind === "credit_note" ? "/credit-notes" : "/debit-notes",
    summary: `Post a ${kind.replace("_", " ")} against an invoice`,
    description,
    who: "staff",
    body,
    response: success(Note),
    status: 201,
    replay: async (actor, id) => answer((await recordedVoucher(actor, id)).voucher),
    async handle({ actor, body: asked }) {
      const { voucher } = await postNote(actor, kind, {
        againstId: asked.against_id,
        date: asked.date,
        reason: asked.reason,
        lines: asked.lines ?? null,
        expectedTotal: null,
        remark: asked.remark,
      });
      return answer(voucher);
    },
  });

/** Credit and debit notes (CGST Act, s. 34), and debit notes to vendors. */
export const noteOperations = [
  salesNote(
    "credit_note",
    CreditNoteInput,
    "Takes back value and tax as the invoice bears them, never more. Without lines: all that it still bears. It settles what is open of the invoice.",
  ),
  salesNote("debit_note", DebitNoteInput, "Bills more than the invoice did, with the tax of its own lines."),
  operation({
    id: "bookkeeping.createVendorDebitNote",
    method: "POST",
    path: "/vendor-debit-notes",
    summary: "Post a debit note to a vendor against their bill",
    description: "The payable, the cost and the input tax go down, never by more than the bill still bears.",
    who: "staff",
    body: VendorDebitNoteInput,
    response: success(Note),
    status: 201,
    replay: async (actor, id) => answer((await recordedVoucher(actor, id)).voucher),
    async handle({ actor, body }) {
      const { voucher } = await postVendorDebitNote(actor, {
        againstId: body.against_id,
        date: body.date,
        reason: body.reason,
        amount: body.amount,
        gst: body.gst ?? 0n,
        vendorNoteNumber: body.vendor_note_number,
        remark: body.remark,
      });
      return answer(voucher);
    },
  }),
  operation({
    id: "bookkeeping.note",
    method: "GET",
    path: "/notes/{id}",
    summary: "Read a credit or debit note",
    who: "staff",
    params: ledgerId("The note's id"),
    response: success(
      z.object({
        ...Note.shape,
        kind: z.enum(["credit_note", "debit_note", "vendor_debit_note"]),
        state: z.enum(["posted", "saved", "reversed"]),
        date: z.string(),
        company_id: z.int(),
        party_name: z.string(),
        against_id: z.int(),
        against_number: z.string(),
        reason: z.string(),
        taxable: z.number(),
        cgst: z.number(),
        sgst: z.number(),
        igst: z.number(),
        input_gst: z.number().meta({ description: "Of a vendor's bill: the input tax that went down" }),
      }),
    ),
    handle: async ({ actor, params }) => ok(await noteView(actor, params.id)),
  }),
  operation({
    id: "bookkeeping.deleteNote",
    method: "DELETE",
    path: "/notes/{id}",
    summary: "Take a credit or debit note back by reversing it",
    description: "Its number is not given again.",
    who: "staff",
    params: ledgerId("The note's id"),
    response: Done,
    async handle({ actor, params }) {
      await removeNote(actor, params.id);
      return done("The note was reversed");
    },
  }),
];
