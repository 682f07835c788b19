import { audit } from "@/lib/platform/audit/audit";
import { type Actor, isAdmin, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { mayKeepBooks } from "../policy";
import { noted, voucherOf } from "./documents";

export const COMMENT_CHARACTERS_MAX = 2000;

export type VoucherComment = {
  id: string;
  text: string;
  author: string | null;
  written_at: string;
  /** Whether the reader may remove it: authors their own, administrators any. */
  removable: boolean;
};

const mayRemove = (actor: Actor, authorId: number | null): boolean =>
  isAdmin(actor) || (actor.userId !== null && actor.userId === authorId);

/** What was said of a voucher, the oldest first. @throws DomainError not_found */
export async function voucherComments(actor: Actor, id: bigint): Promise<VoucherComment[]> {
  permit(mayKeepBooks(actor));
  await voucherOf(db(), id);
  const rows = await db().ledgerComment.findMany({
    where: { voucherId: id, deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const users = await db().user.findMany({
    where: { id: { in: rows.flatMap(({ authorId }) => authorId ?? []) } },
    select: { id: true, username: true, fullName: true },
  });
  return rows.map(({ id: commentId, text, authorId, createdAt }) => {
    const author = users.find((user) => user.id === authorId);
    return {
      id: commentId,
      text,
      author: author ? (author.fullName ?? author.username) : null,
      written_at: createdAt.toISOString(),
      removable: mayRemove(actor, authorId),
    };
  });
}

/** Says something of a voucher. @throws DomainError not_found */
export function addComment(actor: Actor, id: bigint, text: string): Promise<{ id: string }> {
  permit(mayKeepBooks(actor));
  return transaction(async (tx) => {
    const voucher = await voucherOf(tx, id);
    const comment = await tx.ledgerComment.create({
      data: { id: newId(), voucherId: id, text, authorId: actor.userId },
    });
    await audit(tx, actor, noted(voucher, "create", `Commented: ${text.slice(0, 200)}`));
    return { id: comment.id };
  });
}

/** Takes a comment away: one's own, or any for an administrator. The history keeps it. @throws DomainError not_found */
export function removeComment(actor: Actor, commentId: string): Promise<void> {
  permit(mayKeepBooks(actor));
  return transaction(async (tx) => {
    const comment = await tx.ledgerComment.findFirst({ where: { id: commentId, deletedAt: null } });
    if (!comment || !mayRemove(actor, comment.authorId)) throw notFound("Comment");
    const { count } = await tx.ledgerComment.updateMany({
      where: { id: commentId, deletedAt: null },
      data: { deletedAt: new Date() },
    });
    if (count !== 1) throw notFound("Comment");
    const voucher = await voucherOf(tx, comment.voucherId);
    await audit(tx, actor, noted(voucher, "delete", `Removed the comment: ${comment.text.slice(0, 200)}`));
  });
}
