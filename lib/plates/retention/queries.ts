import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { mayAdministerPlates } from "../policy";
import type { RetentionLimits } from "./classes";
import { retentionLimits } from "./limits";
import type { PurgeView } from "./schema";

/** The limits of this moment, and the reports of the purges, newest first. */
export async function listPurges(
  actor: Actor,
  page: { skip: number; take: number },
): Promise<{ limits: RetentionLimits; total: number; items: PurgeView[] }> {
  permit(mayAdministerPlates(actor));
  const [rows, total] = await Promise.all([
    db().platePurge.findMany({
      include: { job: { select: { state: true } } },
      orderBy: { createdAt: "desc" },
      ...page,
    }),
    db().platePurge.count(),
  ]);
  const items = rows.map((purge) => ({
    job_id: purge.jobId,
    state: purge.job.state,
    limits: purge.limits as RetentionLimits,
    reads: purge.reads,
    hits: purge.hits,
    crops: purge.crops,
    videos: purge.videos,
    exports: purge.exports,
    files: purge.files,
    bytes: Number(purge.bytes),
    held: purge.held,
    created_at: purge.createdAt.toISOString(),
    completed_at: purge.completedAt?.toISOString() ?? null,
  }));
  return { limits: retentionLimits(), total, items };
}
