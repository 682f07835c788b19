import { Prisma, type Tx } from "@/lib/platform/db";
import type { PostedLine } from "./types";

/** How lines change the sums: those of the audit view, those of the default view, or both. */
export type Change = {
  date: string;
  lines: PostedLine[];
  /** Added to the sums that leave out nothing. */
  inAudit: 0 | 1;
  /** Added to the sums without reversed entries; −1 takes a line out of them. */
  inDefault: 0 | 1 | -1;
};

type Sum = {
  account: number;
  party: number;
  grain: "day" | "month" | "year";
  period: string;
  debit: bigint;
  credit: bigint;
  rows: number;
  all_debit: bigint;
  all_credit: bigint;
  all_rows: number;
};

const periodsOf = (date: string) =>
  [
    ["day", date],
    ["month", `${date.slice(0, 7)}-01`],
    ["year", `${date.slice(0, 4)}-01-01`],
  ] as const;

/**
 * Brings the sums of days, months and years up to date, in one statement and in the order of their keys. The caller
 * holds the company's chain.
 */
export async function changeBuckets(tx: Tx, changes: Change[]): Promise<void> {
  const sums = new Map<string, Sum>();
  for (const change of changes) for (const line of change.lines) addLine(sums, change, line);
  const rows = [...sums.values()].sort(
    (a, b) =>
      a.account - b.account || a.party - b.party || a.grain.localeCompare(b.grain) || a.period.localeCompare(b.period),
  );
  const json = JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
  await tx.$executeRaw(
    Prisma.sql`INSERT INTO ledger_bucket AS b
        (account_id, party_id, grain, period, debit, credit, rows, all_debit, all_credit, all_rows)
      SELECT account, party, grain::"LedgerGrain", period, debit, credit, rows, all_debit, all_credit, all_rows
        FROM jsonb_to_recordset(${json}::jsonb) AS x(account int, party int, grain text, period date, debit bigint,
             credit bigint, rows int, all_debit bigint, all_credit bigint, all_rows int)
      ON CONFLICT (account_id, party_id, grain, period) DO UPDATE SET
        debit = b.debit + excluded.debit, credit = b.credit + excluded.credit, rows = b.rows + excluded.rows,
        all_debit = b.all_debit + excluded.all_debit, all_credit = b.all_credit + excluded.all_credit,
        all_rows = b.all_rows + excluded.all_rows`,
  );
}

function addLine(sums: Map<string, Sum>, { date, inAudit, inDefault }: Change, line: PostedLine): void {
  for (const party of line.partyId === null ? [0] : [0, line.partyId]) {
    for (const [grain, period] of periodsOf(date)) {
      const key = `${line.accountId}|${party}|${grain}|${period}`;
      const sum = sums.get(key) ?? {
        account: line.accountId,
        party,
        grain,
        period,
        debit: 0n,
        credit: 0n,
        rows: 0,
        all_debit: 0n,
        all_credit: 0n,
        all_rows: 0,
      };
      sum.debit += BigInt(inDefault) * line.debit;
      sum.credit += BigInt(inDefault) * line.credit;
      sum.rows += inDefault;
      sum.all_debit += BigInt(inAudit) * line.debit;
      sum.all_credit += BigInt(inAudit) * line.credit;
      sum.all_rows += inAudit;
      sums.set(key, sum);
    }
  }
}
