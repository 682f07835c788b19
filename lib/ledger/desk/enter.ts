import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { invalidField } from "@/lib/platform/errors";
import { findCompany } from "../parties/companies";
import { mayKeepBooks } from "../policy";
import { createAdjustment } from "../vouchers/adjustments";
import { postInvoice } from "../vouchers/desk-invoice";
import { refusePosted } from "../vouchers/draft-state";
import { createExpense, createVendorPayment, createVendorService } from "../vouchers/payables";
import { createReceipt } from "../vouchers/receipts";
import type { Recorded } from "../vouchers/record";
import { createContra, createJournal } from "../vouchers/transfers";
import { type Likeness, refuseTwin } from "../vouchers/twins";
import type {
  AdjustmentForm,
  ContraForm,
  ExpenseForm,
  InvoiceForm,
  JournalForm,
  ReceiptForm,
  VendorBillForm,
  VendorPaymentForm,
} from "./forms";

/** What a form is told of the voucher that it made. */
export type Entered = { id: string; number: string };
export const entered = ({ voucher }: Recorded): Entered => ({ id: String(voucher.id), number: voucher.number });

/** Unless somebody is sure, what looks entered already is stopped; and always a draft that was posted. */
export async function unlessTwin(
  form: { sure: boolean; company: number; date: string; draft?: string },
  like: Omit<Likeness, "companyId" | "date">,
) {
  if (form.draft) await refusePosted(db(), form.draft);
  if (!form.sure) await refuseTwin({ ...like, companyId: form.company, date: form.date });
}

async function bankOf(companyId: number, bankId: number) {
  const company = await findCompany(db(), companyId);
  const bank = company.bankAccounts.find(({ id }) => id === bankId);
  if (!bank) throw invalidField("bank", "is no bank account of this company");
  return { company, accountNumber: bank.accountNumber };
}

export const linesOf = (lines: InvoiceForm["lines"]) =>
  lines.map((line) => ({
    description: line.description,
    hsnSac: line.hsn_sac,
    quantity: line.quantity.trim(),
    unitPaise: line.unit,
    rateBp: line.rate,
  }));

/** Each enters one kind of voucher from its form; errors bear the form's names. See the vouchers' own verbs. */
export async function enterInvoice(actor: Actor, form: InvoiceForm): Promise<Entered> {
  permit(mayKeepBooks(actor));
  await unlessTwin(form, { kind: "invoice", partyId: form.party, amount: form.expected_total });
  const made = await postInvoice(actor, {
    companyId: form.company,
    bankAccountId: form.bank,
    partyId: form.party,
    date: form.date,
    placeOfSupply: form.place_of_supply,
    inWholeRupees: form.whole_rupees,
    expectedTotal: form.expected_total,
    orderReference: form.order_reference,
    termsOfDelivery: form.terms_of_delivery,
    remark: form.remark,
    expectedInterState: form.inter_state ?? null,
    draftId: form.draft,
    lines: linesOf(form.lines),
  });
  return entered(made);
}

export async function enterReceipt(actor: Actor, form: ReceiptForm): Promise<Entered> {
  permit(mayKeepBooks(actor));
  const { company, accountNumber } = await bankOf(form.company, form.bank);
  const party = form.party === null ? null : await db().ledgerParty.findUnique({ where: { id: form.party } });
  if (form.party !== null && !party) throw invalidField("party", "is no customer");
  const { amount, transaction_id } = form;
  await unlessTwin(form, { kind: "receipt", partyId: form.party, amount, transactionId: transaction_id });
  const input = {
    amount_received: amount,
    payment_type: form.payment_type,
    transaction_date: form.date,
    remark: form.remark,
    account_no: accountNumber,
    company_name: company.name,
    tds_percentage: form.tds,
    gst: form.gst,
    customer_name: party?.name ?? null,
    transaction_id,
    on_account_of: form.on_account_of,
    draftId: form.draft,
  };
  const allocations = form.allocations.map((one) => ({ invoiceId: one.invoice, amount: one.amount }));
  return entered(await createReceipt(actor, input, undefined, allocations));
}

