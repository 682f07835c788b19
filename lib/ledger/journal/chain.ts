import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { derivedKey } from "@/lib/platform/auth/tokens";
import { Prisma, pool, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import type { EntryDraft, PostedLine } from "./types";

/** The hash before a company's first entry. */
export const GENESIS = "0".repeat(64);

export type ChainHead = { companyId: number; seq: bigint; hash: string; closedThrough: string | null };

/** A posted entry in the form that is hashed. */
export type HashedEntry = Required<Omit<EntryDraft, "lines" | "transactionId">> & {
  transactionId: string | null;
  id: bigint;
  seq: bigint;
  reversesId: bigint | null;
  createdAt: string;
  createdById: number | null;
  prevHash: string;
  lines: PostedLine[];
};

const chainKey = (): Uint8Array => derivedKey("ledger-chain");

/**
 * Locks the ends of these companies' chains until the transaction ends, in the order of their ids: whoever posts to a
 * company waits here, so that sequence, buckets, series and periods need no other lock.
 *
 * @throws DomainError not_found
 */
export async function lockBooks(tx: Tx, companyIds: number[]): Promise<Map<number, ChainHead>> {
  const ids = [...new Set(companyIds)].sort((a, b) => a - b);
  const rows = await tx.$queryRaw<{ company_id: number; seq: bigint; hash: string; closed: string | null }[]>(
    Prisma.sql`SELECT h.company_id, h.seq, h.hash, c.closed_through::text AS closed
                 FROM ledger_chain h JOIN ledger_company c ON c.id = h.company_id
                WHERE h.company_id = ANY(${ids}::int[]) ORDER BY h.company_id FOR UPDATE OF h`,
  );
  if (rows.length !== ids.length) throw notFound("Company");
  return new Map(
    rows.map((row) => [
      row.company_id,
      { companyId: row.company_id, seq: row.seq, hash: row.hash, closedThrough: row.closed },
    ]),
  );
}

/** HMAC-SHA-256 over all of an entry, its lines and the hash before: keyed, so that a changed database does not verify. */
export function hashEntry(entry: HashedEntry): string {
  const { lines, ...columns } = entry;
  const told = [
    Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1)),
    lines.map(({ id, accountId, partyId, debit, credit, note }) => [id, accountId, partyId, debit, credit, note]),
  ];
  return createHmac("sha256", chainKey())
    .update(JSON.stringify(told, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value)))
    .digest("hex");
}

/** What was to be posted under an idempotency key, to tell another draft from the same one. */
export function hashDraft({ idempotencyKey: _, source: __, ...draft }: EntryDraft): string {
  const told = Object.entries(draft).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify(told, (_name, value: unknown) => (typeof value === "bigint" ? value.toString() : value)))
    .digest("hex");
}

/** The seal of a chain's end, without which entries could be cut off unseen. */
export const sealOf = (companyId: number, seq: bigint, hash: string): string =>
  createHmac("sha256", chainKey()).update(`head|${companyId}|${seq}|${hash}`).digest("hex");

const same = (a: string, b: string): boolean => {
  const [given, right] = [Buffer.from(a), Buffer.from(b)];
  return given.length === right.length && timingSafeEqual(given, right);
};

/** What the verifier found in a company's books: how many entries hold, and the first that does not. */
export type BooksReport =
  | { ok: true; entries: number; head: string }
  | { ok: false; entries: number; firstBad: string; reason: string };

const PAGE = 500;

/** Walks a company's whole chain: sequence without gaps, each entry's hash with its lines, the sealed end. */
export async function verifyBooks(companyId: number): Promise<BooksReport> {
  let [seq, hash] = [0n, GENESIS];
  const { rows: heads } = await pool().query<{ seq: string; hash: string; seal: string }>(
    "SELECT seq, hash, seal FROM ledger_chain WHERE company_id = $1",
    [companyId],
  );
  const head = heads[0];
  if (!head) throw notFound("Company");
  const bad = (reason: string): BooksReport => ({
    ok: false,
    entries: Number(seq),
    firstBad: String(seq + 1n),
    reason,
  });
  for (;;) {
    const entries = await readEntries(companyId, seq);
    for (const { stored, ...entry } of entries) {
      if (entry.seq !== seq + 1n) return bad(`entry ${seq + 1n} is missing; the next one is ${entry.seq}`);
      if (entry.prevHash !== hash) return bad(`entry ${entry.seq} does not follow the one before it`);
      if (!same(hashEntry(entry), stored)) return bad(`entry ${entry.seq} was altered`);
      [seq, hash] = [entry.seq, stored];
    }
    if (entries.length < PAGE) break;
  }
  // An entry may have been posted since the end was read; an end beyond the entries means that some are gone.
  if (!same(sealOf(companyId, BigInt(head.seq), head.hash), head.seal))
    return bad("the seal of the chain's end is not genuine");
  if (BigInt(head.seq) > seq) return bad(`entries from ${seq + 1n} to ${head.seq} are missing at the end`);
  return { ok: true, entries: Number(seq), head: hash };
}

async function readEntries(companyId: number, after: bigint): Promise<(HashedEntry & { stored: string })[]> {
  const { rows } = await pool().query<Record<string, string | null> & { lines: Record<string, string | number>[] }>(
    `SELECT e.id::text, e.seq::text, e.date::text, e.voucher_type, e.voucher_no, e.voucher_id::text, e.particulars,
            e.candidate_name, e.transaction_id, e.entry_type, e.source, e.idempotency_key, e.reverses_id::text, e.reason,
            e.created_by, to_char(e.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS created_at,
            e.prev_hash, e.hash,
            (SELECT json_agg(json_build_object('id', p.id::text, 'account', p.account_id, 'party', p.party_id,
                      'debit', p.debit::text, 'credit', p.credit::text, 'note', p.note) ORDER BY p.id)
               FROM ledger_posting p WHERE p.entry_id = e.id) AS lines
       FROM ledger_entry e WHERE e.company_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT ${PAGE}`,
    [companyId, after],
  );
  const big = (value: unknown): bigint | null => (value === null ? null : BigInt(value as string));
  return rows.map((row) => ({
    id: BigInt(row.id as string),
    companyId,
    seq: BigInt(row.seq as string),
    date: row.date as string,
    voucherType: row.voucher_type as string,
    voucherNo: row.voucher_no as string,
    voucherId: big(row.voucher_id),
    particulars: row.particulars as string,
    candidateName: row.candidate_name ?? null,
    transactionId: row.transaction_id ?? null,
    entryType: row.entry_type as "Auto" | "Manual",
    source: row.source as string,
    idempotencyKey: row.idempotency_key ?? null,
    reversesId: big(row.reverses_id),
    reason: row.reason ?? null,
    createdById: row.created_by as number | null,
    createdAt: row.created_at as string,
    prevHash: row.prev_hash as string,
    stored: row.hash as string,
    lines: (row.lines ?? []).map((line) => ({
      id: BigInt(line.id as string),
      accountId: line.account as number,
      partyId: (line.party ?? null) as number | null,
      debit: BigInt(line.debit as string),
      credit: BigInt(line.credit as string),
      note: (line.note ?? null) as string | null,
    })),
  }));
}
