import { z } from "zod";
import { ID_MAX } from "@/lib/platform/http/parameters";
import { Pagination, Summary, Trail } from "./envelope";

/** A company's, customer's or vendor's id in a query. */
export const id = z.coerce.number().int().positive().max(ID_MAX);
export const companyId = { company_id: id.meta({ description: "Own company", examples: [1] }) };
const text = z.string().nullable();

export const ClientEntry = z.object({
  id: z.int(),
  date: z.string(),
  particulars: z.string(),
  voucher_type: z.string(),
  voucher_no: z.string(),
  debit: z.number(),
  credit: z.number(),
  company_name: z.string(),
  candidate_name: text,
  entry_type: z.string(),
  balance: z.number(),
  ...Trail,
});
export const counted = { summary: Summary, total_entries: z.int(), pagination: Pagination };

export const BankRow = z.object({
  id: z.int(),
  entry_date: z.string(),
  company_name: z.string(),
  particulars: z.string(),
  transaction_id: text,
  dr: z.number(),
  cr: z.number(),
  balance: z.number(),
  source: z.string(),
  expense_type: z.null(),
  ...Trail,
});
export const VendorRow = z.object({
  id: z.int(),
  entry_type: z.string(),
  date: z.string(),
  particulars: z.string(),
  type: z.string(),
  dr: z.number(),
  cr: z.number(),
  balance: z.number(),
  transaction_id: text,
  company_name: text,
  remark: text,
  on_account_of: text,
  ...Trail,
});
export const ExpenseRow = z.object({
  id: z.int(),
  transaction_id: text,
  expense_date: z.string(),
  expense_type: z.string(),
  vendor_name: text,
  particulars: z.string(),
  debit: z.number(),
  credit: z.number(),
  amount: z.number(),
  payment_method: text,
  description: text,
  company: z.string(),
  account_type: z.string(),
  balance: z.number(),
  ...Trail,
});
