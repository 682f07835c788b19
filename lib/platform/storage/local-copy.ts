import path from "node:path";
import { settings } from "../settings";
import { openContent } from "./content";
import { storage } from "./current";
import { fileMissing } from "./driver";
import type { Media } from "./media";
import { stage } from "./quarantine";

/**
 * Lends a stored file to a program that needs a path: the file itself where it lies readable on the local disk, else a
 * copy, which goes when the work has ended.
 *
 * @throws DomainError not_found/file_missing, storage_full, or whatever `work` throws
 */
export async function withLocalFile<T>(
  media: Pick<Media, "storageKey" | "sizeBytes" | "sealedBy">,
  work: (file: string) => Promise<T>,
): Promise<T> {
  const driver = storage();
  if (driver.name === "local" && media.sealedBy === null) {
    if (!(await driver.exists(media.storageKey))) throw fileMissing();
    return work(path.join(settings().filesDir, media.storageKey));
  }
  const copy = await stage(await openContent(media), media.sizeBytes);
  try {
    return await work(copy.path);
  } finally {
    await copy.discard();
  }
}
