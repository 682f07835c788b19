import { audit } from "@/lib/platform/audit/audit";
import { systemActor } from "@/lib/platform/auth/actor";
import { db, Prisma, transaction } from "@/lib/platform/db";
import { signingKey } from "@/lib/platform/issuer/keys";
import { CERTIFICATE_KEY_KIND } from "@/lib/platform/issuer/trust-list-schema";
import { beginJob, completeJob, failJob, type Job, reportProgress } from "@/lib/platform/jobs/jobs";
import { findCourse } from "../courses";
import { drawCertificate } from "../draw";
import { issueRow } from "../issue";
import type { BulkWork } from "./schema";
import { batchCounts } from "./service";

/** Certificates of one step: a kill loses the step's record at most, never a number or a PDF that is stored. */
export const CERTIFICATES_PER_STEP = 50;
/** While one certificate waits for the disk or the database, another one is drawn. */
const DRAWN_AT_ONCE = 2;

const workOf = (job: Job): BulkWork => job.input as unknown as BulkWork;

/**
 * Issues the next certificates of a job and draws their PDFs. Safe to repeat: numbers are given in the transaction that
 * issues, and a PDF is recorded once. One that cannot be issued keeps the reason and stops no other.
 *
 * @returns how many are left; null when the job has ended or was cancelled
 * @throws DomainError storage_full, unavailable: nothing can be stored or signed at present
 */
export async function issueNext(jobId: string, attempt: number): Promise<number | null> {
  const job = await beginJob(jobId, attempt);
  if (!job) return null;
  await issueChunk(job);
  const undrawn = { jobId, state: "issued" as const, pdfId: null };
  const rows = await db().certificate.findMany({
    where: undrawn,
    select: { id: true },
    orderBy: { id: "asc" },
    take: CERTIFICATES_PER_STEP,
  });
  const { total, drawn, left_out } = await batchCounts(jobId);
  let done = drawn + left_out;
  const next = rows.values();
  let failure: unknown = null;
  const work = async () => {
    for (const { id } of next) {
      if (failure !== null) return;
      await drawCertificate(id).catch((error: unknown) => {
        failure = error;
      });
      done += 1;
      await reportProgress(jobId, done / Math.max(total, 1), `Certificate ${Math.min(done, total)} of ${total}`);
    }
  };
  await Promise.all(Array.from({ length: DRAWN_AT_ONCE }, work));
  // Thrown when nobody is at work any more, so that the next attempt is alone with the job.
  if (failure !== null) throw failure;
  const running = await db().job.count({ where: { id: jobId, state: "running" } });
  if (running === 0) return null;
  const waiting = { jobId, state: "selected" as const, issueError: null };
  return db().certificate.count({ where: { OR: [waiting, undrawn] } });
}

/** Gives the next certificates their numbers and signatures, all in one transaction. */
async function issueChunk(job: Job): Promise<void> {
  const { courseId, ...days } = workOf(job);
  const key = await signingKey(CERTIFICATE_KEY_KIND);
  await transaction(async (tx) => {
    // Only while the job runs: a cancellation that was first keeps the rest as it is.
    const [running] = await tx.$queryRaw<{ id: string }[]>(
      Prisma.sql`SELECT id::text FROM job WHERE id = ${job.id}::uuid AND state = 'running' FOR SHARE`,
    );
    if (!running) return;
    const course = await findCourse(tx, courseId);
    await tx.$executeRaw(Prisma.sql`
      SELECT 1 FROM certificate WHERE job_id = ${job.id}::uuid AND state = 'selected' AND issue_error IS NULL
      ORDER BY id LIMIT ${CERTIFICATES_PER_STEP} FOR UPDATE`);
    const rows = await tx.certificate.findMany({
      where: { jobId: job.id, state: "selected", issueError: null },
      include: { candidate: true },
      orderBy: { id: "asc" },
      take: CERTIFICATES_PER_STEP,
    });
    const numbers: string[] = [];
    for (const row of rows) {
      const refusal = row.candidate.deletedAt ? "The candidate was deleted" : null;
      if (refusal) await tx.certificate.update({ where: { id: row.id }, data: { issueError: refusal } });
      else numbers.push(await issueRow(tx, row, course, days, key));
    }
    if (numbers.length === 0) return;
    await audit(tx, systemActor, {
      action: "generate",
      resourceType: "certificate_batch",
      resourceId: job.id,
      description: `Issued ${numbers.length} certificates of ${course.name}`,
      newValues: { numbers },
    });
  });
}

/** Ends the job with what came of it. */
export async function completeIssue(jobId: string): Promise<void> {
  const counts = await batchCounts(jobId);
  await transaction(async (tx) => {
    if (!(await completeJob(tx, jobId, counts))) return;
    await audit(tx, systemActor, {
      action: "generate",
      resourceType: "certificate_batch",
      resourceId: jobId,
      description: `Finished a bulk issue: ${counts.issued} certificates, ${counts.left_out} left out`,
    });
  });
}

/** Ends the job as failed; what waits can be tried again. */
export const failIssue = (jobId: string, error: { code: string; message: string }): Promise<boolean> =>
  transaction((tx) => failJob(tx, jobId, error.code, error.message));
