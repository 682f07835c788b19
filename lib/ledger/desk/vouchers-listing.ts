import { LedgerVoucherKind } from "@/lib/generated/prisma/enums";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { fromLegalDate } from "@/lib/platform/time";
import { mayKeepBooks } from "../policy";
import { paiseOf } from "../rupees";

/** Columns that the list of vouchers and its export sort by. */
export const VOUCHER_SORTS = ["date", "number", "amount", "entered"] as const;
export type VoucherOrder = { sort: (typeof VOUCHER_SORTS)[number]; desc: boolean };
export const VOUCHER_ORDER: VoucherOrder = { sort: "date", desc: true };

/** The list's filters with their values, as they stand in its address. */
export const VOUCHER_FILTERS = {
  kind: Object.values(LedgerVoucherKind),
  state: ["posted", "saved", "reversed"],
} as const;

export type VoucherFilter = {
  /** Words of the number, the party's name or the transaction's id; an amount in rupees finds that amount. */
  q?: string;
  kind?: LedgerVoucherKind[];
  state?: ("posted" | "saved" | "reversed")[];
  companyId?: number;
  partyId?: number;
  from?: string;
  through?: string;
};

const LISTED = {
  company: { select: { id: true, name: true } },
  party: { select: { id: true, name: true } },
} satisfies Prisma.LedgerVoucherInclude;

type ListedVoucher = Prisma.LedgerVoucherGetPayload<{ include: typeof LISTED }>;

/** A voucher of the list; money in paise as text, since it travels to the browser. */
export type VoucherRow = {
  id: number;
  kind: LedgerVoucherKind;
  number: string;
  voucherType: string;
  date: string;
  company: string;
  party: string | null;
  transactionId: string | null;
  amountPaise: string;
  state: "posted" | "saved" | "reversed";
  enteredAt: string;
};

export const stateOf = (voucher: { deletedAt: Date | null; entryId: bigint | null }): VoucherRow["state"] =>
  voucher.deletedAt ? "reversed" : voucher.entryId === null ? "saved" : "posted";

const rowOf = (voucher: ListedVoucher): VoucherRow => ({
  id: Number(voucher.id),
  kind: voucher.kind,
  number: voucher.number,
  voucherType: voucher.voucherType,
  date: voucher.date.toISOString().slice(0, 10),
  company: voucher.company.name,
  party: voucher.party?.name ?? payeeOf(voucher.details),
  transactionId: voucher.transactionId,
  amountPaise: String(voucher.amount),
  state: stateOf(voucher),
  enteredAt: voucher.createdAt.toISOString(),
});

/** An expense is paid to somebody who need not be a party. */
const payeeOf = (details: unknown): string | null => {
  const name = (details as { vendor_name?: unknown } | null)?.vendor_name;
  return typeof name === "string" ? name : null;
};

const IN_STATE: Record<VoucherRow["state"], Prisma.LedgerVoucherWhereInput> = {
  posted: { deletedAt: null, entryId: { not: null } },
  saved: { deletedAt: null, entryId: null },
  reversed: { deletedAt: { not: null } },
};

function matches(word: string): Prisma.LedgerVoucherWhereInput {
  const like = { contains: word, mode: "insensitive" as const };
  const paise = paiseOf(word.replaceAll(",", ""));
  return {
    OR: [
      { number: like },
      { transactionId: like },
      { party: { name: like } },
      { details: { path: ["vendor_name"], string_contains: word, mode: "insensitive" } },
      ...(typeof paise === "bigint" ? [{ amount: { in: [paise, -paise] } }] : []),
    ],
  };
}

const whereOf = ({
  q,
  kind,
  state,
  companyId,
  partyId,
  from,
  through,
}: VoucherFilter): Prisma.LedgerVoucherWhereInput => ({
  kind: kind && { in: kind },
  companyId,
  partyId,
  date: from || through ? { gte: from && fromLegalDate(from), lte: through && fromLegalDate(through) } : undefined,
  // Reversed vouchers are shown only to whoever asks for them.
  AND: [
    { OR: (state ?? ["posted", "saved"]).map((one) => IN_STATE[one]) },
    ...(q ?? "").split(/\s+/).filter(Boolean).slice(0, 6).map(matches),
  ],
});

function orderOf({ sort, desc }: VoucherOrder): Prisma.LedgerVoucherOrderByWithRelationInput[] {
  const direction = desc ? "desc" : "asc";
  const by = { date: "date", number: "number", amount: "amount", entered: "createdAt" } as const;
  return [{ [by[sort]]: direction }, { id: direction }];
}

/** One page of vouchers, with how many match. */
export async function listVouchers(
  actor: Actor,
  filter: VoucherFilter,
  page: VoucherOrder & { skip: number; take: number },
): Promise<{ rows: VoucherRow[]; total: number }> {
  permit(mayKeepBooks(actor));
  const where = whereOf(filter);
  const [rows, total] = await Promise.all([
    db().ledgerVoucher.findMany({ where, include: LISTED, orderBy: orderOf(page), skip: page.skip, take: page.take }),
    db().ledgerVoucher.count({ where }),
  ]);
  return { rows: rows.map(rowOf), total };
}

/** The ids of all that match, in order: what an export reads first. */
export async function voucherIds(actor: Actor, filter: VoucherFilter, order: VoucherOrder): Promise<number[]> {
  permit(mayKeepBooks(actor));
  const rows = await db().ledgerVoucher.findMany({
    where: whereOf(filter),
    orderBy: orderOf(order),
    select: { id: true },
  });
  return rows.map(({ id }) => Number(id));
}

/** Vouchers of ids that `voucherIds` gave to the same actor; in no order. */
export const vouchersByIds = async (ids: number[]): Promise<VoucherRow[]> =>
  (await db().ledgerVoucher.findMany({ where: { id: { in: ids.map(BigInt) } }, include: LISTED })).map(rowOf);
