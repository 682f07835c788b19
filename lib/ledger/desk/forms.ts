import { z } from "zod";
import { LedgerDate } from "../dates";
import { optionalText, requiredText } from "../parties/schema";
import { NOTE_REASON_CODES } from "../vouchers/note-sums";
import { ChosenId, ChosenVoucher, TypedOptional, TypedPercent, TypedPositive, TypedSigned } from "./typed";

/** What every form of the desk sends: `sure` once somebody has said that it is no duplicate. */
const common = {
  company: ChosenId,
  date: LedgerDate,
  sure: z.boolean().default(false),
  /** The draft that the form was resumed from. */
  draft: z.uuid().optional(),
};
/** A row of lines that was not filled in. */
const text = z.string().max(300);

const TypedLines = z
  .array(
    z.object({
      description: requiredText(300),
      hsn_sac: optionalText(6),
      quantity: z.string().max(12),
      unit: TypedPositive,
      rate: z
        .string()
        .regex(/^\d{1,4}$/)
        .transform(Number),
    }),
  )
  .min(1, "are required: write at least one")
  .max(100);
const ShownTotal = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(BigInt);

export const InvoiceForm = z.object({
  ...common,
  bank: ChosenId,
  party: ChosenId,
  place_of_supply: z
    .string()
    .regex(/^(\d{2})?$/)
    .transform((code) => code || null),
  whole_rupees: z.boolean(),
  expected_total: ShownTotal,
  /** Whether IGST was shown, rather than CGST and SGST. */
  inter_state: z.boolean().optional(),
  order_reference: optionalText(100),
  terms_of_delivery: optionalText(300),
  remark: optionalText(500),
  lines: TypedLines,
});
export type InvoiceForm = z.output<typeof InvoiceForm>;

export const ReceiptForm = z.object({
  ...common,
  bank: ChosenId,
  party: z.union([z.literal("").transform(() => null), ChosenId]),
  amount: TypedPositive,
  payment_type: requiredText(40),
  transaction_id: optionalText(100),
  tds: TypedPercent,
  gst: TypedOptional,
  on_account_of: optionalText(300),
  remark: optionalText(500),
  allocations: z.array(z.object({ invoice: ChosenVoucher, amount: TypedPositive })).max(200),
});
export type ReceiptForm = z.output<typeof ReceiptForm>;

export const VendorBillForm = z.object({
  ...common,
  party: ChosenId,
  amount: TypedPositive,
  gst: TypedOptional,
  particulars: requiredText(500),
  bill_number: optionalText(60),
  on_account_of: optionalText(300),
  remark: optionalText(500),
});
export type VendorBillForm = z.output<typeof VendorBillForm>;

export const VendorPaymentForm = z.object({
  ...common,
  bank: ChosenId,
  party: ChosenId,
  amount: TypedPositive,
  transaction_id: requiredText(100),
  on_account_of: optionalText(300),
  remark: optionalText(500),
});
export type VendorPaymentForm = z.output<typeof VendorPaymentForm>;

export const ExpenseForm = z.object({
  ...common,
  bank: ChosenId,
  head: requiredText(100),
  amount: TypedPositive,
  payee: requiredText(255),
  payee_gstin: optionalText(15),
  payment_method: requiredText(40),
  transaction_id: optionalText(100),
  description: optionalText(500),
});
export type ExpenseForm = z.output<typeof ExpenseForm>;

export const AdjustmentForm = z.object({
  ...common,
  side: z.enum(["client", "vendor"]),
  party: ChosenId,
  amount: TypedSigned,
  particulars: requiredText(500),
  on_account_of: optionalText(300),
  remark: optionalText(500),
});
export type AdjustmentForm = z.output<typeof AdjustmentForm>;

export const ContraForm = z.object({
  ...common,
  from_account: ChosenId,
  to_account: ChosenId,
  amount: TypedPositive,
  transaction_id: optionalText(100),
  narration: optionalText(500),
});
export type ContraForm = z.output<typeof ContraForm>;

export const JournalForm = z.object({
  ...common,
  narration: requiredText(500),
  lines: z
    .array(
      z
        .object({
          account: ChosenId,
          party: z.union([z.literal("").transform(() => null), ChosenId]),
          debit: TypedOptional,
          credit: TypedOptional,
          note: text.transform((value) => value.trim() || null),
        })
        .refine(({ debit, credit }) => (debit === 0n) !== (credit === 0n), {
          path: ["debit"],
          message: "or credit is needed, and only one of them",
        }),
    )
    .min(2, "are two at least")
    .max(100),
});
export type JournalForm = z.output<typeof JournalForm>;

const note = { ...common, against: ChosenVoucher, reason: z.enum(NOTE_REASON_CODES), remark: optionalText(500) };

/** A credit or a debit note against an invoice; its company is the invoice's. */
export const NoteForm = z.object({ ...note, expected_total: ShownTotal, lines: TypedLines });
export type NoteForm = z.output<typeof NoteForm>;

/** A debit note to a vendor, against a bill of theirs. */
export const VendorNoteForm = z.object({
  ...note,
  amount: TypedPositive,
  gst: TypedOptional,
  vendor_note_number: optionalText(60),
});
export type VendorNoteForm = z.output<typeof VendorNoteForm>;
