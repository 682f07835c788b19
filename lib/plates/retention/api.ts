import { z } from "zod";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { pageOf, ShortPageQuery } from "@/lib/platform/http/parameters";
import { jobView } from "@/lib/platform/jobs/jobs";
import { JobView } from "@/lib/platform/jobs/schema";
import { getJob } from "@/lib/platform/jobs/service";
import { listPurges } from "./queries";
import { PurgeView, RetentionLimitsView } from "./schema";
import { requestPurge } from "./service";

export const retentionOperations: Operation[] = [
  operation({
    id: "plates.retention",
    method: "GET",
    path: "/retention",
    summary: "Read how long plates are kept, and what was removed",
    description: "The newest purge first. What is under an evidence hold is never removed.",
    who: "admin",
    query: ShortPageQuery,
    response: z.object({ limits: RetentionLimitsView, total: z.int(), items: z.array(PurgeView) }),
    handle: ({ actor, query }) => listPurges(actor, pageOf(query)),
  }),
  operation({
    id: "plates.purge",
    method: "POST",
    path: "/retention/purge",
    summary: "Remove now what is past its limit",
    description: "It is done every night anyway. Answers the job, or the one that is at work.",
    who: "admin",
    response: JobView,
    status: 202,
    replay: async (actor, id) => jobView(await getJob(actor, id)),
    handle: async ({ actor }) => jobView(await requestPurge(actor)),
  }),
];
