import { db } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { zipOf } from "@/lib/platform/export/zip";
import { beginJob, reportProgress } from "@/lib/platform/jobs/jobs";
import { isStopping } from "@/lib/platform/jobs/stopping";
import { settings } from "@/lib/platform/settings";
import { storage } from "@/lib/platform/storage/current";
import { type StoredFile, storeFile } from "@/lib/platform/storage/media";
import { checksums, filesOf, type PackageFile } from "./contents";
import { dataCard } from "./dataset/card";
import type { DatasetRead } from "./dataset/reads";
import { readsOf } from "./items";
import { type ExportContents, ExportFilters, ExportPreview } from "./schema";

/** What a media row can tell the size of. */
const PACKAGE_BYTES_MAX = 2 ** 31 - 1;
/** How often the job's row is told where the packing is. */
const PROGRESS_MS = 1000;
const CHECKS_AT_ONCE = 16;

/** The job was cancelled or has ended: nothing more may be written. */
class Superseded extends Error {}

/** A package that is stored and has no row yet: what a job's step hands to the next. */
export type PackedExport = { stored: StoredFile; contents: ExportContents };

/**
 * Packs what an export was asked to hold. Nothing in the database changes by it, so that it can be broken off and
 * begun anew at any moment; the same reads make the same file.
 *
 * @returns null when the job has ended or was cancelled
 * @throws DomainError storage_full, too_large, unavailable
 */
export async function packExport(jobId: string, attempt: number): Promise<PackedExport | null> {
  if (!(await beginJob(jobId, attempt))) return null;
  const order = await db().plateExport.findUniqueOrThrow({
    where: { jobId },
    include: { requestedBy: { select: { username: true, fullName: true } } },
  });
  const { version, createdAt } = order;
  const chosen = ExportPreview.parse(order.counts);
  const reads = await withFiles(await readsOf(order.id));
  const { files, contents } = await filesOf(reads, { version, createdAt, vanished: chosen.reads - reads.length });
  const facts = { version, createdAt, filters: ExportFilters.parse(order.filters), chosen, contents };
  const keptDays = settings().PLATE_RETENTION_EXPORTS_DAYS;
  const requestedBy = order.requestedBy?.fullName ?? order.requestedBy?.username ?? null;
  const described: PackageFile[] = [
    ...files,
    { path: "README.md", text: dataCard({ ...facts, requestedBy, keptDays, reads }) },
    { path: "manifest.json", text: `${JSON.stringify({ format: "bureau-plates/1", ...facts }, null, 2)}\n` },
  ];
  const all = [...described, { path: "SHA256SUMS", text: checksums(described) }];
  try {
    const stored = await storeFile({
      folder: "exports",
      source: zipOf(all.map(entryOf), createdAt, watch(jobId, all.length)),
      bytesMax: PACKAGE_BYTES_MAX,
      originalName: packageName(version),
      accept: ["application/zip"],
    });
    return { stored, contents };
  } catch (error) {
    if (error instanceof Superseded) return null;
    throw error;
  }
}

const entryOf = (file: PackageFile) =>
  "picture" in file ? { path: file.path, open: () => storage().open(file.picture.storageKey) } : file;

export const packageName = (version: number): string => `plates-v${version}.zip`;

/** Tells the job's row how far it is, and stops when that has ended or this process is about to. */
function watch(jobId: string, total: number): (index: number) => Promise<void> {
  let told = 0;
  return async (index) => {
    if (isStopping()) throw new DomainError("unavailable", "stopping", "The server is being restarted");
    if (Date.now() - told < PROGRESS_MS) return;
    told = Date.now();
    // The end is the completion's to tell.
    if (!(await reportProgress(jobId, (index / total) * 0.99, `File ${index + 1} of ${total}`))) throw new Superseded();
  };
}

/** Reads both of whose pictures lie on the storage in their full length: one that was lost must not cost the others. */
async function withFiles(reads: readonly DatasetRead[]): Promise<DatasetRead[]> {
  const there: boolean[] = [];
  const next = reads.entries();
  const isThere = async ({ storageKey, sizeBytes }: DatasetRead["crop"]) =>
    (await storage().stat(storageKey))?.sizeBytes === sizeBytes;
  const work = async () => {
    for (const [index, { crop, frame }] of next) there[index] = (await isThere(crop)) && (await isThere(frame));
  };
  await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, work));
  return reads.filter((_, index) => there[index]);
}
