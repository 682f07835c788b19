import type { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import {
  type Entered,
  enterAdjustment,
  enterContra,
  enterExpense,
  enterInvoice,
  enterJournal,
  enterReceipt,
  enterVendorBill,
  enterVendorPayment,
} from "./enter";
import { enterCreditNote, enterDebitNote, enterVendorNote } from "./enter-notes";
import {
  AdjustmentForm,
  ContraForm,
  ExpenseForm,
  InvoiceForm,
  JournalForm,
  NoteForm,
  ReceiptForm,
  VendorBillForm,
  VendorNoteForm,
  VendorPaymentForm,
} from "./forms";

type Bound = { schema: z.ZodType; enter: (actor: Actor, form: never) => Promise<Entered> };
const bind = <S extends z.ZodType>(schema: S, enter: (actor: Actor, form: z.output<S>) => Promise<Entered>): Bound => ({
  schema,
  enter: enter as Bound["enter"],
});

/** Every form of the desk by its address: what it sends, and the verb that enters it. */
export const DRAFT_FORMS = {
  invoice: bind(InvoiceForm, enterInvoice),
  receipt: bind(ReceiptForm, enterReceipt),
  "vendor-bill": bind(VendorBillForm, enterVendorBill),
  "vendor-payment": bind(VendorPaymentForm, enterVendorPayment),
  expense: bind(ExpenseForm, enterExpense),
  adjustment: bind(AdjustmentForm, enterAdjustment),
  contra: bind(ContraForm, enterContra),
  journal: bind(JournalForm, enterJournal),
  "credit-note": bind(NoteForm, enterCreditNote),
  "debit-note": bind(NoteForm, enterDebitNote),
  "vendor-note": bind(VendorNoteForm, enterVendorNote),
} as const;
export type DraftFormName = keyof typeof DRAFT_FORMS;
export const DRAFT_FORM_NAMES = Object.keys(DRAFT_FORMS) as [DraftFormName, ...DraftFormName[]];
