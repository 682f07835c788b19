import type { Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";

/** What a voucher may have been before: the draft that its form was resumed from. */
export type FromDraft = { draftId?: string };

/**
 * Says that a draft is gone when it is: it was posted by somebody else, or deleted.
 *
 * @throws DomainError conflict `draft_posted`; not_found
 */
export async function refusePosted(tx: Tx, id: string): Promise<void> {
  const draft = await tx.ledgerDraft.findFirst({ where: { id, deletedAt: null } });
  if (!draft) throw notFound("Draft");
  if (draft.voucherId === null) return;
  const voucher = await tx.ledgerVoucher.findUnique({ where: { id: draft.voucherId }, select: { number: true } });
  throw conflict("draft_posted", `This draft was posted as ${voucher?.number}`);
}

/**
 * Makes a draft the voucher that it became, in the transaction that posts it: of two posts at the same time the second
 * fails as a whole, its number included.
 *
 * @throws DomainError as `refusePosted`
 */
export async function consumeDraft(tx: Tx, id: string, voucher: { id: bigint; number: string }): Promise<void> {
  const { count } = await tx.ledgerDraft.updateMany({
    where: { id, voucherId: null, deletedAt: null },
    data: { voucherId: voucher.id },
  });
  if (count !== 1) await refusePosted(tx, id);
}