export async function enterVendorBill(actor: Actor, form: VendorBillForm): Promise<Entered> {
  permit(mayKeepBooks(actor));
  await unlessTwin(form, { kind: "vendor_service", partyId: form.party, amount: form.amount });
  const made = await createVendorService(actor, {
    vendorId: form.party,
    dateOfService: form.date,
    particularOfService: form.particulars,
    feesToBePaid: form.amount,
    gst: form.gst,
    billNumber: form.bill_number,
    companyId: form.company,
    onAccountOf: form.on_account_of,
    remark: form.remark,
    draftId: form.draft,
  });
  return entered(made);
}

export async function enterVendorPayment(actor: Actor, form: VendorPaymentForm): Promise<Entered> {
  permit(mayKeepBooks(actor));
  const { accountNumber } = await bankOf(form.company, form.bank);
  await unlessTwin(form, { kind: "vendor_payment", partyId: form.party, amount: form.amount });
  const made = await createVendorPayment(actor, {
    vendorId: form.party,
    dateOfPayment: form.date,
    transactionId: form.transaction_id,
    amount: form.amount,
    companyId: form.company,
    accountNumber,
    onAccountOf: form.on_account_of,
    remark: form.remark,
    draftId: form.draft,
  });
  return entered(made);
}

export async function enterExpense(actor: Actor, form: ExpenseForm): Promise<Entered> {
  permit(mayKeepBooks(actor));
  const { company, accountNumber } = await bankOf(form.company, form.bank);
  const { amount, transaction_id } = form;
  await unlessTwin(form, { kind: "expense", partyId: null, amount, transactionId: transaction_id });
  const made = await createExpense(actor, {
    expenseType: form.head,
    company: company.name,
    accountNumber,
    amount,
    expenseDate: form.date,
    transactionId: transaction_id,
    description: form.description,
    paymentMethod: form.payment_method,
    vendorName: form.payee,
    vendorGstNumber: form.payee_gstin,
    draftId: form.draft,
  });
  return entered(made);
}

export async function enterAdjustment(actor: Actor, form: AdjustmentForm): Promise<Entered> {
  permit(mayKeepBooks(actor));
  const kind = form.side === "client" ? ("client_adjustment" as const) : ("vendor_adjustment" as const);
  await unlessTwin(form, { kind, partyId: form.party, amount: form.amount });
  const made = await createAdjustment(actor, {
    adjustment_type: form.side,
    company_id: form.company,
    customer_id: form.side === "client" ? form.party : undefined,
    vendor_id: form.side === "vendor" ? form.party : undefined,
    date_of_service: form.date,
    particular_of_service: form.particulars,
    adjustment_amount: form.amount,
    on_account_of: form.on_account_of,
    remark: form.remark,
    draftId: form.draft,
  });
  return entered(made);
}

export async function enterContra(actor: Actor, form: ContraForm): Promise<Entered> {
  permit(mayKeepBooks(actor));
  const { amount, transaction_id } = form;
  await unlessTwin(form, { kind: "contra", partyId: null, amount, transactionId: transaction_id });
  const made = await createContra(actor, {
    companyId: form.company,
    date: form.date,
    fromAccountId: form.from_account,
    toAccountId: form.to_account,
    amount,
    transactionId: transaction_id,
    narration: form.narration,
    draftId: form.draft,
  });
  return entered(made);
}

export async function enterJournal(actor: Actor, form: JournalForm): Promise<Entered> {
  permit(mayKeepBooks(actor));
  if (form.draft) await refusePosted(db(), form.draft);
  const made = await createJournal(actor, {
    companyId: form.company,
    date: form.date,
    narration: form.narration,
    draftId: form.draft,
    lines: form.lines.map(({ account, party, debit, credit, note }) => ({
      accountId: account,
      partyId: party,
      debit,
      credit,
      note,
    })),
  });
  return entered(made);
}
