import { statfs } from "node:fs/promises";
import { settings } from "@/lib/platform/settings";

/** Free and total bytes of the disk that holds the local files; null where the files lie elsewhere, or it is not known. */
export async function diskSpace(): Promise<{ freeBytes: number; totalBytes: number } | null> {
  if (settings().STORAGE_DRIVER !== "local") return null;
  const disk = await statfs(settings().filesDir).catch(() => null);
  return disk && { freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize };
}
