import { z } from "zod";
import { LedgerDate } from "../dates";
import { PositiveRupees, Rupees, SignedRupees } from "../money";
import { optionalText, requiredText } from "../parties/schema";
import { anyText, optionalDate, optionalId, optionalPercent, optionalRupees, rowId, truth } from "./fields";

const papers = {
  delivery_note: optionalText(200),
  dispatch_doc_no: optionalText(100),
  delivery_date: optionalText(40),
  dispatch_through: optionalText(100),
  destination: optionalText(100),
  terms_of_delivery: optionalText(300),
};

export const InvoiceInput = z
  .object({
    invoice_no: anyText(50),
    candidate_id: anyText(50),
    company_name: requiredText(255),
    company_account_number: anyText(40),
    customer_name: optionalText(255),
    customer_phone: optionalText(40),
    party_name: optionalText(255),
    invoice_date: optionalDate,
    amount: optionalRupees,
    gst: optionalRupees,
    gst_applied: truth,
    gst_rate: optionalPercent.meta({ override: { type: ["number", "null"], description: "Percent; 18 unless said" } }),
    cgst: optionalRupees,
    sgst: optionalRupees,
    final_amount: optionalRupees,
    selected_courses: z.array(z.unknown()).max(500).nullish(),
    hsn_sac: optionalText(6).refine(
      (value) => value === null || /^(\d{4}|\d{6})$/.test(value),
      "must have 4 or 6 digits",
    ),
    ...papers,
  })
  .meta({
    id: "BookkeepingInvoiceCreate",
    override: {
      examples: [
        {
          invoice_no: "AMA/25-26/0001",
          candidate_id: "41",
          company_name: "Own Co",
          company_account_number: "ACC-1",
          party_name: "Delta Marine",
          invoice_date: "2025-05-02",
          amount: 10000,
          gst: 1800,
          gst_applied: true,
          final_amount: 11800,
        },
      ],
    },
  });
export type InvoiceInput = z.output<typeof InvoiceInput>;

export const ReceiptInput = z
  .object({
    amount_received: PositiveRupees,
    payment_type: requiredText(40),
    transaction_date: LedgerDate,
    remark: optionalText(500),
    account_no: optionalText(40),
    company_name: optionalText(255),
    tds_percentage: optionalPercent,
    gst: optionalRupees,
    customer_name: optionalText(255),
    transaction_id: optionalText(100),
    on_account_of: optionalText(300),
  })
  .meta({
    id: "BookkeepingReceiptCreate",
    override: {
      examples: [
        {
          amount_received: 5000,
          payment_type: "UPI",
          transaction_date: "2025-05-02",
          company_name: "Own Co",
          customer_name: "Delta Marine",
          transaction_id: "T-1",
          on_account_of: "INV 42",
        },
      ],
    },
  });
export type ReceiptInput = z.output<typeof ReceiptInput>;

/** What is not given stays as it is. */
export const ReceiptPatch = ReceiptInput.partial().meta({
  id: "BookkeepingReceiptUpdate",
  override: { examples: [{ amount_received: 5200, remark: "Counted again" }] },
});
export type ReceiptPatch = z.output<typeof ReceiptPatch>;

export const UploadInput = z
  .object({
    company_name: requiredText(255).meta({ description: "Whose ledger: a customer's name, or an own company's" }),
    date: LedgerDate,
    particulars: requiredText(2000),
    voucher_no: anyText(50),
    debit: Rupees,
    credit: Rupees,
    voucher_type: optionalText(40),
    entry_type: optionalText(40),
    candidate_name: optionalText(255),
  })
  .refine(({ debit, credit }) => debit > 0n || credit > 0n, {
    path: ["debit"],
    message: "or credit must be more than 0",
  })
  .refine(({ debit, credit }) => debit === 0n || credit === 0n, {
    path: ["credit"],
    message: "and debit cannot both be more than 0 in one row",
  })
  .meta({
    id: "BookkeepingUpload",
    override: {
      examples: [
        {
          company_name: "Delta Marine",
          date: "2025-05-02",
          particulars: "Sales to Delta Marine",
          voucher_no: "AMA/25-26/0001",
          voucher_type: "Sales",
          debit: 11800,
          credit: 0,
        },
      ],
    },
  });
