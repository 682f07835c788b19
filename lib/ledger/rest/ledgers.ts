import { z } from "zod";
import { operation } from "@/lib/platform/http/operation";
import { bankLedger, clientLedger, expenseLedger, vendorLedger } from "../views/queries";
import { AuditFlag, days, ok, okList, Pagination, page, success, successList } from "./envelope";
import { BankRow, ClientEntry, companyId, counted, ExpenseRow, id, VendorRow } from "./rows";

/** The ledgers of contract 5, as views of the journal. */
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
        .meta({ description: "Part of the client's name", examples: ["Delta Marine"] }),
      ...days,
      candidate_name: z.string().max(255).optional().meta({ description: "Part of the candidate's name" }),
      voucher_type: z.string().max(40).optional().meta({ description: "Such as Sales or Receipt, in any case" }),
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
    query: z.object({
      vendor_id: id.meta({ description: "The vendor's id", examples: [3] }),
      ...companyId,
      ...days,
      ...page(100),
      audit: AuditFlag,
    }),
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
      expense_type: z.string().max(100).optional().meta({ description: "One head of expense" }),
      ...page(50),
      audit: AuditFlag,
    }),
    response: success(z.object({ entries: z.array(ExpenseRow), ...counted })).extend({ total: z.int() }),
    async handle({ actor, query }) {
      const data = await expenseLedger(actor, query);
      return { ...ok(data), total: data.total_entries };
    },
  }),
];
