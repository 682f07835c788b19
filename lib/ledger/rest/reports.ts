import { z } from "zod";
import { operation } from "@/lib/platform/http/operation";
import { FilterDate, indianToday, LedgerDate } from "../dates";
import { periodLedger } from "../views/queries";
import { outstandingDues, trialBalance } from "../views/reports";
import { AuditFlag, ok, okList, page, success, successList } from "./envelope";
import { ClientEntry, companyId, counted, id } from "./rows";

const monthEnd = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const monthStart = (year: number, month: number): string => `${year}-${String(month).padStart(2, "0")}-01`;
const year = z.coerce
  .number()
  .int()
  .min(2000)
  .max(2200)
  .meta({ description: "Calendar year", examples: [2025] });
const month = z.coerce
  .number()
  .int()
  .min(1)
  .max(12)
  .meta({ description: "Month, 1 to 12", examples: [5] });
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

/** What the books say of a day, a month, a year. */
export const reportOperations = [
  inPeriod("daily", { date: LedgerDate.meta({ description: "The day" }) }, ({ date }) => [String(date), String(date)]),
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
      date: FilterDate.meta({ description: "At its end; default today" }),
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
];
