import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { invalidField, notFound } from "@/lib/platform/errors";
import { storage } from "@/lib/platform/storage/current";
import { recordMedia, storeFile } from "@/lib/platform/storage/media";
import { newLedgerIds } from "../journal/post";
import { mayKeepBooks } from "../policy";
import type { InvoiceFileInput } from "./schema";

/** As much as contract 5 keeps in a row. */
export const INVOICE_FILE_BYTES_MAX = 10 * 1024 * 1024;
const ACCEPTED = ["application/pdf", "image/png", "image/jpeg", "image/webp"];

/**
 * Keeps the paper of an invoice; another one of the same number takes its place.
 *
 * @throws DomainError invalid: not base64; unsupported_type: neither PDF nor picture; too_large
 */
export async function saveInvoiceFile(
  actor: Actor,
  input: InvoiceFileInput,
): Promise<{ image_id: number; file_size: number }> {
  permit(mayKeepBooks(actor));
  const base64 = input.image_data.replace(/^data:[\w/+.;=-]*,/, "").replaceAll(/\s/g, "");
  if (base64 === "" || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(base64)) throw invalidField("image_data", "must be base64");
  const fileName = input.file_name ?? `${input.invoice_no.replaceAll(/[^\w-]/g, "_")}.pdf`;
  const stored = await storeFile({
    folder: "documents",
    source: Buffer.from(base64, "base64"),
    bytesMax: INVOICE_FILE_BYTES_MAX,
    originalName: fileName,
    accept: ACCEPTED,
  });
  return transaction(async (tx) => {
    const owner = { type: "ledger_invoice", id: input.invoice_no, group: "paper" };
    const media = await recordMedia(tx, stored, { createdBy: actor.userId, owner });
    const [id = 0n] = await newLedgerIds(tx, 1);
    const data = { mediaId: media.id, imageType: stored.contentType, fileName, createdAt: new Date() };
    const file = await tx.ledgerInvoiceFile.upsert({
      where: { invoiceNo: input.invoice_no },
      create: { id, invoiceNo: input.invoice_no, ...data },
      update: data,
    });
    await audit(tx, actor, {
      action: "update",
      resourceType: "ledger_invoice_file",
      resourceId: String(file.id),
      description: `Kept the paper of invoice ${input.invoice_no}`,
      newValues: { sha256: stored.sha256, sizeBytes: stored.sizeBytes },
    });
    return { image_id: Number(file.id), file_size: stored.sizeBytes };
  });
}

/** The paper of an invoice, as contract 5 gives it: in base64. @throws DomainError not_found */
export async function readInvoiceFile(actor: Actor, invoiceNo: string) {
  permit(mayKeepBooks(actor));
  const file = await db().ledgerInvoiceFile.findUnique({ where: { invoiceNo }, include: { media: true } });
  if (!file) throw notFound("Invoice image");
  const chunks: Uint8Array[] = [];
  for await (const chunk of await storage().open(file.media.storageKey)) chunks.push(chunk as Uint8Array);
  return {
    id: Number(file.id),
    invoice_no: file.invoiceNo,
    image_data: Buffer.concat(chunks).toString("base64"),
    image_type: file.imageType,
    file_name: file.fileName,
    file_size: file.media.sizeBytes,
    generated_at: file.createdAt.toISOString(),
  };
}
