import { z } from "zod";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { jobView } from "@/lib/platform/jobs/jobs";
import { JobView } from "@/lib/platform/jobs/schema";
import { zipCertificates } from "../bulk/download";
import { BULK_MAX, BulkInput } from "../bulk/schema";
import { getBatch, requestIssue, retryIssue } from "../bulk/service";
import { ok, success } from "./envelope";

const staff = { who: "staff" } as const;
const jobId = z.object({
  id: z.uuid().meta({ description: "The job's id", examples: ["01a1fea6-945d-7467-9139-9363337ba98e"] }),
});
const Batch = success(
  z.object({
    job: JobView,
    certificates: z.object({ total: z.int(), issued: z.int(), drawn: z.int(), left_out: z.int() }),
  }),
);
/** Many certificates at once. */
export const bulkOperations: Operation[] = [
  operation({
    id: "certificate.zip",
    method: "GET",
    path: "/certificates/download",
    summary: "Download many certificates as a ZIP of PDFs",
    ...staff,
    query: z.object({
      ids: z
        .string()
        .regex(/^\d{1,9}(,\d{1,9})*$/, "must be ids with commas between")
        .max(100_000)
        .optional()
        .meta({ description: "Ids with commas between", examples: ["7,8"] }),
      job: z.uuid().optional().meta({ description: "All of a bulk issue" }),
    }),
    response: { binary: ["application/zip"] },
    async handle({ actor, query }) {
      if (query.job) return zipCertificates(actor, { jobId: query.job });
      return zipCertificates(actor, {
        ids: (query.ids ?? "").split(",").map(Number).filter(Boolean).slice(0, BULK_MAX),
      });
    },
  }),
  operation({
    id: "certificate.bulkIssue",
    method: "POST",
    path: "/certificates/bulk-issue",
    summary: "Issue many certificates of a course as one job",
    description: "Answers with the job at once. A cancelled or failed job can be tried again; nothing is issued twice.",
    ...staff,
    status: 202,
    body: BulkInput,
    response: success(JobView),
    handle: async ({ actor, body }) => ok(jobView(await requestIssue(actor, body))),
  }),
  operation({
    id: "certificate.batch",
    method: "GET",
    path: "/certificates/bulk-issue/{id}",
    summary: "Read how far a bulk issue is",
    ...staff,
    params: jobId,
    response: Batch,
    async handle({ actor, params }) {
      const { job, counts } = await getBatch(actor, params.id);
      return ok({ job: jobView(job), certificates: counts });
    },
  }),
  operation({
    id: "certificate.retryBatch",
    method: "POST",
    path: "/certificates/bulk-issue/{id}/retry",
    summary: "Issue what a bulk issue left out",
    ...staff,
    status: 202,
    params: jobId,
    response: success(JobView),
    handle: async ({ actor, params }) => ok(jobView(await retryIssue(actor, params.id))),
  }),
];
