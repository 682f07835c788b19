import type { Actor } from "@/lib/platform/auth/actor";
import { Prisma, type Tx } from "@/lib/platform/db";
import { conflict, DomainError, notFound } from "@/lib/platform/errors";
import { fromLegalDate, toLegalDate } from "@/lib/platform/time";
import { changeBuckets } from "./buckets";
import { type ChainHead, type HashedEntry, hashDraft, hashEntry, lockBooks, sealOf } from "./chain";
import type { EntryDraft, Line, PostedEntry, PostedLine } from "./types";

/** A draft whose lines are complete and balance. */
type CheckedDraft = Omit<EntryDraft, "lines"> & { lines: Required<Line>[] };

/** So many ids of the ledger's one sequence, in ascending order. */
export async function newLedgerIds(tx: Tx, count: number): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>(
    Prisma.sql`SELECT nextval('ledger_id') AS id FROM generate_series(1, ${count}::int)`,
  );
  return rows.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1));
}

/**
 * Posts one balanced entry inside the caller's transaction and brings every sum up to date. The company's chain stays
 * locked until that transaction ends; the caller writes its audit row last.
 *
 * @throws DomainError invalid `unbalanced`; conflict `period_closed`, `idempotency_key_reused`; not_found
 */
export async function post(tx: Tx, actor: Actor, draft: EntryDraft, now = new Date()): Promise<PostedEntry> {
  const head = await headOf(tx, draft.companyId);
  const lines = balanced(draft.lines);
  const requestHash = draft.idempotencyKey ? hashDraft(draft) : null;
  if (draft.idempotencyKey) {
    const before = await tx.ledgerEntry.findUnique({
      where: { companyId_idempotencyKey: { companyId: draft.companyId, idempotencyKey: draft.idempotencyKey } },
    });
    if (before && before.requestHash !== requestHash)
      throw conflict("idempotency_key_reused", "Something else was posted under this key before");
    if (before) return { ...(await readPosted(tx, before.id)), repeated: true };
  }
  const posted = await write(tx, actor, head, { ...draft, lines }, { requestHash, reversesId: null }, now);
  await changeBuckets(tx, [{ date: draft.date, lines: posted.lines, inAudit: 1, inDefault: 1 }]);
  return posted;
}

export type ReversalOrder = {
  entryId: bigint;
  /** Why, for the audit view. */
  reason: string;
  /** Default: the original's date or, when that is closed by now, the first open day. */
  date?: string;
  source: string;
};

/**
 * Undoes an entry by its mirror image. From then on both are hidden in default views, and both stand in the audit view.
 *
 * @throws DomainError not_found; conflict `already_reversed`, `is_reversal`, `period_closed`; invalid `before_original`
 */
export async function reverse(tx: Tx, actor: Actor, order: ReversalOrder, now = new Date()): Promise<PostedEntry> {
  const found = await tx.ledgerEntry.findUnique({ where: { id: order.entryId } });
  if (!found) throw notFound("Entry");
  const head = await headOf(tx, found.companyId);
  if (found.reversesId !== null) throw conflict("is_reversal", "A reversal cannot be reversed: post the entry anew");
  // Looked for under the lock, so that of two at the same time the second sees the first one's.
  if (await tx.ledgerEntry.findUnique({ where: { reversesId: found.id }, select: { id: true } }))
    throw conflict("already_reversed", `Entry ${found.id} was reversed before`);
  const original = await readPosted(tx, found.id);
  const date = order.date ?? firstOpenDay(original.date, head.closedThrough);
  if (date < original.date)
    throw new DomainError("invalid", "before_original", "A reversal cannot be before the entry", [
      { name: "date", reason: `must not be before ${original.date}` },
    ]);
  const mirror = original.lines.map(({ accountId, partyId, debit, credit, note }) => ({
    accountId,
    partyId,
    debit: credit,
    credit: debit,
    note,
  }));
  const draft: CheckedDraft = {
    companyId: found.companyId,
    date,
    voucherType: found.voucherType,
    voucherNo: found.voucherNo,
    voucherId: found.voucherId,
    particulars: `Reversal: ${found.particulars}`,
    candidateName: found.candidateName,
    transactionId: found.transactionId,
    entryType: "Auto",
    source: order.source,
    reason: order.reason,
    lines: mirror,
  };
  const posted = await write(tx, actor, head, draft, { requestHash: null, reversesId: found.id }, now);
  await changeBuckets(tx, [
    { date, lines: posted.lines, inAudit: 1, inDefault: 0 },
    { date: original.date, lines: original.lines, inAudit: 0, inDefault: -1 },
  ]);
  return posted;
}

