import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma, transaction } from "@/lib/platform/db";
import { DomainError, notFound } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";
import { type Media, recordMedia, storeFile } from "@/lib/platform/storage/media";
import { mayKeepCandidates } from "../policy";
import { findFile, type ServedFile } from "../queries";
import { FILE_NAME, PDF_BYTES_MAX, type PdfGroup } from "./schema";

/** Owner type of these files in the media table; the owner id is the file's name, which is unique. */
const OWNER = "saved_pdf";
export type SavedPdf = { name: string; link: string; media: Media };

/**
 * Keeps a PDF of a client under a name of the contract's form, and says where it is had again.
 *
 * @throws DomainError invalid `No file selected`, or what is no PDF; too_large; storage_full
 */
export async function savePdf(
  actor: Actor,
  file: File | undefined,
  group: PdfGroup,
  now = new Date(),
): Promise<SavedPdf> {
  permit(mayKeepCandidates(actor));
  if (!file) throw refused("No PDF file provided");
  if (!file.name || file.size === 0) throw refused("No file selected");
  const source = new Uint8Array(await file.arrayBuffer());
  const stored = await storeFile({
    folder: "documents",
    source,
    bytesMax: PDF_BYTES_MAX,
    originalName: file.name,
    accept: ["application/pdf"],
  }).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "unsupported_type") throw refused("Only PDF files are allowed");
    throw error;
  });
  return transaction(async (tx) => {
    const name = await freeName(tx, file.name, now);
    const media = await recordMedia(tx, stored, { createdBy: actor.userId, owner: { type: OWNER, id: name, group } });
    await audit(tx, actor, {
      action: "create",
      resourceType: "saved_pdf",
      resourceId: name,
      description: `Kept the PDF ${name}`,
    });
    return { name, link: linkOf(name), media };
  });
}

const refused = (sentence: string) => new DomainError("invalid", "invalid_input", sentence);

/** Where a file is had: an address that works, for the contract's `drive_link` and its QR code. */
export const linkOf = (name: string): string => `${settings().publicUrl}/download-pdf/${name}`;

/** The same for a picture. */
export const imageLinkOf = (name: string): string =>
  `${settings().publicUrl}/api/files/download-image/${encodeURIComponent(name)}`;

/** The contract's name; a second file of the same second and name gets a number. Those who name wait for each other. */
async function freeName(tx: Prisma.TransactionClient, given: string, now: Date): Promise<string> {
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "_");
  const bare = given
    .replace(/\.pdf$/i, "")
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9_-]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, 90);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`saved_pdf:${stamp}`}, 0))`;
  for (let count = 0; ; count += 1) {
    const name = `${stamp}_${bare || "file"}${count === 0 ? "" : `_${count}`}.pdf`;
    if (!(await tx.mediaAttachment.findFirst({ where: { ownerType: OWNER, ownerId: name } }))) return name;
  }
}

/** @throws DomainError not_found, also for a name that no file of ours could have */
export async function findPdf(actor: Actor, name: string): Promise<Media> {
  permit(mayKeepCandidates(actor));
  const media = FILE_NAME.test(name)
    ? await db().media.findFirst({
        where: { deletedAt: null, attachments: { some: { ownerType: OWNER, ownerId: name } } },
      })
    : null;
  if (!media) throw notFound("File");
  return media;
}

/** Two candidates may have a file of one name: the list tells them apart by the number that each is stored under. */
const imageName = ({ id, fileName }: { id: number; fileName: string }): string => `${id}_${fileName}`;

/** A picture of a candidate by the name that the list gives it. @throws DomainError not_found */
export async function findImage(actor: Actor, name: string): Promise<ServedFile> {
  permit(mayKeepCandidates(actor));
  const id = Number(/^[1-9]\d{0,8}(?=_)/.exec(name)?.[0] ?? 0);
  const file = id === 0 ? null : await findFile(actor, id);
  if (!file || file.candidateId === null || imageName(file) !== name || !file.media.contentType.startsWith("image/"))
    throw notFound("Image");
  return file;
}

/** Names a list has at most. */
const LISTED_MAX = 10_000;

/** What is kept, by the contract's three words; it keeps no JSON files any more. */
export async function listFiles(actor: Actor) {
  permit(mayKeepCandidates(actor));
  const [pdfs, images] = await Promise.all([
    db().mediaAttachment.findMany({
      where: { ownerType: OWNER, media: { deletedAt: null } },
      select: { ownerId: true },
      orderBy: { createdAt: "desc" },
      take: LISTED_MAX,
    }),
    db().candidateFile.findMany({
      where: { candidate: { deletedAt: null }, media: { deletedAt: null, contentType: { startsWith: "image/" } } },
      select: { id: true, fileName: true },
      orderBy: { id: "desc" },
      take: LISTED_MAX,
    }),
  ]);
  return {
    images: images.map(imageName),
    json: [] as string[],
    pdfs: pdfs.map(({ ownerId }) => ownerId),
  };
}

/** How much of these files there is. */
export async function fileFigures(actor: Actor) {
  permit(mayKeepCandidates(actor));
  const { _count, _sum } = await db().media.aggregate({
    where: { deletedAt: null, attachments: { some: { ownerType: OWNER } } },
    _count: true,
    _sum: { sizeBytes: true },
  });
  return { pdfs: _count, bytes: _sum.sizeBytes ?? 0 };
}
