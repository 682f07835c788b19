import { z } from "zod";
import { api, operation } from "../http/operation";
import { pageOf, ShortPageQuery } from "../http/parameters";
import { jobView } from "./jobs";
import { listJobs } from "./queries";
import { JobStateName, JobView } from "./schema";
import { cancelJob, getJob, retryJob } from "./service";

const JobId = z.object({
  id: z.uuid().meta({ description: "The job's id", examples: ["01a1fea6-945d-7467-9139-9363337ba98e"] }),
});

export const jobsApi = api({
  base: "/api/jobs",
  tag: "Jobs",
  envelope: "problem",
  operations: [
    operation({
      id: "jobs.list",
      method: "GET",
      path: "",
      summary: "List background jobs, newest first",
      who: "staff",
      query: ShortPageQuery.extend({
        state: JobStateName.optional().meta({ description: "Jobs in this state only" }),
        kind: z.string().max(60).optional().meta({ description: "Jobs of this kind only, such as license.generate" }),
      }),
      response: z.object({ items: z.array(JobView), total: z.int().meta({ examples: [1] }) }),
      async handle({ actor, query }) {
        const { items, total } = await listJobs(actor, { state: query.state, kind: query.kind }, pageOf(query));
        return { items: items.map(jobView), total };
      },
    }),
    operation({
      id: "jobs.get",
      method: "GET",
      path: "/{id}",
      summary: "Read how far a job is",
      who: "user",
      params: JobId,
      response: JobView,
      handle: async ({ actor, params }) => jobView(await getJob(actor, params.id)),
    }),
    operation({
      id: "jobs.cancel",
      method: "POST",
      path: "/{id}/cancel",
      summary: "Cancel a job that has not ended",
      who: "staff",
      params: JobId,
      response: JobView,
      errors: { job_ended: 409 },
      replay: async (actor, id) => jobView(await getJob(actor, id)),
      handle: async ({ actor, params }) => jobView(await cancelJob(actor, params.id)),
    }),
    operation({
      id: "jobs.retry",
      method: "POST",
      path: "/{id}/retry",
      summary: "Run a failed or cancelled job again",
      who: "staff",
      params: JobId,
      response: JobView,
      errors: { job_not_failed: 409, job_active: 409 },
      replay: async (actor, id) => jobView(await getJob(actor, id)),
      handle: async ({ actor, params }) => jobView(await retryJob(actor, params.id)),
    }),
  ],
});