/** Puts another entry in the place of one: a reversal and a posting, both or neither. */
export async function replace(
  tx: Tx,
  actor: Actor,
  order: ReversalOrder,
  draft: EntryDraft,
  now = new Date(),
): Promise<PostedEntry> {
  const found = await tx.ledgerEntry.findUnique({ where: { id: order.entryId }, select: { companyId: true } });
  if (!found) throw notFound("Entry");
  await lockBooks(tx, [found.companyId, draft.companyId]);
  await reverse(tx, actor, order, now);
  return post(tx, actor, draft, now);
}

/** An entry with its lines, as they were posted. */
export async function readPosted(tx: Tx, id: bigint): Promise<PostedEntry> {
  const entry = await tx.ledgerEntry.findUniqueOrThrow({
    where: { id },
    include: { postings: { orderBy: { id: "asc" } } },
  });
  const lines = entry.postings.map(({ id, accountId, partyId, debit, credit, note }) => ({
    id,
    accountId,
    partyId,
    debit,
    credit,
    note,
  }));
  return {
    id: entry.id,
    companyId: entry.companyId,
    seq: entry.seq,
    date: toLegalDate(entry.date),
    transactionId: entry.transactionId,
    lines,
    repeated: false,
  };
}

async function headOf(tx: Tx, companyId: number): Promise<ChainHead> {
  const head = (await lockBooks(tx, [companyId])).get(companyId);
  if (!head) throw notFound("Company");
  return head;
}

function firstOpenDay(date: string, closedThrough: string | null): string {
  if (closedThrough === null || date > closedThrough) return date;
  return toLegalDate(new Date(fromLegalDate(closedThrough).getTime() + 86_400_000));
}

/** Lines that say nothing are left out; the others must be worth the same on both sides. */
function balanced(lines: Line[]): Required<Line>[] {
  const said = lines
    // A line without a party may name it as undefined, which a spread would keep.
    .map(({ partyId = null, ...line }) => ({ debit: 0n, credit: 0n, note: null, ...line, partyId }))
    .filter(({ debit, credit }) => debit !== 0n || credit !== 0n);
  const debit = said.reduce((sum, line) => sum + line.debit, 0n);
  const credit = said.reduce((sum, line) => sum + line.credit, 0n);
  const oneSided = said.every(
    (line) => line.debit >= 0n && line.credit >= 0n && (line.debit === 0n) !== (line.credit === 0n),
  );
  if (said.length < 2 || !oneSided || debit !== credit)
    throw new DomainError("invalid", "unbalanced", "Debits and credits must be the same, and more than 0");
  return said;
}

async function write(
  tx: Tx,
  actor: Actor,
  head: ChainHead,
  draft: CheckedDraft,
  link: { requestHash: string | null; reversesId: bigint | null },
  now: Date,
): Promise<PostedEntry> {
  if (head.closedThrough !== null && draft.date <= head.closedThrough)
    throw conflict("period_closed", `The books are closed through ${head.closedThrough}`);
  const [id = 0n, ...lineIds] = await newLedgerIds(tx, draft.lines.length + 1);
  const lines: PostedLine[] = draft.lines.map((line, index) => ({ ...line, id: lineIds[index] ?? 0n }));
  const given = draft.transactionId ?? null;
  const transactionId = typeof given === "function" ? given(lines[0]?.id ?? 0n) : given;
  const hashed: HashedEntry = {
    id,
    companyId: draft.companyId,
    seq: head.seq + 1n,
    date: draft.date,
    voucherType: draft.voucherType,
    voucherNo: draft.voucherNo,
    voucherId: draft.voucherId ?? null,
    particulars: draft.particulars,
    candidateName: draft.candidateName ?? null,
    transactionId,
    entryType: draft.entryType,
    source: draft.source,
    idempotencyKey: draft.idempotencyKey ?? null,
    reason: draft.reason ?? null,
    reversesId: link.reversesId,
    createdById: actor.userId,
    createdAt: now.toISOString(),
    prevHash: head.hash,
    lines,
  };
  const hash = hashEntry(hashed);
  const { lines: _, ...columns } = hashed;
  const date = fromLegalDate(draft.date);
  await tx.ledgerEntry.create({
    data: {
      ...columns,
      date,
      createdAt: now,
      requestHash: link.requestHash,
      postingCount: lines.length,
      total: lines.reduce((sum, line) => sum + line.debit, 0n),
      hash,
    },
  });
  await tx.ledgerPosting.createMany({ data: lines.map((line) => ({ ...line, entryId: id, date })) });
  await tx.ledgerChain.update({
    where: { companyId: draft.companyId },
    data: { seq: hashed.seq, hash, seal: sealOf(draft.companyId, hashed.seq, hash) },
  });
  return { id, companyId: draft.companyId, seq: hashed.seq, date: draft.date, transactionId, lines, repeated: false };
}
