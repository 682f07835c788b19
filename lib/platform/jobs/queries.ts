import { type Actor, isStaff, permit } from "../auth/actor";
import { db, type Prisma } from "../db";
import type { Job } from "./jobs";
import type { JobStateName } from "./schema";

export const JOB_SORTS = ["created_at", "kind", "state", "finished_at"] as const;
export type JobSort = (typeof JOB_SORTS)[number];
const SORT_COLUMN: Record<JobSort, keyof Prisma.JobOrderByWithRelationInput> = {
  created_at: "createdAt",
  kind: "kind",
  state: "state",
  finished_at: "finishedAt",
};

export async function listJobs(
  actor: Actor,
  filter: { state?: JobStateName; kind?: string; subjectType?: string; subjectId?: string },
  page: { skip: number; take: number; sort?: JobSort; desc?: boolean },
): Promise<{ items: Job[]; total: number }> {
  permit(isStaff(actor));
  const where: Prisma.JobWhereInput = filter;
  const order = { [SORT_COLUMN[page.sort ?? "created_at"]]: (page.desc ?? page.sort === undefined) ? "desc" : "asc" };
  const [items, total] = await Promise.all([
    db().job.findMany({ where, orderBy: [order, { id: "desc" }], skip: page.skip, take: page.take }),
    db().job.count({ where }),
  ]);
  return { items, total };
}

/** How many jobs are in each state. */
export async function countJobs(): Promise<Record<JobStateName, number>> {
  const rows = await db().job.groupBy({ by: ["state"], _count: true });
  const counts = { queued: 0, running: 0, done: 0, failed: 0, cancelled: 0 };
  for (const row of rows) counts[row.state] = row._count;
  return counts;
}

export async function jobKinds(): Promise<string[]> {
  const rows = await db().job.groupBy({ by: ["kind"], orderBy: { kind: "asc" } });
  return rows.map((row) => row.kind);
}
