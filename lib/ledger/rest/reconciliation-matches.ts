import { z } from "zod";
import { operation } from "@/lib/platform/http/operation";
import { FilterDate } from "../dates";
import { acceptSure } from "../reconciliation/accept-sure";
import { matchBroughtForward } from "../reconciliation/brought-forward";
import { listLines } from "../reconciliation/lines";
import { acceptMatch, PARTS_MAX, undoMatch } from "../reconciliation/match";
import { listOpenPostings } from "../reconciliation/postings";
import { allowSuggestion, refuseSuggestion } from "../reconciliation/refusals";
import { BankLine, BankPosting, Suggestion } from "../reconciliation/schema";
import { listSuggestions } from "../reconciliation/suggestions";
import { Done, done, ledgerId, ok, okList, page, success, successList } from "./envelope";
import { BankAccountId } from "./reconciliation-statements";

const LEDGER_ID_MAX = 9_000_000_000_000_000;
const ids = (description: string) =>
  z
    .array(z.int().positive().max(LEDGER_ID_MAX))
    .min(1)
    .max(PARTS_MAX)
    .refine((given) => new Set(given).size === given.length, "has one twice")
    .meta({ description });
const Parts = z
  .object({ line_ids: ids("Lines of the bank"), posting_ids: ids("Postings of the bank's ledger account") })
  .meta({ examples: [{ line_ids: [41], posting_ids: [17] }] });
const partsOf = ({ line_ids, posting_ids }: z.output<typeof Parts>) => ({
  lineIds: line_ids.map(BigInt),
  postingIds: posting_ids.map(BigInt),
});
const q = (description: string) => z.string().max(100).optional().meta({ description });

/** Which lines of a bank are which postings. Nothing here changes the journal. */
export const matchOperations = [
  operation({
    id: "bookkeeping.bankLines",
    method: "GET",
    path: "/bank-accounts/{id}/lines",
    summary: "List the lines of a bank account's statements, oldest first",
    who: "staff",
    params: BankAccountId,
    query: z.object({
      state: z.enum(["open", "matched"]).optional().meta({ description: "Default: both" }),
      from: FilterDate.meta({ description: "First day" }),
      through: FilterDate.meta({ description: "Last day" }),
      q: q("Part of the description or reference, or an amount"),
      ...page(50),
    }),
    response: successList(BankLine),
    async handle({ actor, params, query }) {
      const { rows, total } = await listLines(actor, params.id, query);
      return okList(rows, total);
    },
  }),
  operation({
    id: "bookkeeping.openBankPostings",
    method: "GET",
    path: "/bank-accounts/{id}/open-postings",
    summary: "List the postings of a bank account that no line was found for, oldest first",
    who: "staff",
    params: BankAccountId,
    query: z.object({
      through: FilterDate.meta({ description: "Last day" }),
      q: q("Part of the voucher, party, particulars or transaction, or an amount"),
      ...page(50),
    }),
    response: successList(BankPosting),
    async handle({ actor, params, query }) {
      const { rows, total } = await listOpenPostings(actor, params.id, query);
      return okList(rows, total);
    },
  }),
  operation({
    id: "bookkeeping.bankSuggestions",
    method: "GET",
    path: "/bank-accounts/{id}/suggestions",
    summary: "Suggest which postings the open lines are",
    description: "Each with a score from 0 to 100 and the reason in words; `offset` and `limit` count open lines.",
    who: "staff",
    params: BankAccountId,
    query: z.object(page(50)),
    response: success(z.object({ suggestions: z.array(Suggestion), postings: z.array(BankPosting) })),
    handle: async ({ actor, params, query }) => ok(await listSuggestions(actor, params.id, query)),
  }),
  operation({
    id: "bookkeeping.acceptBankMatch",
    method: "POST",
    path: "/bank-accounts/{id}/matches",
    summary: "Match lines of the bank with postings",
    description:
      "Both sides must come to the same sum, and each part is matched once at most. 409 where one is matched.",
    who: "staff",
    params: BankAccountId,
    body: Parts,
    status: 201,
    response: success(z.object({ match_id: z.int() })),
    handle: async ({ actor, params, body }) =>
      ok({ match_id: Number(await acceptMatch(actor, params.id, partsOf(body))) }, "Matched"),
  }),
  operation({
    id: "bookkeeping.acceptSureBankMatches",
    method: "POST",
    path: "/bank-accounts/{id}/matches/sure",
    summary: "Accept every suggestion that is sure",
    who: "staff",
    params: BankAccountId,
    response: success(z.object({ accepted: z.int() })),
    handle: async ({ actor, params }) => ok({ accepted: await acceptSure(actor, params.id) }),
  }),
  operation({
    id: "bookkeeping.matchBroughtForward",
    method: "POST",
    path: "/bank-accounts/{id}/matches/brought-forward",
    summary: "Match the balance brought forward with all that the books had by then",
    description: "Where the books and the bank had the same balance before the first statement.",
    who: "staff",
    params: BankAccountId,
    response: success(z.object({ postings: z.int() })),
    handle: async ({ actor, params }) => ok({ postings: await matchBroughtForward(actor, params.id) }),
  }),
  operation({
    id: "bookkeeping.undoBankMatch",
    method: "DELETE",
    path: "/bank-matches/{id}",
    summary: "Undo a match",
    who: "staff",
    params: ledgerId("The match's id"),
    response: Done,
    async handle({ actor, params }) {
      await undoMatch(actor, params.id);
      return done(`Match ${params.id} was undone`);
    },
  }),
  operation({
    id: "bookkeeping.refuseBankSuggestion",
    method: "POST",
    path: "/bank-accounts/{id}/refusals",
    summary: "Refuse a suggestion, so that it is not made again",
    who: "staff",
    params: BankAccountId,
    body: Parts,
    response: Done,
    async handle({ actor, params, body }) {
      await refuseSuggestion(actor, params.id, partsOf(body));
      return done("The suggestion was refused");
    },
  }),
  operation({
    id: "bookkeeping.allowBankSuggestion",
    method: "POST",
    path: "/bank-accounts/{id}/refusals/undo",
    summary: "Take a refusal back",
    who: "staff",
    params: BankAccountId,
    body: Parts,
    response: Done,
    async handle({ actor, params, body }) {
      await allowSuggestion(actor, params.id, partsOf(body));
      return done("The suggestion may be made again");
    },
  }),
];
