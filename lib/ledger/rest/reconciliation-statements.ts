import { z } from "zod";
import { EXPORT_TYPES } from "@/lib/platform/export/export";
import { operation } from "@/lib/platform/http/operation";
import { FilterDate, indianToday } from "../dates";
import { SignedRupees } from "../money";
import { listAccountStates } from "../reconciliation/accounts";
import { exportReconciliation } from "../reconciliation/export";
import { importStatement } from "../reconciliation/import";
import { STATEMENT_BYTES_MAX } from "../reconciliation/parse/decode";
import { previewStatement } from "../reconciliation/preview";
import { AccountState, BankStatementView, CsvMapping, StatementPreview } from "../reconciliation/schema";
import { reconcile, sumOf } from "../reconciliation/statement-report";
import { listStatements, removeStatement } from "../reconciliation/statements";
import { rupeesOf } from "../rupees";
import { Done, done, ok, okList, page, smallId, success, successList } from "./envelope";

export const BankAccountId = smallId("The bank account's id");

/** A form's empty field counts as missing. */
const optionalRupees = (description: string) =>
  z
    .union([z.literal("").transform(() => undefined), SignedRupees])
    .optional()
    .meta({ description, override: { type: "number", examples: [125000.5] } });

/** The mapping travels as JSON in a field of the form. */
const MappingField = z
  .string()
  .max(2000)
  .transform((text, context) => {
    if (text.trim() === "") return undefined;
    try {
      const mapping = CsvMapping.safeParse(JSON.parse(text));
      if (mapping.success) return mapping.data;
      context.addIssue({ code: "custom", message: `is no mapping: ${mapping.error.issues[0]?.message ?? ""}` });
    } catch {
      context.addIssue({ code: "custom", message: "is no JSON" });
    }
    return z.NEVER;
  })
  .optional()
  .meta({
    override: {
      type: "string",
      description:
        "Of a CSV: which columns are what, as JSON (schema BankCsvMapping). Else as remembered, else as guessed",
    },
  });

const StatementBody = z
  .object({
    file: z.instanceof(File).meta({ override: { type: "string", format: "binary" } }),
    mapping: MappingField,
    opening: optionalRupees("Of a CSV without balances: what the account held before its first line"),
    closing: optionalRupees("Of a CSV without balances: what it held after its last line"),
  })
  .meta({ override: { examples: [{ file: "april.csv", opening: 125000.5 }] } });

const form = { body: StatementBody, bodyKinds: ["multipart" as const], maxBodyBytes: STATEMENT_BYTES_MAX + 64 * 1024 };
const fileOf = async (body: z.output<typeof StatementBody>) => ({
  bytes: new Uint8Array(await body.file.arrayBuffer()),
  fileName: body.file.name,
  mapping: body.mapping,
  opening: body.opening,
  closing: body.closing,
});

const day = z.string().meta({ examples: ["2026-04-30"] });
const Item = z.object({
  date: day,
  amount: z.number().meta({ description: "More than 0 came in, less went out" }),
  text: z.string(),
  reference: z.string(),
});
const through = FilterDate.meta({ description: "Last day; default today" });

