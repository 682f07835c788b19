import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { systemActor as actor } from "@/lib/platform/auth/actor";
import { db, pool, transaction } from "@/lib/platform/db";
import { accountFor } from "../journal/accounts";
import { post, reverse } from "../journal/post";
import type { CompanyWithBanks } from "../parties/companies";
import { makeCompany } from "../test-support";
import { acceptSure } from "./accept-sure";
import { listAccountStates } from "./accounts";
import { broughtForward, matchBroughtForward } from "./brought-forward";
import { importStatement } from "./import";
import { listLines } from "./lines";
import { acceptMatch, undoMatch } from "./match";
import { camtOf, mt940Of } from "./parse/test-support";
import { listOpenPostings } from "./postings";
import { previewStatement } from "./preview";
import { allowSuggestion, refuseSuggestion } from "./refusals";
import { reconcile } from "./statement-report";
import { listStatements, removeStatement } from "./statements";
import { listSuggestions } from "./suggestions";

let company: CompanyWithBanks;
let bank: CompanyWithBanks["bankAccounts"][number];
let sales: number;

beforeEach(async () => {
  company = await makeCompany(actor);
  bank = company.bankAccounts[0] as typeof bank;
  sales = await accountFor(db(), company.id, "sales");
});

/** Posts money into the bank, or out of it where it is less than 0. @returns the bank's posting */
async function book(date: string, amount: bigint, transactionId: string | null = null): Promise<bigint> {
  const size = amount < 0n ? -amount : amount;
  const [into, outOf] = amount > 0n ? [bank.accountId, sales] : [sales, bank.accountId];
  const lines = [
    { accountId: into, debit: size },
    { accountId: outOf, credit: size },
  ];
  const entry = { companyId: company.id, date, voucherType: "Journal", voucherNo: "J", particulars: "Tried" };
  const made = await transaction((tx) =>
    post(tx, actor, { ...entry, transactionId, entryType: "Manual", source: "test", lines }),
  );
  return made.lines.find(({ accountId }) => accountId === bank.accountId)?.id ?? 0n;
}

type Line = [date: string, amount: number, description: string, reference?: string];
const csvOf = (opening: number, lines: Line[]): Uint8Array => {
  let balance = opening;
  const rows = lines.map(([date, amount, description, reference = ""]) => {
    balance += amount;
    return `${date},${description},${reference},${amount.toFixed(2)},${balance.toFixed(2)}`;
  });
  return Buffer.from(["Date,Description,Reference,Amount,Balance", ...rows].join("\n"));
};
const take = (bytes: Uint8Array, fields: object = {}) =>
  importStatement(actor, bank.id, { bytes, fileName: "april.csv", ...fields });
const linesOf = async () => (await listLines(actor, bank.id, { limit: 1000, offset: 0 })).rows;
const idsOf = (rows: { id: number; is_opening: boolean }[]) =>
  rows.filter((row) => !row.is_opening).map(({ id }) => BigInt(id));
const CODE = (code: string) => expect.objectContaining({ code });

describe("import", () => {
  const april: Line[] = [
    ["2026-04-02", 1000, "UPI DELTA", "610912345678"],
    ["2026-04-02", 1000, "UPI DELTA", "610912345678"],
    ["2026-04-03", -50, "=HYPERLINK(1)"],
  ];

  it("stores nothing for a preview, knows files and lines again, and keeps equal lines apart", async () => {
    const file = { bytes: csvOf(0, april.slice(0, 2)), fileName: "a.csv" };
    expect(await previewStatement(actor, bank.id, file)).toMatchObject({ new_lines: 2, known_lines: 0, problem: null });
    expect(await linesOf()).toHaveLength(0);
    expect(await take(file.bytes)).toMatchObject({ newLines: 2, knownLines: 0 });
    await expect(take(file.bytes)).rejects.toEqual(CODE("statement_known"));
    expect(await take(csvOf(0, april))).toMatchObject({ newLines: 1, knownLines: 2 });
    expect(await linesOf()).toHaveLength(3);
    // The same days in another format have other words: they would be doubled.
    const parts = april.map(([date, amount, text]) => ({
      date,
      amount: BigInt(amount * 100),
      description: `other ${text}`,
      reference: "X1",
    }));
    const mt940 = Buffer.from(mt940Of({ account: bank.accountNumber, opening: 0n, lines: parts }));
    await expect(take(mt940)).rejects.toEqual(CODE("overlap_differs"));
    expect((await previewStatement(actor, bank.id, { bytes: csvOf(0, april), fileName: "" })).mapping_from).toBe(
      "remembered",
    );
  });

  it("refuses another account's file, and names each wrong cell", async () => {
    const lines = [{ date: "2026-04-02", amount: 100n, description: "x", reference: "r" }];
    const other = Buffer.from(camtOf({ account: "999", opening: 0n, lines }));
    await expect(take(other)).rejects.toThrow("is of the account 999");
    const bad = Buffer.from("Date,Description,Amount,Balance\n31/02/2026,x,NaN,1.00\n");
    await expect(take(bad)).rejects.toMatchObject({
      code: "bad_statement",
      fields: [{ name: "file.2.Amount" }, { name: "file.2.Date" }],
    });
    const noBalances = Buffer.from("Date,Description,Amount\n01/04/2026,x,5.00\n");
    await expect(take(noBalances)).rejects.toThrow("has no balances");
    await expect(take(noBalances, { opening: 100n, closing: 700n })).rejects.toThrow("is missing");
    expect(await take(noBalances, { opening: 100n })).toMatchObject({ newLines: 1 });
    await expect(take(csvOf(0, [["2199-01-01", 5, "x"]]))).rejects.toThrow("still to come");
  });

  it("can be taken back while nothing of it is matched", async () => {
    const { statementId } = await take(csvOf(500, april));
    const posting = await book("2026-04-03", -5000n);
    const [, , , charge] = await linesOf();
    const match = await acceptMatch(actor, bank.id, { lineIds: [BigInt(charge?.id ?? 0)], postingIds: [posting] });
    await expect(removeStatement(actor, statementId)).rejects.toEqual(CODE("statement_matched"));
    await undoMatch(actor, match);
    await removeStatement(actor, statementId);
    expect(await linesOf()).toHaveLength(0);
    expect((await listStatements(actor, bank.id, { limit: 10, offset: 0 })).total).toBe(0);
  });
});

