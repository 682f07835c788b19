import { log } from "@/lib/platform/log";
import { type StoredFile, storeFile, storeStaged } from "@/lib/platform/storage/media";
import type { ReceivedFile } from "@/lib/platform/storage/multipart";
import { FILE_BYTES_MAX, type FileField } from "../kinds";

export type SentFile = { name: string | null } & ({ bytes: Uint8Array } | Pick<ReceivedFile, "staged">);

/** Files of one card that are stored at the same time. */
const AT_ONCE = 4;

/**
 * Stores files at the same time, encrypted (contract 4, section 4.5). Equal bytes lie there once. One that fails is
 * missing from the answer and stops none of the others; nothing in, nothing out.
 */
export async function storeConcurrently(
  files: Readonly<Partial<Record<FileField, SentFile | null>>>,
  atOnce: number = AT_ONCE,
): Promise<{ stored: Partial<Record<FileField, StoredFile>>; failures: Partial<Record<FileField, unknown>> }> {
  const waiting = (Object.entries(files) as [FileField, SentFile | null][]).flatMap(([field, file]) =>
    file ? [{ field, file }] : [],
  );
  const stored: Partial<Record<FileField, StoredFile>> = {};
  const failures: Partial<Record<FileField, unknown>> = {};
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { field, file } = next;
      try {
        stored[field] = await store(field, file);
      } catch (error) {
        log.warn({ err: error, field }, "a file of an identity card could not be stored");
        failures[field] = error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, work));
  return { stored, failures };
}

const store = (field: FileField, file: SentFile): Promise<StoredFile> =>
  "staged" in file
    ? storeStaged({ folder: "identity", originalName: file.name }, file.staged)
    : storeFile({
        folder: "identity",
        source: file.bytes,
        bytesMax: FILE_BYTES_MAX[field],
        originalName: file.name,
      });
