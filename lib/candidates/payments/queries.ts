import type { LedgerVoucher } from "@/lib/generated/prisma/client";
import { rupeesOf } from "@/lib/ledger/money";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { toLegalDate } from "@/lib/platform/time";
import { mayKeepCandidates } from "../policy";
import { likeText } from "../queries";
import { type ProofSort, type ProofState, type ProofView, Reading, type ReceiptOffer } from "./schema";

const WITH_FILE = {
  file: { include: { candidate: true } },
  receipt: { include: { party: { select: { name: true } } } },
} satisfies Prisma.PaymentProofInclude;
type ProofRow = Prisma.PaymentProofGetPayload<{ include: typeof WITH_FILE }>;

/** Proofs of candidates who are there: an intake that was not saved is nobody's payment yet. */
const LIVE = { file: { candidate: { deletedAt: null } } } satisfies Prisma.PaymentProofWhereInput;
/** A receipt that was removed from the books proves nothing. */
const RECEIPTED = { receipt: { deletedAt: null } } satisfies Prisma.PaymentProofWhereInput;

/** References that more than one proof has. */
async function repeatedReferences(tx: Tx): Promise<string[]> {
  const groups = await tx.paymentProof.groupBy({
    by: ["reference"],
    where: { ...LIVE, reference: { not: null } },
    having: { reference: { _count: { gt: 1 } } },
  });
  return groups.flatMap(({ reference }) => reference ?? []);
}

function stateWhere(state: ProofState, repeated: string[]): Prisma.PaymentProofWhereInput {
  if (state === "matched") return RECEIPTED;
  const doubtful = { OR: [{ sure: false }, { reference: { in: repeated } }] };
  return { NOT: RECEIPTED, ...(state === "doubtful" ? doubtful : { AND: { NOT: doubtful } }) };
}

const customerOf = (voucher: LedgerVoucher & { party: { name: string } | null }): string | null => {
  const { customer_name } = voucher.details as { customer_name?: unknown };
  return voucher.party?.name ?? (typeof customer_name === "string" ? customer_name : null);
};

type Other = ProofView["used_by"][number] & { reference: string | null };

/** @param others proofs that have one of the rows' references */
function view(row: ProofRow, others: readonly Other[]): ProofView {
  const { candidate } = row.file;
  const receipt = row.receipt?.deletedAt === null ? row.receipt : null;
  const usedBy = others
    .filter(({ id, reference }) => row.reference !== null && reference === row.reference && id !== row.fileId)
    .map(({ reference: _same, ...other }) => other);
  return {
    id: row.fileId,
    candidate_id: candidate?.id ?? 0,
    candidate_name: candidate ? `${candidate.firstName} ${candidate.lastName}` : "",
    file_name: row.file.fileName,
    state: receipt ? "matched" : row.sure && usedBy.length === 0 ? "unmatched" : "doubtful",
    amount: row.amount === null ? null : rupeesOf(row.amount),
    paid_on: row.paidOn && toLegalDate(row.paidOn),
    reference: row.reference,
    payer: row.payer,
    read: Reading.parse(row.reading),
    problem: row.problem,
    corrected: row.correctedAt !== null,
    used_by: usedBy,
    receipt: receipt && {
      id: Number(receipt.id),
      number: receipt.number,
      date: toLegalDate(receipt.date),
      amount: rupeesOf(receipt.amount),
      customer: customerOf(receipt),
    },
    version: row.version,
    sent_at: row.file.uploadedAt.toISOString(),
  };
}

async function views(rows: readonly ProofRow[]): Promise<ProofView[]> {
  const references = [...new Set(rows.flatMap(({ reference }) => reference ?? []))];
  const same = await db().paymentProof.findMany({
    where: { ...LIVE, reference: { in: references } },
    include: { file: { include: { candidate: { select: { id: true, firstName: true, lastName: true } } } } },
    orderBy: { fileId: "asc" },
  });
  const others = same.map(({ fileId, reference, file: { candidate } }) => ({
    id: fileId,
    reference,
    candidate_id: candidate?.id ?? 0,
    candidate_name: candidate ? `${candidate.firstName} ${candidate.lastName}` : "",
  }));
  return rows.map((row) => view(row, others));
}

const ORDER = {
  sent: (way: Prisma.SortOrder) => ({ file: { uploadedAt: way } }),
  paid_on: (way: Prisma.SortOrder) => ({ paidOn: { sort: way, nulls: "last" } }),
  amount: (way: Prisma.SortOrder) => ({ amount: { sort: way, nulls: "last" } }),
} satisfies Record<ProofSort, (way: Prisma.SortOrder) => Prisma.PaymentProofOrderByWithRelationInput>;

