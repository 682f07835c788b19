import { beforeAll, describe, expect, it } from "vitest";
import { db, pool, transaction } from "@/lib/platform/db";
import type { CompanyWithBanks } from "../parties/companies";
import { previewNumber, takeNumber } from "../vouchers/series";
import { verifyBooks } from "./chain";
import { closePeriod } from "./periods";
import type { Scope } from "./sums";
import { actor, makeParties, openBooks, page, posted, reversed } from "./test-support";
import type { EntryDraft } from "./types";

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

describe("what the database itself refuses", () => {
  const insertEntry = (id: string, fields: Record<string, unknown> = {}) => {
    const columns = {
      id,
      company_id: company.id,
      seq: 1_000_000 + Number(id),
      date: "2025-05-02",
      voucher_type: "x",
      voucher_no: "x",
      particulars: "x",
      entry_type: "Manual",
      source: "test",
      posting_count: 2,
      total: 100,
      created_at: new Date(),
      prev_hash: "x",
      hash: "x",
      ...fields,
    };
    const names = Object.keys(columns);
    return [
      `INSERT INTO ledger_entry (${names}) VALUES (${names.map((_, index) => `$${index + 1}`)})`,
      Object.values(columns),
    ] as const;
  };
  const line = (id: number, entry: string, debit: number, credit: number, account = accounts[0]) =>
    [
      "INSERT INTO ledger_posting (id, entry_id, account_id, date, debit, credit) VALUES ($1, $2, $3, '2025-05-02', $4, $5)",
      [id, entry, account, debit, credit],
    ] as const;
  const run = async (statements: (readonly [string, readonly unknown[]])[]) => {
    const client = await pool().connect();
    try {
      await client.query("BEGIN");
      for (const [text, values] of statements) await client.query(text, [...values]);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    } finally {
      client.release();
    }
  };
  const ids = async () =>
    (await pool().query<{ id: string }>("SELECT nextval('ledger_id') AS id FROM generate_series(1, 4)")).rows.map(
      ({ id }) => id,
    ) as [string, string, string, string];

  it("an entry that does not balance, has one line, none, or a line with two sides", async () => {
    const [id, a, b] = await ids();
    const [x, y] = [Number(a), Number(b)];
    await expect(run([insertEntry(id), line(x, id, 100, 0), line(y, id, 0, 99)])).rejects.toThrow(/does not balance/);
    await expect(run([insertEntry(id), line(x, id, 100, 0)])).rejects.toThrow(/does not balance/);
    await expect(run([insertEntry(id)])).rejects.toThrow(/does not balance/);
    await expect(run([insertEntry(id), line(x, id, 100, 100)])).rejects.toThrow(/one_side/);
    await expect(run([insertEntry(id), line(x, id, 0, 0)])).rejects.toThrow(/one_side/);
  });

  it("changes and removals of posted rows, and lines that are added later", async () => {
    const entry = await posted(draft(100n));
    for (const table of ["ledger_entry", "ledger_posting"]) {
      const column = table === "ledger_entry" ? "id" : "entry_id";
      await expect(
        pool().query(`UPDATE ${table} SET date = '2025-05-03' WHERE ${column} = $1`, [entry.id]),
      ).rejects.toThrow(/cannot be changed/);
      await expect(pool().query(`DELETE FROM ${table} WHERE ${column} = $1`, [entry.id])).rejects.toThrow(
        /cannot be changed/,
      );
    }
    const [a, b] = await ids();
    await expect(
      run([line(Number(a), String(entry.id), 5, 0), line(Number(b), String(entry.id), 0, 5)]),
    ).rejects.toThrow(/does not balance|lines instead/);
  });

  it("a second reversal, one of a reversal, one before its original, and one that undoes something else", async () => {
    const entry = await posted(draft(100n));
    const [id, a, b] = await ids();
    const mirror = [line(Number(a), id, 0, 100), line(Number(b), id, 100, 0, accounts[1])];
    await expect(
      run([insertEntry(id, { reverses_id: String(entry.id), date: "2025-05-01" }), ...mirror]),
    ).rejects.toThrow(/not before what it reverses/);
    await expect(run([insertEntry(id, { reverses_id: String(entry.id) }), ...mirror])).rejects.toThrow(/does not undo/);
    const reversal = await reversed(entry.id);
    await expect(run([insertEntry(id, { reverses_id: String(entry.id) }), ...mirror])).rejects.toThrow(/reverses_id/);
    await expect(run([insertEntry(id, { reverses_id: String(reversal.id) }), ...mirror])).rejects.toThrow(
      /a reversal itself/,
    );
  });
});

