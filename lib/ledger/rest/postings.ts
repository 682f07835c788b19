import { z } from "zod";
import type { LedgerVoucher } from "@/lib/generated/prisma/client";
import { operation } from "@/lib/platform/http/operation";
import { rupeesOf } from "../money";
import { createAdjustment } from "../vouchers/adjustments";
import { INVOICE_FILE_BYTES_MAX, saveInvoiceFile } from "../vouchers/invoice-files";
import { createInvoice } from "../vouchers/invoices";
import { createExpense, createVendorPayment, createVendorService } from "../vouchers/payables";
import { recordedVoucher } from "../vouchers/queries";
import { createReceipt } from "../vouchers/receipts";
import {
  AdjustmentInput,
  ExpenseInput,
  InvoiceFileInput,
  InvoiceInput,
  ReceiptInput,
  UploadInput,
  VendorPaymentInput,
  VendorServiceInput,
} from "../vouchers/schema";
import { uploadToLedger } from "../vouchers/uploads";
import { ok, success } from "./envelope";

const id = z.int().meta({ examples: [9] });

const invoiceAnswer = (voucher: LedgerVoucher, warnings: string[]) => ({
  invoice_no: voucher.number,
  id: Number(voucher.id),
  final_amount: rupeesOf(voucher.amount),
  warnings,
});

const expenseAnswer = (voucher: LedgerVoucher, [expense, bank]: { id: bigint }[], reconcilable: boolean) => ({
  transaction_id: voucher.transactionId ?? "",
  expense_entry_id: Number(expense?.id),
  bank_entry_id: Number(bank?.id),
  gst_reconciliation_flag: reconcilable,
});