export type UploadInput = z.output<typeof UploadInput>;

const remarks = { onAccountOf: optionalText(300), remark: optionalText(500) };

export const VendorServiceInput = z
  .object({
    vendorId: rowId,
    dateOfService: LedgerDate,
    particularOfService: requiredText(500),
    feesToBePaid: PositiveRupees,
    companyId: optionalId,
    gst: optionalRupees.meta({
      override: { type: ["number", "null"], description: "Input GST that the fees include; it is no cost" },
    }),
    billNumber: optionalText(60),
    ...remarks,
  })
  .meta({
    id: "BookkeepingVendorService",
    override: {
      examples: [
        { vendorId: 3, dateOfService: "2025-05-01", particularOfService: "Printing", feesToBePaid: 2000, companyId: 1 },
      ],
    },
  });
export type VendorServiceInput = z.output<typeof VendorServiceInput>;

export const VendorPaymentInput = z
  .object({
    vendorId: rowId,
    dateOfPayment: LedgerDate,
    transactionId: anyText(100),
    amount: PositiveRupees,
    companyId: optionalId,
    accountNumber: optionalText(40).meta({
      override: { type: ["string", "null"], description: "The company's bank account; default its first" },
    }),
    ...remarks,
  })
  .meta({
    id: "BookkeepingVendorPayment",
    override: {
      examples: [{ vendorId: 3, dateOfPayment: "2025-05-04", transactionId: "T-2", amount: 1200, companyId: 1 }],
    },
  });
export type VendorPaymentInput = z.output<typeof VendorPaymentInput>;

export const ExpenseInput = z
  .object({
    expenseType: requiredText(100),
    company: requiredText(255).meta({ description: "An own company, by name" }),
    amount: PositiveRupees,
    expenseDate: LedgerDate,
    transactionId: optionalText(100),
    description: optionalText(500),
    paymentMethod: requiredText(40),
    accountNumber: optionalText(40).meta({
      override: { type: ["string", "null"], description: "The company's bank account; default its first" },
    }),
    vendorName: requiredText(255),
    vendorGstNumber: optionalText(15),
  })
  .meta({
    id: "BookkeepingExpense",
    override: {
      examples: [
        {
          expenseType: "Rent",
          company: "Own Co",
          amount: 900,
          expenseDate: "2025-05-05",
          paymentMethod: "Bank Transfer",
          vendorName: "Landlord",
          description: "May",
        },
      ],
    },
  });
export type ExpenseInput = z.output<typeof ExpenseInput>;

export const AdjustmentInput = z
  .object({
    adjustment_type: z.enum(["client", "vendor"]),
    company_id: rowId,
    customer_id: optionalId,
    vendor_id: optionalId,
    date_of_service: LedgerDate,
    particular_of_service: requiredText(500),
    adjustment_amount: SignedRupees.meta({ description: "Rupees: more than 0 is a credit, less a debit" }),
    on_account_of: optionalText(300),
    remark: optionalText(500),
  })
  .meta({
    id: "BookkeepingAdjustment",
    override: {
      examples: [
        {
          adjustment_type: "client",
          company_id: 1,
          customer_id: 2,
          date_of_service: "2025-05-03",
          particular_of_service: "Discount",
          adjustment_amount: 300,
        },
      ],
    },
  });
export type AdjustmentInput = z.output<typeof AdjustmentInput>;

export const InvoiceFileInput = z
  .object({
    invoice_no: anyText(50),
    image_data: z.string().min(1, "is required").meta({ description: "Base64, also as a data: address" }),
    image_type: requiredText(60),
    file_name: optionalText(200),
  })
  .meta({
    id: "BookkeepingInvoiceFile",
    override: {
      examples: [{ invoice_no: "AMA/25-26/0001", image_data: "JVBERi0xLjcK", image_type: "application/pdf" }],
    },
  });
export type InvoiceFileInput = z.output<typeof InvoiceFileInput>;
