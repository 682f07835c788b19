import { audit } from "@/lib/platform/audit/audit";
import { systemActor } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { removeTree } from "@/lib/platform/storage/media-tree";
import { DOCUMENT } from "./kinds";

const DAY_MS = 86_400_000;
const BATCH_MAX = 500;

/** Readings that failed more than a day ago go; those whose job was cancelled count as failed from now on. */
export async function cleanupFailedOcrJobs(now = new Date()): Promise<number> {
  await db().ocrJob.updateMany({
    where: { status: { in: ["pending", "processing"] }, OR: [{ job: { state: "cancelled" } }, { jobId: null }] },
    data: { status: "failed", errorCode: "cancelled", errorMessage: "The reading was cancelled" },
  });
  const { count } = await db().ocrJob.deleteMany({
    where: { status: "failed", updatedAt: { lt: new Date(now.getTime() - DAY_MS) } },
  });
  return count;
}

/** Documents that nothing refers to any more, a day after they came: they are removed as if somebody had deleted them. */
export async function cleanupOrphanedMedia(now = new Date()): Promise<number> {
  const orphans = await db().media.findMany({
    where: {
      dedupKey: { not: null },
      deletedAt: null,
      attachments: { none: {} },
      createdAt: { lt: new Date(now.getTime() - DAY_MS) },
    },
    select: { id: true },
    take: BATCH_MAX,
  });
  let removed = 0;
  for (const { id } of orphans)
    await transaction(async (tx) => {
      // Somebody may have taken it since the look above.
      const references = await tx.mediaAttachment.count({ where: { mediaId: id } });
      if (references > 0 || !(await removeTree(tx, id, null, now))) return;
      removed += 1;
      await audit(tx, systemActor, {
        action: "cleanup",
        resourceType: DOCUMENT,
        resourceId: id,
        description: "Removed an identity document that nothing refers to",
      });
    });
  return removed;
}
