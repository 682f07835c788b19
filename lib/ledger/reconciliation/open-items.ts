import type { Tx } from "@/lib/platform/db";
import { toLegalDate } from "@/lib/platform/time";
import { dayPlus } from "../dates";
import type { Reader } from "../journal/snapshot";
import { likeAnywhere } from "../names";
import type { BankAccount } from "./bank-account";
import type { BankPosting } from "./schema";
import { DAYS_AFTER_MAX, DAYS_BEFORE_MAX, type OpenLine, type OpenPosting } from "./suggest";

/** A posting with what a person knows it by. Paise; a debit is more than 0. */
export type PostingItem = OpenPosting & {
  entryId: bigint;
  voucherId: bigint | null;
  voucherType: string;
  voucherNo: string;
};

/** Neither reversed nor a reversal. */
export const STANDING =
  "e.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = e.id)";
export const UNMATCHED = "NOT EXISTS (SELECT 1 FROM ledger_bank_match_posting m WHERE m.posting_id = p.id)";

const POSTING = `p.id::text, p.date::text, (p.debit - p.credit)::text AS amount, p.entry_id::text, e.voucher_id::text,
  e.voucher_type, e.voucher_no, e.transaction_id, e.particulars,
  (SELECT string_agg(DISTINCT w.name, ', ') FROM ledger_posting o JOIN ledger_party w ON w.id = o.party_id
    WHERE o.entry_id = p.entry_id AND w.kind <> 'own') AS party`;
const FROM = "FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id";

type Raw = Record<"id" | "date" | "amount" | "entry_id" | "voucher_type" | "voucher_no" | "particulars", string> &
  Record<"voucher_id" | "transaction_id" | "party", string | null>;

export const postingOf = (raw: Raw): PostingItem => ({
  id: BigInt(raw.id),
  date: raw.date,
  amount: BigInt(raw.amount),
  entryId: BigInt(raw.entry_id),
  voucherId: raw.voucher_id === null ? null : BigInt(raw.voucher_id),
  voucherType: raw.voucher_type,
  voucherNo: raw.voucher_no,
  transactionId: raw.transaction_id,
  party: raw.party,
  particulars: raw.particulars,
});

/** As REST and the screens have it. */
export const postingView = (item: PostingItem): BankPosting => ({
  id: Number(item.id),
  date: item.date,
  amount: Number(item.amount) / 100,
  voucher_type: item.voucherType,
  voucher_no: item.voucherNo,
  voucher_id: item.voucherId === null ? null : Number(item.voucherId),
  entry_id: Number(item.entryId),
  particulars: item.particulars,
  party: item.party,
  transaction_id: item.transactionId,
});

/** So many postings are weighed for a page of lines; those of the lines' own amounts come first. */
const WEIGHED_MAX = 3000;

/** Postings that some of these lines could be. */
export async function postingsFor(
  reader: Reader,
  bank: BankAccount,
  lines: readonly OpenLine[],
): Promise<PostingItem[]> {
  const days = lines.map(({ date }) => date).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { rows } = await reader.query<Raw>(
    `SELECT ${POSTING} ${FROM}
      WHERE p.account_id = $1 AND p.date BETWEEN $2::date AND $3::date AND ${STANDING} AND ${UNMATCHED}
      ORDER BY (p.debit - p.credit) = ANY($4::bigint[]) DESC, p.date DESC, p.id DESC LIMIT ${WEIGHED_MAX}`,
    [
      bank.accountId,
      dayPlus(first, -DAYS_BEFORE_MAX),
      dayPlus(last, DAYS_AFTER_MAX),
      lines.map(({ amount }) => String(amount)),
    ],
  );
  return rows.map(postingOf);
}

export type PostingQuery = { q?: string; through?: string; limit: number; offset: number };

/** Standing postings that no line was found for, the oldest first; `q` is part of what they are known by, or an amount. */
export async function openPostings(
  reader: Reader,
  bank: BankAccount,
  { q, through, limit, offset }: PostingQuery,
): Promise<{ rows: PostingItem[]; total: number }> {
  const words = q?.trim() ? likeAnywhere(q) : null;
  const amount = q ? q.replaceAll(/[,\s₹]/g, "") : "";
  const where = `p.account_id = $1 AND ${STANDING} AND ${UNMATCHED} AND ($2::date IS NULL OR p.date <= $2::date)
    AND ($3::text IS NULL OR e.voucher_no ILIKE $3 OR e.transaction_id ILIKE $3 OR e.particulars ILIKE $3
      OR ((p.debit + p.credit) / 100.0)::numeric(20, 2)::text LIKE $4 || '%'
      OR EXISTS (SELECT 1 FROM ledger_posting o JOIN ledger_party w ON w.id = o.party_id
                  WHERE o.entry_id = p.entry_id AND w.name ILIKE $3))`;
  const values = [bank.accountId, through ?? null, words, /^\d+(\.\d*)?$/.test(amount) ? amount : "-"];
  const [found, counted] = [
    await reader.query<Raw>(`SELECT ${POSTING} ${FROM} WHERE ${where} ORDER BY p.date, p.id OFFSET $5 LIMIT $6`, [
      ...values,
      offset,
      limit,
    ]),
    await reader.query<{ n: string }>(`SELECT count(*)::text AS n ${FROM} WHERE ${where}`, values),
  ];
  return { rows: found.rows.map(postingOf), total: Number(counted.rows[0]?.n ?? 0) };
}

const WITH_PARTIES = {
  entry: {
    include: {
      postings: { where: { party: { kind: { not: "own" } } }, include: { party: { select: { name: true } } } },
    },
  },
} as const;

/** These postings, matched or not, in the order of their days. */
export async function postingsByIds(tx: Tx, bank: BankAccount, ids: readonly bigint[]): Promise<PostingItem[]> {
  const rows = await tx.ledgerPosting.findMany({
    where: { accountId: bank.accountId, id: { in: [...ids] } },
    include: WITH_PARTIES,
    orderBy: [{ date: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, date, debit, credit, entryId, entry }) => ({
    id,
    date: toLegalDate(date),
    amount: debit - credit,
    entryId,
    voucherId: entry.voucherId,
    voucherType: entry.voucherType,
    voucherNo: entry.voucherNo,
    transactionId: entry.transactionId,
    party: [...new Set(entry.postings.flatMap(({ party }) => party?.name ?? []))].sort().join(", ") || null,
    particulars: entry.particulars,
  }));
}

/** Lines that nothing is matched to, the oldest first. */
export async function openLines(
  reader: Reader,
  bankAccountId: number,
  page: { limit: number; offset: number },
): Promise<OpenLine[]> {
  const { rows } = await reader.query<Record<"id" | "date" | "amount" | "description" | "reference", string>>(
    `SELECT l.id::text, l.date::text, l.amount::text, l.description, l.reference FROM ledger_bank_line l
      WHERE l.bank_account_id = $1 AND NOT l.is_opening
        AND NOT EXISTS (SELECT 1 FROM ledger_bank_match_line m WHERE m.line_id = l.id)
      ORDER BY l.date, l.id OFFSET $2 LIMIT $3`,
    [bankAccountId, page.offset, page.limit],
  );
  return rows.map((row) => ({ ...row, id: BigInt(row.id), amount: BigInt(row.amount) }));
}
