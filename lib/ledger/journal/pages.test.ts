import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { db, transaction } from "@/lib/platform/db";
import type { CompanyWithBanks } from "../parties/companies";
import { verifyBooks } from "./chain";
import { replace } from "./post";
import type { Scope } from "./sums";
import { Model } from "./test-model";
import { actor, makeParties, openBooks, page, posted, reversed } from "./test-support";
import type { EntryDraft, PostedEntry } from "./types";

let company: CompanyWithBanks;
let accounts: [number, number, number];
let parties: [number, number];

beforeAll(async () => {
  ({ made: company, accounts } = await openBooks());
  parties = await makeParties();
});

const draft = (amount: bigint, fields: Partial<EntryDraft> = {}): EntryDraft => ({
  companyId: company.id,
  date: "2025-05-02",
  voucherType: "Journal",
  voucherNo: "J-1",
  particulars: "Tried",
  entryType: "Manual",
  source: "test",
  lines: [
    { accountId: accounts[0], partyId: parties[0], debit: amount },
    { accountId: accounts[1], credit: amount },
  ],
  ...fields,
});

describe("every page of every view", () => {
  const days = ["2023-12-31", "2024-01-01", "2024-02-29", "2024-03-01", "2024-03-02", "2025-03-31", "2025-04-01"];
  const day = fc.constantFrom(...days);
  const command = fc.oneof(
    { weight: 4, arbitrary: fc.record({ date: day, amount: fc.bigInt(1n, 10n ** 12n), shape: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ undo: fc.nat(), later: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ replace: fc.nat(), amount: fc.bigInt(1n, 10n ** 6n), date: day }) },
  );
  const scope = fc.record({
    accounts: fc.subarray([0, 1, 2], { minLength: 1 }),
    parties: fc.option(fc.subarray([0, 1], { minLength: 1 }), { nil: null }),
    view: fc.constantFrom("current" as const, "audit" as const),
  });
  const query = fc.record(
    { from: day, through: day, offset: fc.nat(12), limit: fc.integer({ min: 1, max: 8 }) },
    { requiredKeys: ["offset", "limit"] },
  );

  it("is what a model of plain lists says, with running balances, both ends and hidden pairs", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(command, { minLength: 5, maxLength: 14 }),
        fc.array(fc.tuple(scope, query), { minLength: 12, maxLength: 12 }),
        async (commands, questions) => {
          const { made, accounts: own } = await openBooks();
          const model = new Model();
          const live: PostedEntry[] = [];
          const lines = (amount: bigint, shape: number): EntryDraft["lines"] => {
            const [first, second] = [parties[shape % 2] ?? 0, parties[(shape + 1) % 2] ?? 0];
            if (shape < 2)
              return [
                { accountId: own[0], partyId: first, debit: amount },
                { accountId: own[1], credit: amount },
              ];
            if (shape === 2)
              return [
                { accountId: own[2], debit: amount },
                { accountId: own[0], partyId: first, credit: amount },
              ];
            return [
              { accountId: own[0], partyId: first, debit: amount },
              { accountId: own[0], partyId: second, credit: amount },
            ];
          };
          const drafted = (date: string, amount: bigint, shape: number) =>
            draft(0n, { companyId: made.id, date, lines: lines(amount, shape) });
          for (const step of commands) {
            if ("shape" in step) {
              const entry = await posted(drafted(step.date, step.amount, step.shape));
              live.push(entry);
              model.add(entry);
              continue;
            }
            const [victim] = live.splice(("undo" in step ? step.undo : step.replace) % Math.max(live.length, 1), 1);
            if (!victim) continue;
            if ("undo" in step) model.add(await reversed(victim.id, step.later ? "2025-04-01" : undefined), victim.id);
            else {
              const order = { entryId: victim.id, reason: "changed", source: "test" };
              const entry = await transaction((tx) => replace(tx, actor, order, drafted(step.date, step.amount, 0)));
              const undoing = await db().ledgerEntry.findUniqueOrThrow({
                where: { reversesId: victim.id },
                include: { postings: true },
              });
              model.add(
                {
                  ...entry,
                  id: undoing.id,
                  date: undoing.date.toISOString().slice(0, 10),
                  lines: undoing.postings.map((line) => ({ ...line, accountId: line.accountId })),
                },
                victim.id,
              );
              model.add(entry);
              live.push(entry);
            }
          }
          for (const [asked, which] of questions) {
            const where: Scope = {
              accountIds: asked.accounts.map((index) => own[index] ?? 0),
              partyIds: asked.parties?.map((index) => parties[index] ?? 0) ?? null,
              view: asked.view,
            };
            const told = await page(where, which);
            const rows = told.rows.map((row) => ({
              id: row.postingId,
              debit: row.debit,
              credit: row.credit,
              up: row.runningDebit,
              down: row.runningCredit,
            }));
            expect({ rows, opening: told.opening, within: told.within }).toEqual(model.page(where, which));
          }
          const all = await page({ accountIds: own, partyIds: null, view: "audit" }, { offset: 0, limit: 1 });
          expect(all.within.debit).toBe(all.within.credit);
          expect(await verifyBooks(made.id)).toMatchObject({ ok: true });
        },
      ),
      { numRuns: 6 },
    );
  });
});