/** Statements of banks, and what they leave open against the books. */
export const statementOperations = [
  operation({
    id: "bookkeeping.reconciliationAccounts",
    method: "GET",
    path: "/bank-accounts/reconciliation",
    summary: "List the bank accounts with what is open on each",
    who: "staff",
    response: successList(AccountState),
    handle: async ({ actor }) => okList(await listAccountStates(actor)),
  }),
  operation({
    id: "bookkeeping.previewBankStatement",
    method: "POST",
    path: "/bank-accounts/{id}/statements/preview",
    summary: "See what importing a bank statement would do",
    description: "Reads the file as the import does and stores nothing. What is wrong is named by row and column.",
    who: "staff",
    params: BankAccountId,
    ...form,
    response: success(StatementPreview),
    keepsNoAnswer: true,
    handle: async ({ actor, params, body }) => ok(await previewStatement(actor, params.id, await fileOf(body))),
  }),
  operation({
    id: "bookkeeping.importBankStatement",
    method: "POST",
    path: "/bank-accounts/{id}/statements",
    summary: "Import a bank statement: CSV, MT940 or CAMT.053",
    description:
      "The format is known by the content. Lines that another file brought are known again. Opening and lines must come to the closing. The mapping of a CSV is remembered for the account.",
    who: "staff",
    params: BankAccountId,
    ...form,
    status: 201,
    response: success(z.object({ statement_id: z.int(), new_lines: z.int(), known_lines: z.int() })),
    async handle({ actor, params, body }) {
      const made = await importStatement(actor, params.id, await fileOf(body));
      const data = { statement_id: made.statementId, new_lines: made.newLines, known_lines: made.knownLines };
      return ok(data, `${made.newLines} lines were added`);
    },
  }),
  operation({
    id: "bookkeeping.bankStatements",
    method: "GET",
    path: "/bank-accounts/{id}/statements",
    summary: "List the imported statements of a bank account, newest first",
    who: "staff",
    params: BankAccountId,
    query: z.object(page(50)),
    response: successList(BankStatementView),
    async handle({ actor, params, query }) {
      const { rows, total } = await listStatements(actor, params.id, query);
      return okList(rows, total);
    },
  }),
  operation({
    id: "bookkeeping.removeBankStatement",
    method: "DELETE",
    path: "/bank-statements/{id}",
    summary: "Take an import back",
    description: "With the lines that it brought, while none of them is matched.",
    who: "staff",
    params: smallId("The statement's id"),
    response: Done,
    async handle({ actor, params }) {
      await removeStatement(actor, params.id);
      return done(`Statement ${params.id} was taken back`);
    },
  }),
  operation({
    id: "bookkeeping.bankReconciliation",
    method: "GET",
    path: "/bank-accounts/{id}/reconciliation",
    summary: "Read the reconciliation of a bank account at the end of a day",
    description: "The difference is 0 unless statements are missing; these are named.",
    who: "staff",
    params: BankAccountId,
    query: z.object({ through }),
    response: success(
      z.object({
        through: day,
        book_balance: z.number(),
        not_at_bank: z.array(Item),
        not_in_books: z.array(Item),
        expected_balance: z
          .number()
          .meta({ description: "Books, less what is not at the bank, with what is not in them" }),
        bank_balance: z.number().nullable(),
        difference: z.number().nullable(),
        missing_statements: z.array(z.object({ after: day, missing: z.number() })),
      }),
    ),
    async handle({ actor, params, query }) {
      const made = await reconcile(actor, params.id, query.through ?? indianToday(new Date()));
      const inRupees = (items: typeof made.notAtBank) =>
        items.map(({ date, amount, text, reference }) => ({ date, amount: rupeesOf(amount), text, reference }));
      return ok({
        through: made.through,
        book_balance: rupeesOf(made.bookBalance),
        not_at_bank: inRupees(made.notAtBank),
        not_in_books: inRupees(made.notInBooks),
        expected_balance: rupeesOf(made.bookBalance - sumOf(made.notAtBank) + sumOf(made.notInBooks)),
        bank_balance: made.bankBalance === null ? null : rupeesOf(made.bankBalance),
        difference: made.difference === null ? null : rupeesOf(made.difference),
        missing_statements: made.gaps.map(({ after, missing }) => ({ after, missing: rupeesOf(missing) })),
      });
    },
  }),
  operation({
    id: "bookkeeping.exportBankReconciliation",
    method: "GET",
    path: "/bank-accounts/{id}/reconciliation/export",
    summary: "Export the reconciliation as CSV, XLSX or PDF",
    description: "The export is noted in the audit trail.",
    who: "staff",
    params: BankAccountId,
    query: z.object({
      through,
      format: z.enum(["csv", "xlsx", "pdf"]).default("pdf").meta({ description: "Kind of file" }),
    }),
    response: { binary: [...Object.values(EXPORT_TYPES), "application/pdf"] },
    handle: ({ actor, params, query }) =>
      exportReconciliation(actor, query.format, params.id, query.through ?? indianToday(new Date())),
  }),
];
