import type { Reader } from "./snapshot";
import type { Scope, Sums } from "./sums";

/** Which buckets tell the sums before a day: whole years, then months of its year, then days of its month. */
const BEFORE = `((b.grain = 'year' AND b.period < date_trunc('year', $2::date))
   OR (b.grain = 'month' AND b.period >= date_trunc('year', $2::date) AND b.period < date_trunc('month', $2::date))
   OR (b.grain = 'day' AND b.period >= date_trunc('month', $2::date) AND b.period < $2::date))`;

const SUMS = {
  current: "sum(b.debit)::text AS debit, sum(b.credit)::text AS credit, sum(b.rows)::text AS rows",
  audit: "sum(b.all_debit)::text AS debit, sum(b.all_credit)::text AS credit, sum(b.all_rows)::text AS rows",
} as const;

type Row = { id: number; debit: string; credit: string; rows: string };
const asMap = (rows: Row[]): Map<number, Sums> =>
  new Map(
    rows.map(({ id, debit, credit, rows: n }) => [
      id,
      { debit: BigInt(debit), credit: BigInt(credit), rows: Number(n) },
    ]),
  );

/** Sums of each of these accounts before a day, in paise; one without rows is left out. `date` is `YYYY-MM-DD`. */
export async function sumsByAccount(
  reader: Reader,
  accountIds: number[],
  date: string,
  view: Scope["view"] = "current",
): Promise<Map<number, Sums>> {
  const { rows } = await reader.query<Row>(
    `SELECT b.account_id AS id, ${SUMS[view]} FROM ledger_bucket b
      WHERE b.account_id = ANY($1::int[]) AND b.party_id = 0 AND ${BEFORE} GROUP BY b.account_id`,
    [accountIds, date],
  );
  return asMap(rows);
}

/** Sums of each party on these accounts before a day, in paise. `date` is `YYYY-MM-DD`. */
export async function sumsByParty(reader: Reader, accountIds: number[], date: string): Promise<Map<number, Sums>> {
  const { rows } = await reader.query<Row>(
    `SELECT b.party_id AS id, ${SUMS.current} FROM ledger_bucket b
      WHERE b.account_id = ANY($1::int[]) AND b.party_id > 0 AND ${BEFORE} GROUP BY b.party_id`,
    [accountIds, date],
  );
  return asMap(rows);
}

/** Sums of accounts in each month from a day's month on; the months are `YYYY-MM`. */
export async function sumsByMonth(
  reader: Reader,
  accountIds: number[],
  from: string,
): Promise<{ month: string; accountId: number; debit: bigint; credit: bigint }[]> {
  const { rows } = await reader.query<{ month: string; account_id: number; debit: string; credit: string }>(
    `SELECT to_char(period, 'YYYY-MM') AS month, account_id, debit::text, credit::text FROM ledger_bucket
      WHERE account_id = ANY($1::int[]) AND party_id = 0 AND grain = 'month' AND period >= date_trunc('month', $2::date)
      ORDER BY period`,
    [accountIds, from],
  );
  return rows.map((row) => ({
    month: row.month,
    accountId: row.account_id,
    debit: BigInt(row.debit),
    credit: BigInt(row.credit),
  }));
}