describe("matches", () => {
  it("suggests by amount, reference and day, keeps what was refused away, and accepts all that is sure", async () => {
    const right = await book("2026-04-02", 100_000n, "610912345678");
    const cheques = [await book("2026-04-05", -30_000n, "BATCH7"), await book("2026-04-05", -20_000n, "BATCH7")];
    await take(
      csvOf(0, [
        ["2026-04-02", 1000, "UPI", "610912345678"],
        ["2026-04-06", -500, "SALARIES"],
      ]),
    );
    const read = () => listSuggestions(actor, bank.id, { limit: 50, offset: 0 });
    const [first, batch] = (await read()).suggestions;
    expect(first).toMatchObject({ posting_ids: [Number(right)], sure: true });
    expect(first?.reason).toContain("610912345678 is in both");
    expect(batch?.posting_ids.sort()).toEqual(cheques.map(Number).sort());
    const parts = { lineIds: batch?.line_ids.map(BigInt) ?? [], postingIds: cheques };
    await refuseSuggestion(actor, bank.id, parts);
    expect((await read()).suggestions).toHaveLength(1);
    await allowSuggestion(actor, bank.id, parts);
    expect(await acceptSure(actor, bank.id)).toBe(1);
    await acceptMatch(actor, bank.id, parts);
    expect((await listOpenPostings(actor, bank.id, { limit: 10, offset: 0 })).total).toBe(0);
    expect((await listAccountStates(actor)).find(({ id }) => id === bank.id)).toMatchObject({
      open_lines: 0,
      open_postings: 0,
    });
  });

  it("takes one of twenty parallel accepts, and the journal stays as it is", async () => {
    const posting = await book("2026-04-02", 100_000n);
    await take(csvOf(0, [["2026-04-02", 1000, "x"]]));
    const parts = { lineIds: idsOf(await linesOf()), postingIds: [posting] };
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => acceptMatch(actor, bank.id, parts)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toEqual(CODE("already_matched"));
    expect(await db().ledgerEntry.count({ where: { companyId: company.id } })).toBe(1);
  });

  it("is held by the database itself: other sums, other accounts, reversed postings", async () => {
    const posting = await book("2026-04-02", 100_000n);
    await take(csvOf(0, [["2026-04-02", 900, "x"]]));
    const parts = { lineIds: idsOf(await linesOf()), postingIds: [posting] };
    await expect(acceptMatch(actor, bank.id, parts)).rejects.toEqual(CODE("sums_differ"));
    const forced = pool().query(
      `WITH m AS (INSERT INTO ledger_bank_match (id, bank_account_id, reason) VALUES (nextval('ledger_id'), $1, 'x') RETURNING id),
            l AS (INSERT INTO ledger_bank_match_line SELECT $2, id FROM m)
       INSERT INTO ledger_bank_match_posting SELECT $3, id FROM m`,
      [bank.id, String(parts.lineIds[0]), String(posting)],
    );
    await expect(forced).rejects.toThrow("has 90000 at the bank and 100000 in the books");
    await expect(
      pool().query("UPDATE ledger_bank_line SET amount = 1 WHERE bank_account_id = $1", [bank.id]),
    ).rejects.toThrow("cannot be changed");
    const others = (await makeCompany(actor)).bankAccounts[0];
    await expect(acceptMatch(actor, others?.id ?? 0, parts)).rejects.toEqual(CODE("not_found"));
  });
  it("is lifted by a reversal of what was matched", async () => {
    const posting = await book("2026-04-02", 100_000n);
    await take(csvOf(0, [["2026-04-02", 1000, "x"]]));
    const parts = { lineIds: idsOf(await linesOf()), postingIds: [posting] };
    await acceptMatch(actor, bank.id, parts);
    const { entryId } = await db().ledgerPosting.findUniqueOrThrow({ where: { id: posting } });
    await transaction((tx) => reverse(tx, actor, { entryId, reason: "wrong", source: "test" }));
    expect((await linesOf())[0]?.match_id).toBeNull();
    await expect(acceptMatch(actor, bank.id, parts)).rejects.toEqual(CODE("posting_reversed"));
    expect(await reconcile(actor, bank.id, "2026-04-30")).toMatchObject({ bookBalance: 0n, difference: 0n });
  });
});

