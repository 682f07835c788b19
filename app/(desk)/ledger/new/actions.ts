"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { LedgerDate } from "@/lib/ledger/dates";
import { nextInvoiceNumber } from "@/lib/ledger/desk/choices";
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
} from "@/lib/ledger/desk/enter";
import { enterCreditNote, enterDebitNote, enterVendorNote } from "@/lib/ledger/desk/enter-notes";
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
} from "@/lib/ledger/desk/forms";
import { nextNoteNumber, notable } from "@/lib/ledger/desk/note-choices";
import { openInvoices } from "@/lib/ledger/vouchers/allocations";
import type { Actor } from "@/lib/platform/auth/actor";
import { action } from "@/lib/platform/http/action";

/** Every page of the books shows what was posted. */
const posting =
  <Form>(enter: (actor: Actor, form: Form) => Promise<Entered>) =>
  async (actor: Actor, form: Form): Promise<Entered> => {
    const made = await enter(actor, form);
    revalidatePath("/ledger", "layout");
    return made;
  };

export const postInvoice = action(InvoiceForm, posting(enterInvoice));
export const postReceipt = action(ReceiptForm, posting(enterReceipt));
export const postVendorBill = action(VendorBillForm, posting(enterVendorBill));
export const postVendorPayment = action(VendorPaymentForm, posting(enterVendorPayment));
export const postExpense = action(ExpenseForm, posting(enterExpense));
export const postAdjustment = action(AdjustmentForm, posting(enterAdjustment));
export const postContra = action(ContraForm, posting(enterContra));
export const postJournal = action(JournalForm, posting(enterJournal));
export const postCreditNote = action(NoteForm, posting(enterCreditNote));
export const postDebitNote = action(NoteForm, posting(enterDebitNote));
export const postVendorNote = action(VendorNoteForm, posting(enterVendorNote));

const id = z.int().positive();

/** The number that the next invoice of a day would have; asking takes none. */
export const previewInvoiceNumber = action(z.object({ company: id, date: LedgerDate }), (actor, { company, date }) =>
  nextInvoiceNumber(actor, company, date),
);

const OfDay = z.object({ company: id, date: LedgerDate });
export const previewCreditNumber = action(OfDay, (actor, { company, date }) =>
  nextNoteNumber(actor, "credit_note", company, date),
);
export const previewDebitNumber = action(OfDay, (actor, { company, date }) =>
  nextNoteNumber(actor, "debit_note", company, date),
);

/** The invoices of a customer, or the bills of a vendor, that a note may be written against. */
export const findNotable = action(
  z.object({ kind: z.enum(["invoice", "vendor_service"]), company: id, party: id }),
  (actor, { kind, company, party }) => notable(actor, kind, company, party),
);

/** A customer's invoices that are still open, for a receipt; amounts in paise as text. */
export const findOpenInvoices = action(z.object({ company: id, party: id }), async (actor, { company, party }) =>
  (await openInvoices(actor, company, party)).map(({ total, open, ...invoice }) => ({
    ...invoice,
    total: String(total),
    open: String(open),
  })),
);
