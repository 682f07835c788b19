"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { addComment, COMMENT_CHARACTERS_MAX, removeComment } from "@/lib/ledger/attachments/comments";
import { addUploadedVoucherDocument, removeVoucherDocument } from "@/lib/ledger/attachments/documents";
import { reverseVoucher } from "@/lib/ledger/vouchers/removal";
import { action } from "@/lib/platform/http/action";

/** Takes a voucher back by an entry that undoes it. */
export const takeBack = action(
  z.object({
    id: z.string().regex(/^[1-9]\d{0,14}$/),
    reason: z.string().trim().min(1, "is needed, for the audit log").max(300),
  }),
  async (actor, { id, reason }) => {
    await reverseVoucher(actor, BigInt(id), reason);
    revalidatePath("/ledger", "layout");
    return { id };
  },
);

const Voucher = z.object({ id: z.string().regex(/^[1-9]\d{0,14}$/) });

/** Every page of one voucher. */
const shown = (id: string) => revalidatePath(`/ledger/vouchers/${id}`);

export const attachDocument = action(
  Voucher.extend({ fileKey: z.string().min(1).max(100) }),
  async (actor, { id, fileKey }) => {
    await addUploadedVoucherDocument(actor, BigInt(id), fileKey);
    shown(id);
  },
);

export const takeDocumentAway = action(Voucher.extend({ documentId: z.uuid() }), async (actor, { id, documentId }) => {
  await removeVoucherDocument(actor, BigInt(id), documentId);
  shown(id);
});

export const say = action(
  Voucher.extend({ text: z.string().trim().min(1, "is empty").max(COMMENT_CHARACTERS_MAX) }),
  async (actor, { id, text }) => {
    await addComment(actor, BigInt(id), text);
    shown(id);
  },
);

export const unsay = action(Voucher.extend({ commentId: z.uuid() }), async (actor, { id, commentId }) => {
  await removeComment(actor, commentId);
  shown(id);
});
