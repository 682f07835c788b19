import { likeAnywhere } from "../names";
import type { Reader } from "./snapshot";
import type { Scope, Sums } from "./sums";

/** One row of a ledger: a posting with its entry, in paise, and the sums of the ledger up to and with it. */
export type LedgerRow = {
  postingId: bigint;
  entryId: bigint;
  companyId: number;
  accountId: number;
  partyId: number | null;
  date: string;
  debit: bigint;
  credit: bigint;
  runningDebit: bigint;
  runningCredit: bigint;
  note: string | null;
  voucherType: string;
  voucherNo: string;
  voucherId: bigint | null;
  voucherKind: string | null;
  particulars: string;
  candidateName: string | null;
  transactionId: string | null;
  entryType: string;
  reversesId: bigint | null;
  reversedById: bigint | null;
  reason: string | null;
  createdAt: Date;
};

/** What rows are chosen by beside their days; the buckets know nothing of it. */
export type Filter = { candidateName?: string; voucherType?: string };

export const isFiltered = ({ candidateName, voucherType }: Filter): boolean => Boolean(candidateName || voucherType);

const HIDDEN = "(e.reverses_id IS NOT NULL OR EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = e.id))";

/** The rows of a scope from a day on, each account (and party) read in its index's order as far as `$4` rows. */
const rowsFrom = ({ partyIds, view }: Scope): string => `
  FROM unnest($1::int[]) AS a(id) ${partyIds ? "CROSS JOIN unnest($2::int[]) AS w(id)" : ""}
  CROSS JOIN LATERAL (
    SELECT p.id, p.entry_id, p.account_id, p.party_id, p.date, p.debit, p.credit, p.note
      FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
     WHERE p.account_id = a.id ${partyIds ? "AND p.party_id = w.id" : "AND $2::int[] IS NULL"} AND p.date >= $3::date
       ${view === "current" ? `AND NOT ${HIDDEN}` : ""}
     ORDER BY p.date, p.id LIMIT $4) AS l`;

const DETAILS = `l.id::text, l.entry_id::text, e.company_id, l.account_id, l.party_id, l.date::text, l.debit::text,
  l.credit::text, l.rd::text, l.rc::text, l.note, e.voucher_type, e.voucher_no, e.voucher_id::text, v.kind::text AS voucher_kind,
  e.particulars, e.candidate_name, e.transaction_id, e.entry_type, e.reverses_id::text, e.reason, e.created_at,
  (SELECT r.id::text FROM ledger_entry r WHERE r.reverses_id = e.id) AS reversed_by_id`;
const WITH_DETAILS = `JOIN ledger_entry e ON e.id = l.entry_id LEFT JOIN ledger_voucher v ON v.id = e.voucher_id`;

type Raw = Record<string, string | null> & {
  company_id: number;
  account_id: number;
  party_id: number | null;
  created_at: Date;
};

const toRow = (raw: Raw, before: Sums): LedgerRow => {
  const big = (value: string | null | undefined): bigint | null => (value ? BigInt(value) : null);
  return {
    postingId: BigInt(raw.id ?? 0),
    entryId: BigInt(raw.entry_id ?? 0),
    companyId: raw.company_id,
    accountId: raw.account_id,
    partyId: raw.party_id,
    date: raw.date ?? "",
    debit: BigInt(raw.debit ?? 0),
    credit: BigInt(raw.credit ?? 0),
    runningDebit: before.debit + BigInt(raw.rd ?? 0),
    runningCredit: before.credit + BigInt(raw.rc ?? 0),
    note: raw.note ?? null,
    voucherType: raw.voucher_type ?? "",
    voucherNo: raw.voucher_no ?? "",
    voucherId: big(raw.voucher_id),
    voucherKind: raw.voucher_kind ?? null,
    particulars: raw.particulars ?? "",
    candidateName: raw.candidate_name ?? null,
    transactionId: raw.transaction_id ?? null,
    entryType: raw.entry_type ?? "",
    reversesId: big(raw.reverses_id),
    reversedById: big(raw.reversed_by_id),
    reason: raw.reason ?? null,
    createdAt: raw.created_at,
  };
};