/** Contract 5's postings. Each is one transaction: the voucher, its entry with every ledger's rows, the audit row. */
export const postingOperations = [
  operation({
    id: "bookkeeping.uploadToLedger",
    method: "POST",
    path: "/upload-to-ledger",
    summary: "Write a row of the client ledger",
    description:
      "A voucher type and number that are in the books already answer with the row that is there: what a client saved as an invoice or receipt is posted once.",
    who: "staff",
    body: UploadInput,
    response: success(z.object({ ledger_id: id })),
    status: 201,
    async replay(actor, voucherId) {
      const { lines } = await recordedVoucher(actor, voucherId);
      return ok({ ledger_id: Number(lines[0]?.id ?? voucherId) }, "The row is in the ledger");
    },
    handle: async ({ actor, body }) =>
      ok({ ledger_id: Number(await uploadToLedger(actor, body)) }, "The row is in the ledger"),
  }),
  operation({
    id: "bookkeeping.createInvoice",
    method: "POST",
    path: "/receipt-invoice-data",
    summary: "Save and post an invoice",
    description:
      "Tax is computed here: CGST and SGST within a state, IGST between states and for special economic zones. A number of the company's own series must be the next one.",
    who: "staff",
    body: InvoiceInput,
    response: success(
      z.object({
        invoice_no: z.string().meta({ examples: ["AMA/25-26/0001"] }),
        id,
        final_amount: z.number(),
        warnings: z.array(z.string()),
      }),
    ),
    status: 201,
    async replay(actor, voucherId) {
      const { voucher } = await recordedVoucher(actor, voucherId);
      return ok(invoiceAnswer(voucher, []), `Invoice ${voucher.number} was saved`);
    },
    async handle({ actor, body }) {
      const { voucher, warnings } = await createInvoice(actor, body);
      return ok(invoiceAnswer(voucher, warnings), `Invoice ${voucher.number} was saved`);
    },
  }),
  operation({
    id: "bookkeeping.createReceipt",
    method: "POST",
    path: "/receipt-amount-received",
    summary: "Post money that was received",
    description:
      "TDS that the customer kept back, as a percentage of the amount without GST, is credited on a line of its own.",
    who: "staff",
    body: ReceiptInput,
    response: success(z.object({ receipt_amount_id: id })),
    status: 201,
    replay: async (_, voucherId) => ok({ receipt_amount_id: Number(voucherId) }, "The receipt was posted"),
    handle: async ({ actor, body }) =>
      ok({ receipt_amount_id: Number((await createReceipt(actor, body)).voucher.id) }, "The receipt was posted"),
  }),
  operation({
    id: "bookkeeping.createVendorService",
    method: "POST",
    path: "/vendor-service-entry",
    summary: "Post a vendor's service",
    who: "staff",
    body: VendorServiceInput,
    response: success(z.object({ entry_id: id, service_id: id })),
    status: 201,
    replay: async (_, voucherId) =>
      ok({ entry_id: Number(voucherId), service_id: Number(voucherId) }, "The service was posted"),
    async handle({ actor, body }) {
      const serviceId = Number((await createVendorService(actor, body)).voucher.id);
      return ok({ entry_id: serviceId, service_id: serviceId }, "The service was posted");
    },
  }),
  operation({
    id: "bookkeeping.createVendorPayment",
    method: "POST",
    path: "/vendor-payment-entry",
    summary: "Post a payment to a vendor",
    who: "staff",
    body: VendorPaymentInput,
    response: success(z.object({ payment_id: id, bank_entry_created: z.boolean() })),
    status: 201,
    replay: async (_, voucherId) =>
      ok({ payment_id: Number(voucherId), bank_entry_created: true }, "The payment was posted"),
    async handle({ actor, body }) {
      const { voucher } = await createVendorPayment(actor, body);
      return ok({ payment_id: Number(voucher.id), bank_entry_created: true }, "The payment was posted");
    },
  }),
  operation({
    id: "bookkeeping.createExpense",
    method: "POST",
    path: "/expense-payment-entry",
    summary: "Post an expense that was paid",
    description:
      "A head of expense is opened when it is first named. Without a transaction id eight characters are drawn.",
    who: "staff",
    body: ExpenseInput,
    response: success(
      z.object({
        transaction_id: z.string().meta({ examples: ["9AF0C2D1"] }),
        expense_entry_id: id,
        bank_entry_id: z.int(),
        gst_reconciliation_flag: z.boolean(),
      }),
    ),
    status: 201,
    async replay(actor, voucherId) {
      const { voucher, lines } = await recordedVoucher(actor, voucherId);
      const { vendor_gst_number } = voucher.details as { vendor_gst_number: string | null };
      return ok(expenseAnswer(voucher, lines, vendor_gst_number !== null), "The expense was posted");
    },
    async handle({ actor, body }) {
      const { voucher, entry, gstReconcilable } = await createExpense(actor, body);
      return ok(expenseAnswer(voucher, entry?.lines ?? [], gstReconcilable), "The expense was posted");
    },
  }),
  operation({
    id: "bookkeeping.createAdjustment",
    method: "POST",
    path: "/adjustments",
    summary: "Adjust a client's or vendor's balance",
    who: "staff",
    body: AdjustmentInput,
    response: success(z.object({ adjustment_id: id })),
    status: 201,
    replay: async (_, voucherId) => ok({ adjustment_id: Number(voucherId) }, "The adjustment was posted"),
    handle: async ({ actor, body }) =>
      ok({ adjustment_id: Number((await createAdjustment(actor, body)).voucher.id) }, "The adjustment was posted"),
  }),
  operation({
    id: "bookkeeping.saveInvoiceImage",
    method: "POST",
    path: "/save-invoice-image",
    summary: "Keep the paper of an invoice",
    description: "A PDF or a picture in base64; another one of the same number takes its place.",
    who: "staff",
    body: InvoiceFileInput,
    maxBodyBytes: Math.ceil((INVOICE_FILE_BYTES_MAX * 4) / 3) + 65_536,
    response: success(z.object({ image_id: id, file_size: z.int().meta({ examples: [51234] }) })),
    status: 201,
    errors: { unsupported_type: 400 },
    handle: async ({ actor, body }) => ok(await saveInvoiceFile(actor, body), "The invoice's paper is kept"),
  }),
];
