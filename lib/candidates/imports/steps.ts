import type { CandidateImport, CandidateImportRow } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { systemActor } from "@/lib/platform/auth/actor";
import { db, Prisma, type Tx, transaction } from "@/lib/platform/db";
import { beginJob, completeJob, failJob, type Job, reportProgress } from "@/lib/platform/jobs/jobs";
import { candidateImporter } from "./candidates";
import { certificateImporter } from "./certificates";
import { IMPORT_FIELDS } from "./fields";
import type { Fault, Importer, Line } from "./importer";
import { rowCounts } from "./queries";
import type { ImportKind, Mapping, RowProblem } from "./schema";
import { findImport, IMPORT, lockImport } from "./service";

/** Rows of one transaction: a kill loses these at most, and they are done again. */
const ROWS_PER_STEP = 50;

export const IMPORTERS: Record<ImportKind, Importer> = {
  candidates: candidateImporter,
  certificates: certificateImporter,
};

/** A row of the file by its fields, without what is empty. */
export const lineOf = ({ row, cells }: Pick<CandidateImportRow, "row" | "cells">, mapping: Mapping): Line => ({
  row,
  values: Object.fromEntries(
    Object.entries(mapping).flatMap(([field, place]) => (cells[place] ? [[field, cells[place]]] : [])),
  ),
});

/** A fault as people are told: by the column of their own file. */
export const problemOf = ({ headers, mapping, kind }: CandidateImport, { field, reason }: Fault): RowProblem => {
  const place = (mapping as Mapping)[field];
  const label = IMPORT_FIELDS[kind].find(({ name }) => name === field)?.label ?? "";
  return { column: (place === undefined ? "" : headers[place]) || label, reason };
};

const importOf = ({ subjectId }: Job): string => subjectId ?? "";

/** Only while the job runs: a cancellation that was first leaves the rest as it is. */
async function isRunning(tx: Tx, jobId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>(
    Prisma.sql`SELECT 1 FROM job WHERE id = ${jobId}::uuid AND state = 'running' FOR SHARE`,
  );
  return rows.length > 0;
}

/**
 * Does the next rows of a job's list, in one transaction.
 *
 * @param left the state of the rows that the job has still to do
 * @returns how many rows are left; null when the job has ended or was cancelled
 */
async function nextRows(
  jobId: string,
  attempt: number,
  left: "waiting" | "made",
  work: (tx: Tx, found: CandidateImport, rows: readonly CandidateImportRow[]) => Promise<void>,
): Promise<number | null> {
  const job = await beginJob(jobId, attempt);
  if (!job) return null;
  const went = await transaction(async (tx) => {
    if (!(await isRunning(tx, jobId))) return false;
    const found = await lockImport(tx, importOf(job));
    const rows = await tx.candidateImportRow.findMany({
      where: { importId: found.id, state: left },
      // What came last is taken back first.
      orderBy: { row: left === "waiting" ? "asc" : "desc" },
      take: ROWS_PER_STEP,
    });
    await work(tx, found, rows);
    return true;
  });
  return went ? progressOf(job, left) : null;
}

/** Imports the next rows of a list. Safe to repeat: what a row became is written in the transaction that makes it. As `nextRows`. */
export const importNext = (jobId: string, attempt: number, now = new Date()): Promise<number | null> =>
  nextRows(jobId, attempt, "waiting", (tx, found, rows) => importRows(tx, found, rows, now));

/** Takes the last made rows of an import back, or says why one is left. As `nextRows`. */
export const undoNext = (jobId: string, attempt: number, now = new Date()): Promise<number | null> =>
  nextRows(jobId, attempt, "made", async (tx, found, rows) => {
    for (const row of rows) {
      const reason = await IMPORTERS[found.kind].takeBack(tx, systemActor, row, found, now);
      await tx.candidateImportRow.update({
        where: { importId_row: { importId: found.id, row: row.row } },
        data: reason === null ? { state: "removed" } : { state: "kept", problems: [{ column: "", reason }] },
      });
    }
  });

async function importRows(
  tx: Tx,
  found: CandidateImport,
  rows: readonly CandidateImportRow[],
  now: Date,
): Promise<void> {
  const importer = IMPORTERS[found.kind];
  const lines = rows.map((row) => lineOf(row, found.mapping as Mapping));
  await importer.lock(tx, lines);
  const faults = await importer.judge(tx, lines);
  for (const line of lines) {
    const where = { importId_row: { importId: found.id, row: line.row } };
    const wrong = faults.get(line.row) ?? [];
    if (wrong.length > 0) {
      const problems = wrong.map((fault) => problemOf(found, fault));
      await tx.candidateImportRow.update({ where, data: { state: "refused", problems } });
      continue;
    }
    const made = await importer.make(tx, systemActor, line, found, now);
    // What stands in the candidate's row need not be kept twice.
    await tx.candidateImportRow.update({ where, data: { ...made, state: "made", cells: [] } });
  }
}

/** @param left the state of the rows that the job has still to do */
async function progressOf(job: Job, left: "waiting" | "made"): Promise<number | null> {
  const counts = await rowCounts(importOf(job));
  const total = left === "waiting" ? counts.total : counts.made + counts.removed + counts.kept;
  const done = total - counts[left];
  const stage = `${left === "waiting" ? "Row" : "Undone"} ${done} of ${total}`;
  return (await reportProgress(job.id, done / Math.max(total, 1), stage)) ? counts[left] : null;
}

/** Ends an import, or its undo, with what came of it. */
export async function completeImport(jobId: string, state: "done" | "undone"): Promise<void> {
  const job = await db().job.findUniqueOrThrow({ where: { id: jobId } });
  const counts = await rowCounts(importOf(job));
  await transaction(async (tx) => {
    if (!(await completeJob(tx, jobId, counts))) return;
    const { fileName, id } = await findImport(tx, importOf(job));
    // Rows that were never imported are nobody's any more once the whole was undone.
    if (state === "undone")
      await tx.candidateImportRow.updateMany({
        where: { importId: id, state: "waiting" },
        data: { state: "removed", cells: [] },
      });
    await tx.candidateImport.update({ where: { id }, data: { state } });
    await audit(tx, systemActor, {
      action: state === "done" ? "create" : "cancel",
      resourceType: IMPORT,
      resourceId: id,
      description:
        state === "done"
          ? `Imported ${counts.made} rows of ${fileName}; ${counts.refused} were refused`
          : `Undid the import of ${fileName}: ${counts.removed} rows went, ${counts.kept} were left`,
    });
  });
}

/** Ends the job as failed; it can go on later. */
export const failImport = (jobId: string, error: { code: string; message: string }): Promise<boolean> =>
  transaction((tx) => failJob(tx, jobId, error.code, error.message));
