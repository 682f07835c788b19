import type { Reader } from "./snapshot";

/** Which rows a ledger is made of. */
export type Scope = {
  accountIds: number[];
  /** Null: the accounts as a whole. */
  partyIds: number[] | null;
  /** `audit` shows reversed entries and their reversals too; `current` neither. */
  view: "current" | "audit";
};

/** Sums of rows, in paise. */
export type Sums = { debit: bigint; credit: bigint; rows: number };

export const NO_SUMS: Sums = { debit: 0n, credit: 0n, rows: 0 };

export const addSums = (a: Sums, b: Sums): Sums => ({
  debit: a.debit + b.debit,
  credit: a.credit + b.credit,
  rows: a.rows + b.rows,
});
export const subtractSums = (a: Sums, b: Sums): Sums => ({
  debit: a.debit - b.debit,
  credit: a.credit - b.credit,
  rows: a.rows - b.rows,
});

const COLUMNS = {
  current: { debit: "debit", credit: "credit", rows: "rows" },
  audit: { debit: "all_debit", credit: "all_credit", rows: "all_rows" },
} as const;

const parties = ({ partyIds }: Scope): number[] => partyIds ?? [0];

type SumRow = { debit: string; credit: string; rows: string };
const sumsOf = (row: SumRow | undefined): Sums =>
  row ? { debit: BigInt(row.debit), credit: BigInt(row.credit), rows: Number(row.rows) } : NO_SUMS;

/**
 * Sums of everything before a day, from the buckets: whole years, then months of its year, then days of its month.
 *
 * @param date `YYYY-MM-DD`
 */
export async function sumsBefore(reader: Reader, scope: Scope, date: string): Promise<Sums> {
  const { debit, credit, rows } = COLUMNS[scope.view];
  const part = (grain: string, range: string) =>
    `SELECT ${debit} AS d, ${credit} AS c, ${rows} AS n FROM ledger_bucket
      WHERE account_id = ANY($1::int[]) AND party_id = ANY($2::int[]) AND grain = '${grain}' AND ${range}`;
  const found = await reader.query<SumRow>(
    `SELECT coalesce(sum(d), 0)::text AS debit, coalesce(sum(c), 0)::text AS credit, coalesce(sum(n), 0)::text AS rows
       FROM (${part("year", "period < date_trunc('year', $3::date)")}
             UNION ALL ${part("month", "period >= date_trunc('year', $3::date) AND period < date_trunc('month', $3::date)")}
             UNION ALL ${part("day", "period >= date_trunc('month', $3::date) AND period < $3::date")}) AS b`,
    [scope.accountIds, parties(scope), date],
  );
  return sumsOf(found.rows[0]);
}

/** Sums of everything that there is. */
export async function sumsOfAll(reader: Reader, scope: Scope): Promise<Sums> {
  const { debit, credit, rows } = COLUMNS[scope.view];
  const found = await reader.query<SumRow>(
    `SELECT coalesce(sum(${debit}), 0)::text AS debit, coalesce(sum(${credit}), 0)::text AS credit,
            coalesce(sum(${rows}), 0)::text AS rows
       FROM ledger_bucket WHERE account_id = ANY($1::int[]) AND party_id = ANY($2::int[]) AND grain = 'year'`,
    [scope.accountIds, parties(scope)],
  );
  return sumsOf(found.rows[0]);
}

/** The day that holds a row, and the sums of all rows before that day. */
export type Place = { date: string; before: Sums };

/**
 * Finds the day of the n-th row, counted from 1 in ascending order, by the counts of years, months and days: at most
 * as many buckets are read as there are years, and 12 and 31.
 *
 * @returns null when there are fewer rows
 */
export async function placeOfRow(reader: Reader, scope: Scope, position: number): Promise<Place | null> {
  let before = NO_SUMS;
  let from = "0001-01-01";
  let to: string | null = null;
  for (const grain of ["year", "month", "day"] as const) {
    const step = await periodOfRow(reader, scope, grain, from, to, position - before.rows);
    if (!step) return null;
    before = addSums(before, step.before);
    from = step.period;
    to = step.end;
  }
  return { date: from, before };
}

/** Of one grain, the period in which the running count reaches `position`, and the sums of those before it. */
async function periodOfRow(
  reader: Reader,
  scope: Scope,
  grain: "year" | "month" | "day",
  from: string,
  to: string | null,
  position: number,
): Promise<{ period: string; end: string; before: Sums } | null> {
  const { debit, credit, rows } = COLUMNS[scope.view];
  const found = await reader.query<SumRow & { period: string; upto: string }>(
    `SELECT period::text, (period + interval '1 ${grain}')::date::text AS upto, (rd - d)::text AS debit,
            (rc - c)::text AS credit, (rn - n)::text AS rows
       FROM (SELECT period, d, c, n, sum(d) OVER w AS rd, sum(c) OVER w AS rc, sum(n) OVER w AS rn
               FROM (SELECT period, sum(${debit}) AS d, sum(${credit}) AS c, sum(${rows}) AS n FROM ledger_bucket
                      WHERE account_id = ANY($1::int[]) AND party_id = ANY($2::int[]) AND grain = '${grain}'
                        AND period >= $3::date AND ($4::date IS NULL OR period < $4::date)
                      GROUP BY period) AS p
             WINDOW w AS (ORDER BY period)) AS r
      WHERE rn >= $5 ORDER BY period LIMIT 1`,
    [scope.accountIds, parties(scope), from, to, position],
  );
  const row = found.rows[0];
  return row ? { period: row.period, end: row.upto, before: sumsOf(row) } : null;
}