describe("posting", () => {
  it("refuses what does not balance before it reaches the database", async () => {
    const unbalanced = draft(0n, {
      lines: [
        { accountId: accounts[0], debit: 5n },
        { accountId: accounts[1], credit: 6n },
      ],
    });
    await expect(posted(unbalanced)).rejects.toMatchObject({ code: "unbalanced" });
    await expect(posted(draft(0n))).rejects.toMatchObject({ code: "unbalanced" });
    await expect(posted(draft(-5n))).rejects.toMatchObject({ code: "unbalanced" });
    await expect(posted(draft(5n, { companyId: 999_999 }))).rejects.toMatchObject({ code: "not_found" });
  });

  it("posts once under one key, whoever asks how often, and refuses another draft under it", async () => {
    const key = `k-${Date.now()}`;
    const twice = await Promise.all(Array.from({ length: 5 }, () => posted(draft(700n, { idempotencyKey: key }))));
    expect(new Set(twice.map(({ id }) => id)).size).toBe(1);
    expect(twice.filter(({ repeated }) => !repeated)).toHaveLength(1);
    await expect(posted(draft(701n, { idempotencyKey: key }))).rejects.toMatchObject({
      code: "idempotency_key_reused",
    });
  });

  it("refuses a reversal of a reversal, a second one and one before the entry", async () => {
    const entry = await posted(draft(300n));
    await expect(reversed(entry.id, "2025-05-01")).rejects.toMatchObject({ code: "before_original" });
    const reversal = await reversed(entry.id);
    await expect(reversed(entry.id)).rejects.toMatchObject({ code: "already_reversed" });
    await expect(reversed(reversal.id)).rejects.toMatchObject({ code: "is_reversal" });
  });

  it("closes periods: nothing is posted there, and what is reversed is so on the first open day", async () => {
    const { made, accounts: own } = await openBooks();
    const lines = [
      { accountId: own[0], debit: 9n },
      { accountId: own[1], credit: 9n },
    ];
    const at = (date: string) => posted(draft(9n, { companyId: made.id, date, lines }));
    const march = await at("2025-03-31");
    await expect(closePeriod(actor, made.id, "2999-01-01")).rejects.toMatchObject({ code: "invalid_input" });
    await closePeriod(actor, made.id, "2025-03-31");
    await expect(closePeriod(actor, made.id, "2025-03-30")).rejects.toMatchObject({ code: "already_closed" });
    await expect(at("2025-03-31")).rejects.toMatchObject({ code: "period_closed" });
    await expect(reversed(march.id, "2025-03-31")).rejects.toMatchObject({ code: "period_closed" });
    expect((await reversed(march.id)).date).toBe("2025-04-01");
  });

  it("chains entries so that a change behind its back is found", async () => {
    const { made, accounts: own } = await openBooks();
    const lines = [
      { accountId: own[0], debit: 9n },
      { accountId: own[1], credit: 9n },
    ];
    const entries = [];
    for (let n = 0; n < 3; n++) entries.push(await posted(draft(9n, { companyId: made.id, lines })));
    expect(await verifyBooks(made.id)).toMatchObject({ ok: true, entries: 3 });
    const tamper = (sql: string) =>
      transaction(async (tx) => {
        await tx.$executeRawUnsafe("SET LOCAL session_replication_role = replica");
        await tx.$executeRawUnsafe(sql);
      });
    await tamper(`UPDATE ledger_posting SET debit = 8 WHERE entry_id = ${entries[1]?.id} AND debit = 9`);
    expect(await verifyBooks(made.id)).toMatchObject({ ok: false, firstBad: "2" });
    await tamper(`UPDATE ledger_posting SET debit = 9 WHERE entry_id = ${entries[1]?.id} AND debit = 8`);
    expect(await verifyBooks(made.id)).toMatchObject({ ok: true });
    await tamper(`DELETE FROM ledger_posting WHERE entry_id = ${entries[2]?.id}`);
    await tamper(`DELETE FROM ledger_entry WHERE id = ${entries[2]?.id}`);
    expect(await verifyBooks(made.id)).toMatchObject({ ok: false, firstBad: "3" });
  });
});

describe("numbers", () => {
  const take = (date: string, fails = false) =>
    transaction(async (tx) => {
      const number = await takeNumber(tx, company, date);
      if (fails) throw new Error("the transaction that took it failed");
      return number;
    });

  it("have no gaps under parallel work that fails half of the time, from the first one of a year on", async () => {
    const tries = Array.from({ length: 24 }, (_, n) => take("2031-04-01", n % 2 === 1).catch(() => null));
    const given = (await Promise.all(tries)).filter((number) => number !== null);
    const prefix = company.invoicePattern.split("/")[0];
    expect(given.sort()).toEqual(
      Array.from({ length: 12 }, (_, n) => `${prefix}/31-32/${String(n + 1).padStart(4, "0")}`),
    );
  });

  it("are of the document's year, and asking burns none", async () => {
    expect(await take("2031-03-31")).toMatch(/\/30-31\/0001$/);
    const next = await previewNumber(db(), company, "2031-03-31");
    expect(await previewNumber(db(), company, "2031-03-31")).toBe(next);
    expect(await take("2031-03-31")).toBe(next);
  });
});

describe("parallel work", () => {
  it("posts 30 entries by 10 workers; of two reversals of each at once one succeeds", async () => {
    const { made, accounts: own } = await openBooks();
    const jobs = Array.from({ length: 30 }, (_, n) => n);
    const worker = async () => {
      for (let n = jobs.pop(); n !== undefined; n = jobs.pop()) {
        const amount = BigInt(1 + n);
        const lines = [
          { accountId: own[n % 3] ?? 0, debit: amount },
          { accountId: own[(n + 1) % 3] ?? 0, credit: amount },
        ];
        const { id } = await posted(draft(amount, { companyId: made.id, date: `2025-0${1 + (n % 9)}-15`, lines }));
        done.push(id);
      }
    };
    const done: bigint[] = [];
    await Promise.all(Array.from({ length: 10 }, worker));
    const scope: Scope = { accountIds: own, partyIds: null, view: "current" };
    const sums = await page(scope, { offset: 0, limit: 200 });
    expect(sums.within).toEqual({ debit: 465n, credit: 465n, rows: 60 });
    expect(sums.rows).toHaveLength(60);
    const outcomes = await Promise.allSettled(done.flatMap((id) => [reversed(id), reversed(id)]));
    const refused = outcomes.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(30);
    for (const outcome of refused) expect(outcome).toMatchObject({ reason: { code: "already_reversed" } });
    expect((await page(scope, { offset: 0, limit: 10 })).within).toEqual({ debit: 0n, credit: 0n, rows: 0 });
    expect((await page({ ...scope, view: "audit" }, { offset: 0, limit: 1 })).within.rows).toBe(120);
    expect(await verifyBooks(made.id)).toMatchObject({ ok: true, entries: 60 });
  });
});