describe("reconciliation", () => {
  it("carries the balance before the first statement, and names missing statements", async () => {
    await book("2026-03-01", 70_000n);
    await book("2026-03-09", -20_000n);
    await take(csvOf(500, [["2026-04-02", 10, "x"]]));
    expect(await broughtForward(actor, bank.id)).toMatchObject({
      atBank: 500,
      inBooks: 500,
      agrees: true,
      postings: 2,
    });
    expect(await matchBroughtForward(actor, bank.id)).toBe(2);
    await expect(take(csvOf(400, [["2026-03-05", 100, "earlier"]]))).rejects.toEqual(CODE("opening_matched"));
    await take(csvOf(600, [["2026-05-02", -5, "y"]]));
    const made = await reconcile(actor, bank.id, "2026-05-31");
    expect(made).toMatchObject({
      bankBalance: 59_500n,
      difference: 9_000n,
      gaps: [{ after: "2026-04-02", missing: 9_000n }],
    });
    expect(await reconcile(actor, bank.id, "2026-04-01")).toMatchObject({
      bankBalance: 50_000n,
      difference: 0n,
      notInBooks: [],
    });
    expect(await reconcile(actor, bank.id, "2026-03-05")).toMatchObject({ bankBalance: null, difference: null });
  });

  it("leaves no difference on any day, whatever was booked, imported, matched and undone", async () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-04-${String(n).padStart(2, "0")}`);
    const move = fc.tuple(day, fc.integer({ min: 1, max: 4 }), fc.boolean());
    await fc.assert(
      fc.asyncProperty(
        fc.array(move, { minLength: 1, maxLength: 6 }),
        fc.array(move, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 12 }),
        async (booked, atBank, tries) => {
          company = await makeCompany(actor);
          bank = company.bankAccounts[0] as typeof bank;
          sales = await accountFor(db(), company.id, "sales");
          const postings: bigint[] = [];
          for (const [date, rupees, isOut] of booked)
            postings.push(await book(date, BigInt(isOut ? -rupees : rupees) * 100n));
          const sorted = [...atBank].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
          await take(
            csvOf(
              20,
              sorted.map(([date, rupees, isOut], at) => [date, isOut ? -rupees : rupees, `line ${at}`]),
            ),
          );
          const lines = idsOf(await linesOf());
          for (const [line, posting, undone] of tries) {
            const parts = {
              lineIds: [lines[line % lines.length] ?? 0n],
              postingIds: [postings[posting % postings.length] ?? 0n],
            };
            const match = await acceptMatch(actor, bank.id, parts).catch(() => null);
            if (match !== null && undone) await undoMatch(actor, match);
          }
          for (const date of ["2026-03-31", "2026-04-10", "2026-04-20", "2026-04-30"]) {
            const { difference } = await reconcile(actor, bank.id, date);
            expect(difference ?? 0n).toBe(0n);
          }
          const { rows } = await pool().query<{ lines: string; postings: string }>(
            `SELECT count(DISTINCT line_id)::text AS lines, (SELECT count(DISTINCT p.posting_id) FROM ledger_bank_match_posting p
                JOIN ledger_bank_match m ON m.id = p.match_id WHERE m.bank_account_id = $1)::text AS postings
               FROM ledger_bank_match_line l JOIN ledger_bank_match m ON m.id = l.match_id WHERE m.bank_account_id = $1`,
            [bank.id],
          );
          expect(rows[0]?.lines).toBe(rows[0]?.postings);
        },
      ),
      { numRuns: 5 },
    );
  });
});
