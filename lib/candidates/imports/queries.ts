import type { CandidateImport } from "@/lib/generated/prisma/client";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import type { Job } from "@/lib/platform/jobs/jobs";
import { mayKeepCandidates } from "../policy";
import { type ImportView, type Mapping, RowProblems } from "./schema";
import { findImport, IMPORT } from "./service";

export type RowCounts = ImportView["rows"];

/** How many rows of an import are in each state. */
export async function rowCounts(importId: string): Promise<RowCounts> {
  const groups = await db().candidateImportRow.groupBy({ by: ["state"], where: { importId }, _count: true });
  const counts = { total: 0, waiting: 0, made: 0, refused: 0, removed: 0, kept: 0 };
  for (const { state, _count } of groups) {
    counts[state] = _count;
    counts.total += _count;
  }
  return counts;
}

const latestJob = (importId: string): Promise<Job | null> =>
  db().job.findFirst({ where: { subjectType: IMPORT, subjectId: importId }, orderBy: { createdAt: "desc" } });

async function view(found: CandidateImport): Promise<ImportView> {
  const [rows, job] = await Promise.all([rowCounts(found.id), latestJob(found.id)]);
  return {
    id: found.id,
    kind: found.kind,
    state: found.state,
    file_name: found.fileName,
    headers: found.headers,
    mapping: found.mapping as Mapping,
    rows,
    job_id: job?.id ?? null,
    created_at: found.createdAt.toISOString(),
  };
}

/** An import with its counts. @throws DomainError not_found */
export async function getImport(actor: Actor, id: string): Promise<ImportView> {
  permit(mayKeepCandidates(actor));
  return view(await findImport(db(), id));
}

/** The job that is at work on an import, or was last; null where none has begun. */
export async function jobOfImport(actor: Actor, id: string): Promise<Job | null> {
  permit(mayKeepCandidates(actor));
  return latestJob(id);
}

/** The newest first. */
export async function listImports(
  actor: Actor,
  page: { skip: number; take: number },
): Promise<{ items: ImportView[]; total: number }> {
  permit(mayKeepCandidates(actor));
  const [rows, total] = await Promise.all([
    db().candidateImport.findMany({ orderBy: { createdAt: "desc" }, ...page }),
    db().candidateImport.count(),
  ]);
  return { items: await Promise.all(rows.map(view)), total };
}

/** Rows of an import in one state, by their numbers: what was refused, or left by an undo, and why. */
export async function rowsIn(actor: Actor, importId: string, state: "refused" | "kept", take: number) {
  permit(mayKeepCandidates(actor));
  const rows = await db().candidateImportRow.findMany({
    where: { importId, state },
    orderBy: { row: "asc" },
    take,
  });
  return rows.map(({ row, cells, problems, candidateId, certificateId }) => ({
    row,
    cells,
    problems: RowProblems.parse(problems),
    candidateId,
    certificateId,
  }));
}
