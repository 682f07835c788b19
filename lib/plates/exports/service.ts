import type { PlateExport } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit, systemActor } from "@/lib/platform/auth/actor";
import { db, Prisma, transaction } from "@/lib/platform/db";
import { invalidField } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { completeJob, createJob, dispatch, failJob } from "@/lib/platform/jobs/jobs";
import { recordMedia } from "@/lib/platform/storage/media";
import { mayAdministerPlates } from "../policy";
import type { PackedExport } from "./pack";
import { type ExportFilters, ExportPreview } from "./schema";
import { previewOf, writeItems } from "./selection";

export const EXPORT_JOB = "plates.export";
export const PLATE_EXPORT = "plate_export";

/** What a choice of reads comes to. @throws DomainError invalid, field `camera_ids` or `to_ts` */
export async function previewExport(actor: Actor, filters: ExportFilters): Promise<ExportPreview> {
  permit(mayAdministerPlates(actor));
  await checkFilters(filters);
  return previewOf(filters);
}

/**
 * Chooses the reads of a package, with their labels of this moment, and has it packed. One that holds nothing is made
 * too: it tells so in its card.
 *
 * @throws DomainError invalid, field `camera_ids` or `to_ts`
 */
export async function requestExport(actor: Actor, filters: ExportFilters, now = new Date()): Promise<PlateExport> {
  permit(mayAdministerPlates(actor));
  await checkFilters(filters);
  const { order, job } = await transaction(async (tx) => {
    // Of two that ask for what is new at the same moment, the second sees what the first has taken.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('plate_export', 0))`;
    const id = newId();
    const subject = { type: PLATE_EXPORT, id };
    const { job } = await createJob(tx, actor, { kind: EXPORT_JOB, subject, input: {} });
    const counts = await previewOf(filters, tx);
    const order = await tx.plateExport.create({
      data: {
        id,
        jobId: job.id,
        requestedById: actor.userId,
        filters,
        counts,
        itemCount: counts.reads,
        createdAt: now,
      },
    });
    await writeItems(tx, id, filters);
    await audit(tx, actor, {
      action: "export",
      resourceType: PLATE_EXPORT,
      resourceId: id,
      description: `Asked for training package ${order.version} of ${counts.reads} reads`,
      newValues: { version: order.version, filters, reads: counts.reads },
    });
    return { order, job };
  });
  await dispatch(job);
  return order;
}

async function checkFilters({ camera_ids, from_ts, to_ts }: ExportFilters): Promise<void> {
  if (from_ts && to_ts && from_ts > to_ts) throw invalidField("to_ts", "must not be before the beginning");
  const known = await db().camera.count({ where: { id: { in: camera_ids } } });
  if (known !== camera_ids.length) throw invalidField("camera_ids", "names a camera that does not exist");
}

/**
 * Gives a package its file, and marks the corrections that it holds as exported, together with the end of its job: a
 * kill before this leaves both undone, and one after it neither again.
 */
export async function completeExport(
  jobId: string,
  { stored, contents }: PackedExport,
  now = new Date(),
): Promise<void> {
  await transaction(async (tx) => {
    const order = await tx.plateExport.findUniqueOrThrow({ where: { jobId } });
    const result = { export_id: order.id, version: order.version, sha256: stored.sha256, items: contents.crops };
    if (!(await completeJob(tx, jobId, result))) return;
    const owner = { type: PLATE_EXPORT, id: order.id, group: "package" };
    const media = await recordMedia(tx, stored, { createdBy: order.requestedById, owner });
    const counts = { ...ExportPreview.parse(order.counts), contents };
    await tx.plateExport.update({
      where: { id: order.id },
      data: {
        mediaId: media.id,
        sha256: stored.sha256,
        sizeBytes: stored.sizeBytes,
        itemCount: contents.crops,
        counts,
        completedAt: now,
      },
    });
    const corrections = await markExported(tx, order.id);
    await audit(tx, systemActor, {
      action: "export",
      resourceType: PLATE_EXPORT,
      resourceId: order.id,
      description: `Packed training package ${order.version}: ${contents.crops} reads, ${corrections} corrections`,
      newValues: { sha256: stored.sha256, size_bytes: stored.sizeBytes, corrections },
    });
  });
}

/** The correction that a label comes from, and those before it, which it replaced. */
const markExported = (tx: Prisma.TransactionClient, exportId: string): Promise<number> =>
  tx.$executeRaw(Prisma.sql`
    UPDATE plate_correction c SET is_exported = true
    FROM plate_export_item i JOIN plate_correction last ON last.id = i.correction_id
    WHERE i.export_id = ${exportId}::uuid AND c.event_id = i.event_id AND NOT c.is_exported
      AND (c.created_at, c.id) <= (last.created_at, last.id)`);

/** Ends it as failed, with the reason; nothing is marked, and a retry packs the same reads. */
export async function failExport(jobId: string, reason: { code: string; message: string }): Promise<void> {
  await transaction((tx) => failJob(tx, jobId, reason.code, reason.message));
}