/**
 * Rows in ascending order from a day on, `skip` of that day's left out.
 *
 * @param before sums of all rows before that day
 */
export async function readRows(
  reader: Reader,
  scope: Scope,
  date: string,
  skip: number,
  take: number,
  before: Sums,
): Promise<LedgerRow[]> {
  const { rows } = await reader.query<Raw>(
    `SELECT ${DETAILS} FROM (
       SELECT l.*, sum(l.debit) OVER w AS rd, sum(l.credit) OVER w AS rc ${rowsFrom(scope)}
       WINDOW w AS (ORDER BY l.date, l.id) ORDER BY l.date, l.id OFFSET $5 LIMIT $6) AS l
     ${WITH_DETAILS} ORDER BY l.date, l.id`,
    [scope.accountIds, scope.partyIds, date, skip + take, skip, take],
  );
  return rows.map((raw) => toRow(raw, before));
}

/** Rows that a filter chooses, with sums over all that it chooses: these have to be added up row by row. */
export async function readFiltered(
  reader: Reader,
  scope: Scope,
  filter: Filter,
  days: { from: string | null; through: string | null },
  page: { offset: number; limit: number },
): Promise<{ rows: LedgerRow[]; before: Sums; within: Sums }> {
  const where = `p.account_id = ANY($1::int[]) AND ($2::int[] IS NULL OR p.party_id = ANY($2::int[]))
    AND ($3::text IS NULL OR e.candidate_name ILIKE $3) AND ($4::text IS NULL OR lower(e.voucher_type) = lower($4))
    AND ($5::date IS NULL OR p.date <= $5::date) ${scope.view === "current" ? `AND NOT ${HIDDEN}` : ""}`;
  const values = [
    scope.accountIds,
    scope.partyIds,
    filter.candidateName ? likeAnywhere(filter.candidateName) : null,
    filter.voucherType?.trim() || null,
    days.through,
  ];
  const sums = await reader.query<Record<"bd" | "bc" | "bn" | "wd" | "wc" | "wn", string>>(
    `SELECT coalesce(sum(p.debit) FILTER (WHERE early), 0)::text AS bd, coalesce(sum(p.credit) FILTER (WHERE early), 0)::text AS bc,
            count(*) FILTER (WHERE early)::text AS bn, coalesce(sum(p.debit) FILTER (WHERE NOT early), 0)::text AS wd,
            coalesce(sum(p.credit) FILTER (WHERE NOT early), 0)::text AS wc, count(*) FILTER (WHERE NOT early)::text AS wn
       FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
            CROSS JOIN LATERAL (SELECT coalesce(p.date < $6::date, false) AS early) AS x WHERE ${where}`,
    [...values, days.from],
  );
  const sum = sums.rows[0];
  const before = { debit: BigInt(sum?.bd ?? 0), credit: BigInt(sum?.bc ?? 0), rows: Number(sum?.bn ?? 0) };
  const within = { debit: BigInt(sum?.wd ?? 0), credit: BigInt(sum?.wc ?? 0), rows: Number(sum?.wn ?? 0) };
  const { rows } = await reader.query<Raw>(
    `SELECT ${DETAILS} FROM (
       SELECT p.*, sum(p.debit) OVER w AS rd, sum(p.credit) OVER w AS rc
         FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
        WHERE ${where} AND ($6::date IS NULL OR p.date >= $6::date)
       WINDOW w AS (ORDER BY p.date, p.id) ORDER BY p.date DESC, p.id DESC OFFSET $7 LIMIT $8) AS l
     ${WITH_DETAILS} ORDER BY l.date DESC, l.id DESC`,
    [...values, days.from, page.offset, page.limit],
  );
  return { rows: rows.map((raw) => toRow(raw, before)), before, within };
}
