import type { LedgerVoucher, Media } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { storeDocument } from "@/lib/platform/storage/documents";
import { carriesFile, downloadResponse } from "@/lib/platform/storage/download";
import { mediaFor, type NewFile, recordMedia, removeMedia, type StoredFile } from "@/lib/platform/storage/media";
import { discardUpload, takeUpload } from "@/lib/platform/storage/uploads";
import { mayKeepBooks } from "../policy";

/** Owner type of a voucher's files in the media table. */
const OWNER = "ledger_voucher";
const placeOf = (voucherId: bigint) => ({ type: OWNER, id: String(voucherId), group: "document" });

/** A file that is kept with a voucher. */
export type VoucherDocument = {
  id: string;
  file_name: string;
  content_type: string;
  size_bytes: number;
  uploaded_at: string;
  url: string;
};

const documentView = (voucherId: bigint, media: Media): VoucherDocument => ({
  id: media.id,
  file_name: media.originalName ?? "file",
  content_type: media.contentType,
  size_bytes: media.sizeBytes,
  uploaded_at: media.createdAt.toISOString(),
  url: `/api/bookkeeping/vouchers/${voucherId}/documents/${media.id}`,
});

/** @throws DomainError not_found */
export async function voucherOf(tx: Tx, id: bigint): Promise<Pick<LedgerVoucher, "id" | "kind" | "number">> {
  const voucher = await tx.ledgerVoucher.findUnique({ where: { id }, select: { id: true, kind: true, number: true } });
  if (!voucher) throw notFound("Voucher");
  return voucher;
}

/** What happens to a voucher's papers stands in the voucher's own history. */
export const noted = (
  voucher: Pick<LedgerVoucher, "id" | "kind">,
  action: "create" | "delete" | "download",
  description: string,
) => ({ action, resourceType: `ledger_${voucher.kind}`, resourceId: String(voucher.id), description });

/** The files of a voucher, the newest first. @throws DomainError not_found */
export async function voucherDocuments(actor: Actor, id: bigint): Promise<VoucherDocument[]> {
  permit(mayKeepBooks(actor));
  await voucherOf(db(), id);
  return (await mediaFor(placeOf(id))).map((media) => documentView(id, media));
}

async function attach(actor: Actor, id: bigint, stored: StoredFile): Promise<VoucherDocument> {
  return transaction(async (tx) => {
    const voucher = await voucherOf(tx, id);
    const media = await recordMedia(tx, stored, { createdBy: actor.userId, owner: placeOf(id) });
    const name = media.originalName ?? "file";
    await audit(tx, actor, {
      ...noted(voucher, "create", `Attached ${name}`),
      newValues: { sha256: media.sha256, sizeBytes: media.sizeBytes },
    });
    return documentView(id, media);
  });
}

/**
 * Keeps a PDF or a picture with a voucher, whatever became of the voucher.
 *
 * @throws DomainError not_found; unsupported_type, too_large, invalid: field `file`
 */
export async function addVoucherDocument(
  actor: Actor,
  id: bigint,
  source: NewFile["source"],
  name: string | null,
): Promise<VoucherDocument> {
  permit(mayKeepBooks(actor));
  await voucherOf(db(), id);
  return attach(actor, id, await storeDocument("file", source, name));
}

/** The same with a file that the browser has uploaded before. */
export async function addUploadedVoucherDocument(actor: Actor, id: bigint, fileKey: string): Promise<VoucherDocument> {
  permit(mayKeepBooks(actor));
  await voucherOf(db(), id);
  const upload = await takeUpload(fileKey, actor);
  const document = await attach(actor, id, await storeDocument("file", await upload.open(), upload.name));
  await transaction((tx) => discardUpload(tx, fileKey));
  return document;
}

async function attached(id: bigint, documentId: string, tx: Tx = db()): Promise<Media> {
  const found = (await mediaFor(placeOf(id), tx)).find((media) => media.id === documentId);
  if (!found) throw notFound("Document");
  return found;
}

/** @throws DomainError not_found */
export function removeVoucherDocument(actor: Actor, id: bigint, documentId: string): Promise<void> {
  permit(mayKeepBooks(actor));
  return transaction(async (tx) => {
    const voucher = await voucherOf(tx, id);
    const media = await attached(id, documentId, tx);
    await removeMedia(tx, documentId);
    await audit(tx, actor, noted(voucher, "delete", `Removed ${media.originalName ?? "file"}`));
  });
}

/** Streams a file of a voucher; taken away as a file it is noted in the trail. @throws DomainError not_found */
export async function serveVoucherDocument(
  actor: Actor,
  id: bigint,
  documentId: string,
  request: Request,
  asDownload: boolean,
): Promise<Response> {
  permit(mayKeepBooks(actor));
  const voucher = await voucherOf(db(), id);
  const media = await attached(id, documentId);
  const response = await downloadResponse(media, request, { disposition: asDownload ? "attachment" : "inline" });
  if (asDownload && carriesFile(request, response))
    await transaction((tx) =>
      audit(tx, actor, noted(voucher, "download", `Downloaded ${media.originalName ?? "file"}`)),
    );
  return response;
}
