"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { BulkInput } from "@/lib/candidates/certificates/bulk/schema";
import { requestIssue, requestIssueOfCourse, retryIssue } from "@/lib/candidates/certificates/bulk/service";
import { issueCertificate, reissueCertificate, revokeCertificate } from "@/lib/candidates/certificates/issue";
import { BulkCourseInput, DeskIssueInput, Reason } from "@/lib/candidates/certificates/schema";
import { deleteSelection } from "@/lib/candidates/certificates/selections";
import { action } from "@/lib/platform/http/action";
import { cancelJob } from "@/lib/platform/jobs/service";

const Id = z.int().positive();
const Job = z.object({ id: z.uuid() });

/** Every page that shows a certificate: the list, its own, the candidate's. */
const changed = () => revalidatePath("/", "layout");

export const issue = action(DeskIssueInput, async (actor, { id, ...input }) => {
  const { number } = await issueCertificate(actor, id, input);
  changed();
  return number ?? "";
});

export const revoke = action(z.object({ id: Id, reason: Reason }), async (actor, { id, reason }) => {
  await revokeCertificate(actor, id, reason);
  changed();
});

export const reissue = action(z.object({ id: Id, reason: Reason }), async (actor, { id, reason }) => {
  const next = await reissueCertificate(actor, id, reason);
  changed();
  return next.id;
});

export const remove = action(z.object({ id: Id }), async (actor, { id }) => {
  await deleteSelection(actor, id);
  changed();
});

export const issueMany = action(BulkInput, async (actor, input) => {
  const job = await requestIssue(actor, input);
  changed();
  return job.id;
});

export const issueCourse = action(BulkCourseInput, async (actor, input) => {
  const job = await requestIssueOfCourse(actor, input);
  changed();
  return job.id;
});

export const retry = action(Job, async (actor, { id }) => {
  const job = await retryIssue(actor, id);
  changed();
  return job.id;
});

export const cancel = action(Job, async (actor, { id }) => {
  await cancelJob(actor, id);
  changed();
});
