import type { LedgerVoucherKind } from "@/lib/generated/prisma/enums";
import { db } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { fromLegalDate, toLegalDate } from "@/lib/platform/time";
import { dayPlus } from "../dates";

/** The same amount of the same party within so many days looks like the same voucher. */
const DAYS_APART = 5;

export type Likeness = {
  kind: LedgerVoucherKind;
  companyId: number;
  partyId: number | null;
  date: string;
  amount: bigint;
  transactionId?: string | null;
};

/**
 * Stops what looks entered already, until whoever enters it says that it is another one: the same transaction, or the
 * same amount with the same party some days apart.
 *
 * @throws DomainError conflict `possible_duplicate`, with the voucher's number
 */
export async function refuseTwin(of: Likeness): Promise<void> {
  const { kind, companyId, partyId, date, amount, transactionId } = of;
  const near = { gte: fromLegalDate(dayPlus(date, -DAYS_APART)), lte: fromLegalDate(dayPlus(date, DAYS_APART)) };
  const twin = await db().ledgerVoucher.findFirst({
    where: {
      kind,
      companyId,
      deletedAt: null,
      OR: [{ partyId, amount, date: near }, ...(transactionId ? [{ transactionId }] : [])],
    },
    orderBy: { id: "desc" },
    include: { party: { select: { name: true } } },
  });
  if (!twin) return;
  const whose = twin.party ? ` of ${twin.party.name}` : "";
  throw conflict(
    "possible_duplicate",
    `${twin.number}${whose} on ${toLegalDate(twin.date)} looks like the same voucher.`,
  );
}
