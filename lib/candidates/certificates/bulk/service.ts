import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { createJob, dispatch, type Job } from "@/lib/platform/jobs/jobs";
import { officeToday } from "@/lib/platform/time";
import { mayKeepCandidates } from "../../policy";
import { findCourse } from "../courses";
import { endOf } from "../dates";
import { certificateIds } from "../queries";
import type { BulkCourseInput } from "../schema";
import { BULK_MAX, BulkInput, type BulkWork } from "./schema";

/** Kind of the job that issues many certificates. */
export const ISSUE_JOB = "certificates.issue";

/**
 * Issues many certificates of a course as one job: those that were chosen, or one for each candidate of a list. What
 * somebody else has issued meanwhile is left out.
 *
 * @throws DomainError not_found "Course not found"; conflict `nothing_to_issue`
 */
export async function requestIssue(actor: Actor, input: BulkInput, now = new Date()): Promise<Job> {
  permit(mayKeepCandidates(actor));
  const job = await transaction(async (tx) => {
    const course = await findCourse(tx, input.course_id);
    const work: BulkWork = {
      courseId: course.id,
      start: input.start_date,
      end: input.end_date ?? endOf(input.start_date, course.durationDays),
      issue: input.issue_date ?? officeToday(now),
    };
    const { job } = await createJob(tx, actor, {
      kind: ISSUE_JOB,
      subject: { type: "certificate_batch", id: newId() },
      input: work,
    });
    const claimed = await claim(tx, job.id, input);
    const made = await choose(tx, actor, job.id, input, course);
    if (claimed + made === 0) throw nothing();
    await audit(tx, actor, {
      action: "create",
      resourceType: "certificate_batch",
      resourceId: job.id,
      description: `Asked for ${claimed + made} certificates of ${course.name}`,
    });
    return job;
  });
  await dispatch(job);
  return job;
}

/** The same for everything that waits for a course. @throws DomainError as `requestIssue` */
export async function requestIssueOfCourse(actor: Actor, input: BulkCourseInput, now = new Date()): Promise<Job> {
  const filter = { states: ["selected" as const], courseIds: [input.course_id] };
  const ids = (await certificateIds(actor, filter, { sort: "created", desc: false })).slice(0, BULK_MAX);
  if (ids.length === 0) throw nothing();
  return requestIssue(actor, { ...input, certificate_ids: ids }, now);
}

const nothing = () => conflict("nothing_to_issue", "None of these is waiting to be issued");

/** Those that were chosen and wait, unless another job that is under way has them. */
async function claim(tx: Tx, jobId: string, { certificate_ids, course_id }: BulkInput): Promise<number> {
  if (!certificate_ids) return 0;
  const { count } = await tx.certificate.updateMany({
    where: {
      id: { in: certificate_ids },
      state: "selected",
      candidate: { deletedAt: null },
      OR: [{ jobId: null }, { job: { state: { in: ["done", "failed", "cancelled"] } } }],
    },
    data: { jobId, courseId: course_id, issueError: null },
  });
  return count;
}

/** One for each candidate who is there and has none of the course under way or valid. */
async function choose(
  tx: Tx,
  actor: Actor,
  jobId: string,
  { candidate_ids }: BulkInput,
  course: { id: number; name: string },
): Promise<number> {
  if (!candidate_ids) return 0;
  const candidates = await tx.candidate.findMany({
    where: {
      id: { in: candidate_ids },
      deletedAt: null,
      certificates: { none: { courseId: course.id, state: { in: ["selected", "issued"] } } },
    },
    select: { id: true, clientName: true, companyName: true },
    orderBy: { id: "asc" },
  });
  const { count } = await tx.certificate.createMany({
    data: candidates.map((candidate) => ({
      candidateId: candidate.id,
      courseId: course.id,
      certificateName: course.name,
      clientName: candidate.clientName ?? candidate.companyName,
      jobId,
      createdBy: actor.userId,
    })),
  });
  return count;
}

export type BatchCounts = { total: number; issued: number; drawn: number; left_out: number };

/** How far the certificates of a job are. */
export async function batchCounts(jobId: string): Promise<BatchCounts> {
  const [total, issued, drawn, leftOut] = await Promise.all([
    db().certificate.count({ where: { jobId } }),
    db().certificate.count({ where: { jobId, state: { not: "selected" } } }),
    db().certificate.count({ where: { jobId, pdfId: { not: null } } }),
    db().certificate.count({ where: { jobId, issueError: { not: null } } }),
  ]);
  return { total, issued, drawn, left_out: leftOut };
}

/** A bulk issue with its counts, by its job's id or its own, which jobs name as their subject. @throws DomainError not_found */
export async function getBatch(actor: Actor, jobId: string): Promise<{ job: Job; counts: BatchCounts }> {
  permit(mayKeepCandidates(actor));
  const job = await db().job.findFirst({ where: { kind: ISSUE_JOB, OR: [{ id: jobId }, { subjectId: jobId }] } });
  if (!job) throw notFound("Bulk issue");
  return { job, counts: await batchCounts(job.id) };
}

/** The latest bulk issues, for the list's head. */
export async function recentBatches(actor: Actor, take: number): Promise<Job[]> {
  permit(mayKeepCandidates(actor));
  return db().job.findMany({ where: { kind: ISSUE_JOB }, orderBy: { createdAt: "desc" }, take });
}

/** Tries again what a bulk issue left out; its course and days are those of the first time. */
export async function retryIssue(actor: Actor, jobId: string): Promise<Job> {
  permit(mayKeepCandidates(actor));
  const { job } = await getBatch(actor, jobId);
  const left = await db().certificate.findMany({ where: { jobId: job.id, state: "selected" }, select: { id: true } });
  if (left.length === 0) throw notFound("Certificate that was left out");
  const work = job.input as unknown as BulkWork;
  return requestIssue(
    actor,
    BulkInput.parse({
      certificate_ids: left.map(({ id }) => id),
      course_id: work.courseId,
      start_date: work.start,
      end_date: work.end,
      issue_date: work.issue,
    }),
  );
}
