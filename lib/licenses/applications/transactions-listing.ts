import { folded } from "@/lib/people/view";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { dayStart } from "@/lib/platform/time";
import { mayWorkOnApplications } from "./policy";
import { TRANSACTION_STATUSES, TRANSACTION_TYPES } from "./schema";
import { type TransactionRow, withParties } from "./view";

/** Columns that the list of transactions and its export sort by. */
export const LEDGER_SORTS = ["initiated_at", "transaction_ref", "transaction_type", "status", "amount"] as const;
export type LedgerSort = (typeof LEDGER_SORTS)[number];
export type LedgerOrder = { sort: LedgerSort; desc: boolean };
export const LEDGER_ORDER: LedgerOrder = { sort: "initiated_at", desc: true };

/** The list's filters with their values, as they stand in its address; each may be given several times. */
export const LEDGER_FILTERS = { type: TRANSACTION_TYPES, status: TRANSACTION_STATUSES } as const;

export type Ledger = {
  q?: string;
  type?: (typeof TRANSACTION_TYPES)[number][];
  status?: (typeof TRANSACTION_STATUSES)[number][];
  /** The first and the last day of the office, YYYY-MM-DD, both included. */
  from?: string;
  to?: string;
};

/** Each word must be in the reference, the person's names or id number, or the license's number. */
const matchesWord = (word: string): Prisma.TransactionWhereInput => ({
  OR: [
    { ref: { contains: word.toUpperCase() } },
    { person: { searchText: { contains: word } } },
    { license: { licenseNumber: { contains: word.toUpperCase() } } },
  ],
});

function ledgerWhere({ q, type, status, from, to }: Ledger): Prisma.TransactionWhereInput {
  const words = q ? folded(q).split(" ").filter(Boolean).slice(0, 6) : [];
  return {
    type: type && { in: type },
    status: status && { in: status },
    initiatedAt: { gte: from ? dayStart(from) : undefined, lt: to ? dayStart(to, 1) : undefined },
    AND: words.map(matchesWord),
  };
}

function ledgerOrder({ sort, desc }: LedgerOrder): Prisma.TransactionOrderByWithRelationInput[] {
  const direction = desc ? "desc" : "asc";
  const by: Record<LedgerSort, Prisma.TransactionOrderByWithRelationInput> = {
    initiated_at: { initiatedAt: direction },
    transaction_ref: { ref: direction },
    transaction_type: { type: direction },
    status: { status: direction },
    amount: { amountCents: { sort: direction, nulls: "last" } },
  };
  return [by[sort], { id: direction }];
}

/** What all that match come to, in cents. What failed or was cancelled moved no money. */
export type LedgerTotals = { completedCents: number; pendingCents: number };

/** One page of transactions, with the count and the sums of all that match. */
export async function ledgerPage(
  actor: Actor,
  ledger: Ledger,
  page: LedgerOrder & { skip: number; take: number },
): Promise<{ items: TransactionRow[]; total: number; totals: LedgerTotals }> {
  permit(mayWorkOnApplications(actor));
  const where = ledgerWhere(ledger);
  const { skip, take } = page;
  const [items, total, sums] = await Promise.all([
    db().transaction.findMany({ where, include: withParties, orderBy: ledgerOrder(page), skip, take }),
    db().transaction.count({ where }),
    db().transaction.groupBy({ by: ["status"], where, _sum: { amountCents: true } }),
  ]);
  const sumOf = (status: string) => Number(sums.find((row) => row.status === status)?._sum.amountCents ?? 0);
  return { items, total, totals: { completedCents: sumOf("completed"), pendingCents: sumOf("pending") } };
}

/** The ids of all that match, in order: what an export reads first. */
export async function ledgerIds(actor: Actor, ledger: Ledger, order: LedgerOrder): Promise<number[]> {
  permit(mayWorkOnApplications(actor));
  const rows = await db().transaction.findMany({
    where: ledgerWhere(ledger),
    orderBy: ledgerOrder(order),
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Rows of ids that `ledgerIds` gave to the same actor; in no order. */
export const ledgerByIds = (ids: number[]): Promise<TransactionRow[]> =>
  db().transaction.findMany({ where: { id: { in: ids } }, include: withParties });
