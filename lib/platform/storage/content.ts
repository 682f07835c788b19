import type { Readable } from "node:stream";
import type { Media } from "@/lib/generated/prisma/client";
import { storage } from "./current";
import type { ByteRange } from "./driver";
import { openSealed, sealedRange, sealedSize } from "./sealed/format";

type Stored = Pick<Media, "storageKey" | "sizeBytes" | "sealedBy">;

/**
 * The content of a stored file, or a range of it, decrypted where it lies encrypted.
 *
 * @throws DomainError not_found/file_missing, unavailable; `documents_sealed` or `file_altered` out of the stream
 */
export async function openContent(file: Stored, range?: ByteRange): Promise<Readable> {
  if (file.sealedBy === null) return storage().open(file.storageKey, { range });
  const source = await storage().open(file.storageKey, { range: sealedRange(file, range) });
  return openSealed(source, file, range);
}

/** Length of the file as it lies on the storage. */
export const storedBytes = (file: Stored): number =>
  file.sealedBy === null ? file.sizeBytes : sealedSize(file.sizeBytes);
