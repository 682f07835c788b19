import { createCompany } from "@/lib/ledger/parties/companies";
import { createCustomer, createVendor } from "@/lib/ledger/parties/parties";
import { CompanyInput, CustomerInput, VendorInput } from "@/lib/ledger/parties/schema";
import { createInvoice } from "@/lib/ledger/vouchers/invoices";
import { createExpense, createVendorPayment, createVendorService } from "@/lib/ledger/vouchers/payables";
import { createReceipt } from "@/lib/ledger/vouchers/receipts";
import {
  ExpenseInput,
  InvoiceInput,
  ReceiptInput,
  VendorPaymentInput,
  VendorServiceInput,
} from "@/lib/ledger/vouchers/schema";
import type { Actor } from "@/lib/platform/auth/actor";

const COMPANY = "Anchor Marine Academy";
const ACCOUNT = "50100012345678";
const DAY_MS = 86_400_000;

/** An own company with customers, vendors and some weeks of vouchers: what contract 5's look-ups fall back to. */
export async function seedLedger(actor: Actor, now = new Date()): Promise<void> {
  const day = (ago: number): string => new Date(now.getTime() - ago * DAY_MS).toISOString().slice(0, 10);
  await createCompany(
    actor,
    CompanyInput.parse({
      company_name: COMPANY,
      company_address: "12 Dock Road, Mumbai",
      company_gst_number: "27AAYCA0004D1Z0",
      bank_name: "State Bank of India",
      account_number: ACCOUNT,
      branch: "Fort",
      ifsc_code: "SBIN0000300",
    }),
  );
  const customers = [
    { company_name: "Delta Marine", city: "Mumbai", state: "Maharashtra", contact_person: "R. Shah" },
    { company_name: "Kochi Shipping", city: "Kochi", state: "Kerala", contact_person: "L. Nair" },
  ];
  for (const customer of customers) await createCustomer(actor, CustomerInput.parse(customer));
  const vendor = await createVendor(
    actor,
    VendorInput.parse({ vendor_name: "Alpha Print", city: "Pune", state: "Maharashtra", vendor_type: "Printing" }),
  );
  for (const [index, { company_name: party_name }] of customers.entries()) {
    const invoice = {
      // Outside the series, whose first number is for the first invoice that the office itself writes.
      invoice_no: `DEMO-${index + 1}`,
      candidate_id: index + 1,
      company_name: COMPANY,
      company_account_number: ACCOUNT,
      party_name,
      invoice_date: day(30 - index),
      amount: 10000 + 2500 * index,
      gst_applied: true,
    };
    await createInvoice(actor, InvoiceInput.parse(invoice));
    const receipt = {
      amount_received: 5000,
      payment_type: "UPI",
      transaction_date: day(20 - index),
      company_name: COMPANY,
      customer_name: party_name,
      transaction_id: `UPI-${1000 + index}`,
    };
    await createReceipt(actor, ReceiptInput.parse(receipt));
  }
  const service = {
    vendorId: vendor.id,
    dateOfService: day(15),
    particularOfService: "Course books",
    feesToBePaid: 2000,
  };
  await createVendorService(actor, VendorServiceInput.parse(service));
  const payment = { vendorId: vendor.id, dateOfPayment: day(10), transactionId: "NEFT-2001", amount: 1200 };
  await createVendorPayment(actor, VendorPaymentInput.parse(payment));
  const rent = {
    expenseType: "Rent",
    company: COMPANY,
    amount: 900,
    expenseDate: day(5),
    paymentMethod: "Bank Transfer",
  };
  await createExpense(actor, ExpenseInput.parse({ ...rent, vendorName: "Landlord", description: "Class room" }));
  await seedEarlierMonths(actor, day);
}

/** Half a year before, so that charts, ageing and reports have something to tell. */
async function seedEarlierMonths(actor: Actor, day: (ago: number) => string): Promise<void> {
  const harbour = await createCustomer(
    actor,
    CustomerInput.parse({
      company_name: "Harbour Crewing",
      city: "Mumbai",
      state: "Maharashtra",
      phone_number: "9820012345",
    }),
  );
  for (let month = 1; month <= 6; month += 1) {
    const ago = 30 * month + 12;
    const invoice = {
      invoice_no: `DEMO-${10 + month}`,
      candidate_id: month,
      company_name: COMPANY,
      company_account_number: ACCOUNT,
      party_name: harbour.name,
      invoice_date: day(ago),
      amount: 8000 + 1500 * month,
      gst_applied: true,
    };
    await createInvoice(actor, InvoiceInput.parse(invoice));
    // The latest two are still open.
    const receipt = {
      amount_received: 9000 + 1770 * month,
      payment_type: "Bank Transfer",
      transaction_date: day(ago - 8),
      company_name: COMPANY,
      customer_name: harbour.name,
      transaction_id: `NEFT-${3000 + month}`,
    };
    if (month > 2) await createReceipt(actor, ReceiptInput.parse(receipt));
    const rent = {
      expenseType: "Rent",
      company: COMPANY,
      amount: 3500,
      expenseDate: day(ago - 3),
      paymentMethod: "Bank Transfer",
    };
    await createExpense(actor, ExpenseInput.parse({ ...rent, vendorName: "Landlord", description: "Class room" }));
  }
}
