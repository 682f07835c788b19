import { z } from "zod";
import { DATE_ORDERS } from "./parse/dates";
import { CsvMapping } from "./parse/mapping";

export { CsvMapping, DATE_ORDERS };

const rupees = (description: string) => z.number().meta({ description, examples: [125000.5] });
const day = z.string().meta({ description: "YYYY-MM-DD", examples: ["2026-04-30"] });
const id = z.int().meta({ examples: [41] });

/** A line of a statement, in rupees; more than 0 came in. */
export const BankLine = z.object({
  id,
  date: day,
  amount: rupees("More than 0 came in, less went out"),
  description: z.string().meta({ examples: ["UPI/610912345678/DELTA MARINE"] }),
  reference: z.string().meta({ examples: ["610912345678"] }),
  balance: z.number().nullable(),
  is_opening: z.boolean().meta({ description: "What the account held before its first statement" }),
  match_id: z.int().nullable(),
});
export type BankLine = z.output<typeof BankLine>;

/** A posting of the bank's ledger account; more than 0 is a debit, which came in. */
export const BankPosting = z.object({
  id,
  date: day,
  amount: rupees("More than 0 came in, less went out"),
  voucher_type: z.string().meta({ examples: ["Receipt"] }),
  voucher_no: z.string().meta({ examples: ["RCPT-9"] }),
  voucher_id: z.int().nullable(),
  entry_id: z.int(),
  particulars: z.string(),
  party: z.string().nullable(),
  transaction_id: z.string().nullable(),
});
export type BankPosting = z.output<typeof BankPosting>;

export const Suggestion = z.object({
  line_ids: z.array(z.int()),
  posting_ids: z.array(z.int()),
  score: z.int().min(0).max(100).meta({ description: "How sure it is" }),
  sure: z.boolean().meta({ description: "Nothing else comes near it" }),
  reason: z.string().meta({ examples: ["Same amount; the reference 610912345678 is in both; the same day"] }),
});
export type Suggestion = z.output<typeof Suggestion>;

export const BankStatementView = z.object({
  id,
  format: z.enum(["csv", "mt940", "camt053"]),
  first_day: day,
  last_day: day,
  opening: rupees("Before the first line"),
  closing: rupees("After the last line"),
  lines: z.int().meta({ description: "Lines that this file brought" }),
  repeated: z.int().meta({ description: "Lines that were known from another file" }),
  file_name: z.string(),
  imported_at: z.iso.datetime(),
});
export type BankStatementView = z.output<typeof BankStatementView>;

const PreviewLine = BankLine.pick({
  date: true,
  amount: true,
  description: true,
  reference: true,
  balance: true,
}).extend({ row: z.int(), known: z.boolean() });

/** What an import would do. */
export const StatementPreview = z.object({
  format: z.enum(["csv", "mt940", "camt053"]),
  mapping: CsvMapping.nullable().meta({ description: "How a CSV was read: as given, as remembered, or as guessed" }),
  mapping_from: z.enum(["given", "remembered", "guessed"]).nullable(),
  columns: z.array(z.string()).meta({ description: "A CSV's columns" }),
  sample: z.array(z.array(z.string())).meta({ description: "A CSV's first rows as they stand" }),
  lines: z.array(PreviewLine).meta({ description: "The first lines as they were understood" }),
  total: z.int(),
  new_lines: z.int(),
  known_lines: z.int(),
  skipped: z.int().meta({ description: "Rows without an amount" }),
  first_day: z.string().nullable(),
  last_day: z.string().nullable(),
  opening: z.number().nullable(),
  closing: z.number().nullable(),
  errors: z.array(z.object({ row: z.int(), column: z.string(), reason: z.string() })),
  wrong: z.int().meta({ description: "How many cells are wrong; the first of them are named" }),
  problem: z.string().nullable().meta({ description: "What stops the import as a whole" }),
});
export type StatementPreview = z.output<typeof StatementPreview>;

export const AccountState = z.object({
  id: z.int().meta({ description: "The bank account", examples: [1] }),
  company_id: z.int(),
  company: z.string(),
  bank_name: z.string(),
  account_number: z.string(),
  ledger_account_id: z.int(),
  last_day: z.string().nullable().meta({ description: "Last day of its statements" }),
  bank_balance: z.number().nullable(),
  book_balance: z.number(),
  open_lines: z.int(),
  open_postings: z.int().meta({ description: "Postings through the last day that no line was found for" }),
});
export type AccountState = z.output<typeof AccountState>;
