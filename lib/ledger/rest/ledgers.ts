import { z } from "zod";
import { permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { DomainError, invalidField } from "@/lib/platform/errors";
import { operation } from "@/lib/platform/http/operation";
import { ID_MAX } from "@/lib/platform/http/parameters";
import { FilterDate, indianToday, LedgerDate } from "../dates";
import { verifyBooks } from "../journal/chain";
import { closePeriod, reopenPeriod } from "../journal/periods";
import { findCompany } from "../parties/companies";
import { optionalText, requiredText } from "../parties/schema";
import { mayKeepBooks } from "../policy";
import { hledgerJournal } from "../views/hledger";
import { bankLedger, clientLedger, expenseLedger, periodLedger, vendorLedger } from "../views/queries";
import { outstandingDues, trialBalance } from "../views/reports";
import {
  AuditFlag,
  Done,
  days,
  done,
  ok,
  okList,
  Pagination,
  page,
  Summary,
  success,
  successList,
  Trail,
} from "./envelope";

const id = z.coerce.number().int().positive().max(ID_MAX);
const companyId = { company_id: id.meta({ description: "Own company", examples: [1] }) };
const text = z.string().nullable();

const ClientEntry = z.object({
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
const counted = { summary: Summary, total_entries: z.int(), pagination: Pagination };

const BankRow = z.object({
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
const VendorRow = z.object({
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
const ExpenseRow = z.object({
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

const monthEnd = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const monthStart = (year: number, month: number): string => `${year}-${String(month).padStart(2, "0")}-01`;
const year = z.coerce
  .number()
  .int()
  .min(2000)
  .max(2200)
  .meta({ examples: [2025] });
const month = z.coerce
  .number()
  .int()
  .min(1)
  .max(12)
  .meta({ examples: [5] });
const inPeriod = (name: string, query: z.ZodRawShape, span: (asked: Record<string, unknown>) => [string, string]) =>
  operation({
    id: `bookkeeping.${name}Ledger`,
    method: "GET",
    path: `/ledger/${name}`,
    summary: `Read all clients' rows of a ${{ daily: "day", monthly: "month", yearly: "calendar year" }[name]}`,
    who: "staff",
    query: z.object({ ...query, ...page(50), audit: AuditFlag }),
    response: success(z.object({ transactions: z.array(ClientEntry), ...counted })),
    async handle({ actor, query: asked }) {
      const { limit, offset, audit } = asked as { limit: number; offset: number; audit?: boolean };
      const [start_date, end_date] = span(asked);
      return ok(await periodLedger(actor, { limit, offset, audit, start_date, end_date }));
    },
  });

/** The ledgers and reports, and what is done with the books as a whole. */
export const ledgerOperations = [
  operation({
    id: "bookkeeping.companyLedger",
    method: "GET",
    path: "/company-ledger",
    summary: "Read the ledger of a client, newest first",
    description: "Openings and balances are true on every page. The name is looked for anywhere in the clients' names.",
    who: "staff",
    query: z.object({
      company_name: z
        .string()
        .trim()
        .min(1, "is required")
        .max(255)
        .meta({ examples: ["Delta Marine"] }),
      ...days,
      candidate_name: z.string().max(255).optional(),
      voucher_type: z.string().max(40).optional(),
      ...page(50),
      audit: AuditFlag,
    }),
    response: success(z.object({ entries: z.array(ClientEntry), ...counted })).extend({ total: z.int() }),
    async handle({ actor, query }) {
      const data = await clientLedger(actor, query);
      return { ...ok(data), total: data.total_entries };
    },
  }),
  operation({
    id: "bookkeeping.bankLedger",
    method: "GET",
    path: "/bank-ledger-report",
    summary: "Read what went through a company's banks, newest first",
    who: "staff",
    query: z.object({ ...companyId, ...days, ...page(100), audit: AuditFlag }),
    response: successList(BankRow),
    async handle({ actor, query }) {
      const { data, total } = await bankLedger(actor, query);
      return okList(data, total);
    },
  }),
  operation({
    id: "bookkeeping.vendorLedger",
    method: "GET",
    path: "/vendor-ledger/{vendor_id}",
    summary: "Read a vendor's ledger, newest first",
    who: "staff",
    params: z.object({ vendor_id: id.meta({ description: "The vendor's id", examples: [3] }) }),
    query: z.object({ ...days, ...page(100), audit: AuditFlag }),
    response: success(
      z.object({
        vendor_name: z.string(),
        entries: z.array(VendorRow),
        total_entries: z.int(),
        pagination: Pagination,
      }),
    ).extend({ total: z.int() }),
    async handle({ actor, params, query }) {
      const data = await vendorLedger(actor, { ...query, vendor_id: params.vendor_id });
      return { ...ok(data), total: data.total_entries };
    },
  }),
  operation({
    id: "bookkeeping.vendorLedgerReport",
    method: "GET",
    path: "/vendor-ledger-report",
    summary: "Read a vendor's ledger with one company",
    who: "staff",
    query: z.object({ vendor_id: id.meta({ examples: [3] }), ...companyId, ...days, ...page(100), audit: AuditFlag }),
    response: successList(VendorRow.extend({ entry_date: z.string(), vendor_name: z.string() })),
    async handle({ actor, query }) {
      const { entries, vendor_name, total_entries } = await vendorLedger(actor, query);
      return okList(
        entries.map((row) => ({ ...row, entry_date: row.date, vendor_name })),
        total_entries,
      );
    },
  }),
  operation({
    id: "bookkeeping.expenseLedger",
    method: "GET",
    path: "/expense-ledger",
    summary: "Read what a company spent, newest first",
    who: "staff",
    query: z.object({
      ...companyId,
      ...days,
      expense_type: z.string().max(100).optional(),
      ...page(50),
      audit: AuditFlag,
    }),
    response: success(z.object({ entries: z.array(ExpenseRow), ...counted })).extend({ total: z.int() }),
    async handle({ actor, query }) {
      const data = await expenseLedger(actor, query);
      return { ...ok(data), total: data.total_entries };
    },
  }),
  inPeriod("daily", { date: LedgerDate }, ({ date }) => [String(date), String(date)]),
  inPeriod("monthly", { month, year }, (asked) => [
    monthStart(Number(asked.year), Number(asked.month)),
    monthEnd(Number(asked.year), Number(asked.month)),
  ]),
  inPeriod("yearly", { year }, (asked) => [`${asked.year}-01-01`, `${asked.year}-12-31`]),
  operation({
    id: "bookkeeping.outstandingDues",
    method: "GET",
    path: "/outstanding-dues",
    summary: "List who owes money, the oldest first",
    description: "What was paid settles the oldest debits first.",
    who: "staff",
    query: z.object({
      period: z
        .string()
        .max(20)
        .optional()
        .meta({ description: "daily, monthly or yearly; the other fields say the same" }),
      date: FilterDate,
      month: month.optional(),
      year: year.optional(),
      company_id: id.optional().meta({ description: "Own company; default all" }),
    }),
    response: successList(
      z.object({
        company: z.string(),
        amount_due: z.number(),
        due_date: z.string(),
        days_overdue: z.int(),
        contact_info: z.string(),
      }),
    ),
    async handle({ actor, query }) {
      const asked = query.date ?? (query.year ? monthEnd(query.year, query.month ?? 12) : indianToday(new Date()));
      return okList(await outstandingDues(actor, asked, query.company_id));
    },
  }),
  operation({
    id: "bookkeeping.trialBalance",
    method: "GET",
    path: "/trial-balance",
    summary: "Read the balance of every account of a company",
    who: "staff",
    query: z.object({ ...companyId, date: FilterDate.meta({ description: "At its end; default today" }) }),
    response: success(
      z.object({
        accounts: z.array(
          z.object({
            account_id: z.int(),
            name: z.string(),
            role: z.string(),
            type: z.string(),
            debit: z.number(),
            credit: z.number(),
          }),
        ),
        total_debit: z.number(),
        total_credit: z.number(),
      }),
    ),
    handle: async ({ actor, query }) =>
      ok(await trialBalance(actor, query.company_id, query.date ?? indianToday(new Date()))),
  }),
  operation({
    id: "bookkeeping.hledger",
    method: "GET",
    path: "/export/hledger",
    summary: "Export a company's journal for hledger",
    description: "Plain text, streamed; reversed entries stand in it with their reversals.",
    who: "staff",
    query: z.object(companyId),
    response: { binary: ["text/plain"] },
    async handle({ actor, query }) {
      const parts = await hledgerJournal(actor, query.company_id);
      const encoder = new TextEncoder();
      const stream = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const { value, done: ended } = await parts.next();
          if (ended) controller.close();
          else controller.enqueue(encoder.encode(value));
        },
      });
      const headers = {
        "content-type": "text/plain; charset=utf-8",
        "content-disposition": `attachment; filename="books-${query.company_id}.journal"`,
      };
      return new Response(stream, { headers });
    },
  }),
  operation({
    id: "bookkeeping.verifyBooks",
    method: "GET",
    path: "/verify",
    summary: "Check that a company's entries are as they were posted",
    description: "Walks the chain of hashes and names the first entry that was changed or removed.",
    who: "admin",
    query: z.object(companyId),
    response: success(
      z.object({
        ok: z.boolean(),
        entries: z.int(),
        head: z.string().optional(),
        firstBad: z.string().optional(),
        reason: z.string().optional(),
      }),
    ),
    async handle({ actor, query }) {
      permit(mayKeepBooks(actor));
      await findCompany(db(), query.company_id);
      return ok(await verifyBooks(query.company_id));
    },
  }),
  operation({
    id: "bookkeeping.closePeriod",
    method: "POST",
    path: "/periods/close",
    summary: "Close a company's books through a day, or reopen them",
    description: "Nothing is posted in a closed period. To reopen, give an earlier day or none, and the reason.",
    who: "admin",
    body: z
      .object({
        company_id: id,
        through: LedgerDate.nullable(),
        reopen: z.boolean().default(false),
        reason: optionalText(500),
      })
      .meta({ override: { examples: [{ company_id: 1, through: "2025-03-31" }] } }),
    response: Done,
    async handle({ actor, body }) {
      if (body.reopen) {
        const reason = requiredText(500).safeParse(body.reason ?? "");
        if (!reason.success) throw invalidField("reason", "is required to reopen the books");
        await reopenPeriod(actor, body.company_id, body.through, reason.data);
        return done("The books are open again");
      }
      if (body.through === null) throw new DomainError("invalid", "invalid_input", "through is required");
      await closePeriod(actor, body.company_id, body.through);
      return done(`The books are closed through ${body.through}`);
    },
  }),
];