export type ProofFilter = {
  /** Words of the candidate's name, the payer or the reference. */
  q?: string;
  states?: readonly ProofState[];
};

/** Payments' screenshots with what is known of them. */
export async function listProofs(
  actor: Actor,
  { q = "", states }: ProofFilter,
  page: { skip: number; take: number; sort?: ProofSort; desc?: boolean },
): Promise<{ items: ProofView[]; total: number }> {
  permit(mayKeepCandidates(actor));
  const repeated = states ? await repeatedReferences(db()) : [];
  const words = q.trim().split(/\s+/).filter(Boolean).slice(0, 6).map(likeText);
  const where: Prisma.PaymentProofWhereInput = {
    ...LIVE,
    AND: [
      ...(states ? [{ OR: states.map((state) => stateWhere(state, repeated)) }] : []),
      ...words.map((word) => {
        const has = { contains: word, mode: "insensitive" as const };
        return {
          OR: [
            { reference: has },
            { payer: has },
            { file: { candidate: { OR: [{ firstName: has }, { lastName: has }, { passportNo: has }] } } },
          ],
        };
      }),
    ],
  };
  const [rows, total] = await Promise.all([
    db().paymentProof.findMany({
      where,
      include: WITH_FILE,
      orderBy: [ORDER[page.sort ?? "sent"]((page.desc ?? true) ? "desc" : "asc"), { fileId: "desc" }],
      skip: page.skip,
      take: page.take,
    }),
    db().paymentProof.count({ where }),
  ]);
  return { items: await views(rows), total };
}

/** @throws DomainError not_found */
export async function getProof(actor: Actor, fileId: number): Promise<ProofView> {
  permit(mayKeepCandidates(actor));
  const row = await db().paymentProof.findFirst({ where: { fileId, ...LIVE }, include: WITH_FILE });
  const [found] = row ? await views([row]) : [];
  if (!found) throw notFound("Payment");
  return found;
}

/** A candidate's proofs, for their page. */
export async function proofsOf(actor: Actor, candidateId: number): Promise<ProofView[]> {
  permit(mayKeepCandidates(actor));
  const rows = await db().paymentProof.findMany({
    where: { ...LIVE, file: { candidateId, candidate: { deletedAt: null } } },
    include: WITH_FILE,
    orderBy: { fileId: "desc" },
  });
  return views(rows);
}

/** A receipt is written some days before or after the payment that it is for. */
const DAYS_APART_MAX = 10;
const OFFERS_MAX = 10;
const DAY_MS = 86_400_000;

/**
 * Receipts of the books that a payment may be the proof of: those of its reference, then those of its amount from the
 * days around it, the nearest first. One that has a proof already is not offered.
 *
 * @throws DomainError not_found
 */
export async function receiptOffers(actor: Actor, fileId: number): Promise<ReceiptOffer[]> {
  permit(mayKeepCandidates(actor));
  const proof = await db().paymentProof.findFirst({ where: { fileId, ...LIVE } });
  if (!proof) throw notFound("Payment");
  const { amount, paidOn, reference } = proof;
  const around = paidOn && {
    gte: new Date(paidOn.getTime() - DAYS_APART_MAX * DAY_MS),
    lte: new Date(paidOn.getTime() + DAYS_APART_MAX * DAY_MS),
  };
  const alike: Prisma.LedgerVoucherWhereInput[] = [
    ...(reference === null ? [] : [{ transactionId: { equals: reference, mode: "insensitive" as const } }]),
    ...(amount === null ? [] : [{ amount, ...(around ? { date: around } : {}) }]),
  ];
  if (alike.length === 0) return [];
  const receipts = await db().ledgerVoucher.findMany({
    where: { kind: "receipt", deletedAt: null, paymentProof: null, OR: alike },
    include: { party: { select: { name: true } } },
    orderBy: { date: "desc" },
    take: 100,
  });
  const offers = receipts.map((receipt) => ({
    id: Number(receipt.id),
    number: receipt.number,
    date: toLegalDate(receipt.date),
    amount: rupeesOf(receipt.amount),
    customer: customerOf(receipt),
    transaction_id: receipt.transactionId,
    same_amount: receipt.amount === amount,
    same_reference: reference !== null && receipt.transactionId?.toUpperCase() === reference,
    days_apart: paidOn && Math.round(Math.abs(receipt.date.getTime() - paidOn.getTime()) / DAY_MS),
  }));
  const rank = (offer: ReceiptOffer) =>
    (offer.same_reference ? 0 : 1000) + (offer.same_amount ? 0 : 500) + (offer.days_apart ?? DAYS_APART_MAX);
  return offers.sort((one, other) => rank(one) - rank(other)).slice(0, OFFERS_MAX);
}
