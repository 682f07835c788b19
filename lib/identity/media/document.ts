import path from "node:path";
import type { Media } from "@/lib/generated/prisma/client";
import { DomainError } from "@/lib/platform/errors";
import { type StoredFile, storeFile } from "@/lib/platform/storage/media";

/** Contract 3, section 3.1. */
export const DOCUMENT_BYTES_MAX = 10 * 1024 * 1024;
export const DOCUMENT_TYPES = ["image/png", "image/jpeg"] as const;
/** Decoding takes about three bytes a pixel; no telephone takes pictures of more in 10 MB. */
export const DOCUMENT_PIXELS_MAX = 50e6;

export const TOO_LARGE = "File size exceeds 10MB limit";

/** Group under which a document is attached to the user whose it is. */
export const DOCUMENT_GROUP = "identity_document";

const refuse = (kind: "too_large" | "unsupported_type" | "invalid", code: string, detail: string, reason = detail) =>
  new DomainError(kind, code, detail, [{ name: "file", reason }]);

/**
 * Checks a picture of a document by its bytes and stores it, encrypted; no row is written.
 *
 * @throws DomainError too_large, unsupported_type, invalid (empty, damaged, too many pixels), storage_full, unavailable
 */
export async function storeDocument(bytes: Uint8Array, name: string | null): Promise<StoredFile> {
  if (bytes.byteLength > DOCUMENT_BYTES_MAX) throw refuse("too_large", "file_too_large", TOO_LARGE);
  if (bytes.byteLength === 0) throw refuse("invalid", "file_empty", "The file is empty");
  const pixels = await pixelsOf(bytes);
  if (pixels !== null && pixels > DOCUMENT_PIXELS_MAX)
    throw refuse("invalid", "too_many_pixels", `The picture has more than ${DOCUMENT_PIXELS_MAX / 1e6} million pixels`);
  const stored = await storeFile({
    folder: "identity",
    source: bytes,
    bytesMax: DOCUMENT_BYTES_MAX,
    originalName: name,
    accept: DOCUMENT_TYPES,
  }).catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.kind !== "unsupported_type") throw error;
    throw refuse("unsupported_type", "unsupported_type", "Unsupported file type", "Send a PNG or JPEG picture");
  });
  if (stored.widthPx === null) throw refuse("invalid", "picture_damaged", "The picture is damaged");
  return stored;
}

/** Pixels by the header, before anything is stored; null where it is no picture. */
async function pixelsOf(bytes: Uint8Array): Promise<number | null> {
  const { default: sharp } = await import("sharp");
  const header = await sharp(bytes, { limitInputPixels: false, failOn: "none" })
    .metadata()
    .catch(() => null);
  return header ? header.width * header.height : null;
}

/** The contract's file name: the hash of the content and the extension that it came with, or that of its type. */
export function documentFileName({
  sha256,
  originalName,
  contentType,
}: Pick<Media, "sha256" | "originalName" | "contentType">): string {
  const given = path.extname(originalName ?? "").toLowerCase();
  const fallback = contentType === "image/png" ? ".png" : ".jpg";
  return `${sha256}${/^\.(png|jpe?g)$/.test(given) ? given : fallback}`;
}

/** The contract's object key. What lies on the storage has a keyed name, since this one would tell what is in it. */
export const documentKey = (media: Pick<Media, "sha256" | "originalName" | "contentType">): string =>
  `uploads/${documentFileName(media)}`;
