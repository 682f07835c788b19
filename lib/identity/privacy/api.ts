import { z } from "zod";
import { operation } from "@/lib/platform/http/operation";
import { ID_MAX } from "@/lib/platform/http/parameters";
import { applicantId } from "../onboarding/policy";
import { requestErasure } from "./erasure";
import { dataRequests, requestDataExport, serveDataExport } from "./export";

const JOB_ID = "0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d";
const Whose = z.object({
  user: z.coerce
    .number()
    .int()
    .positive()
    .max(ID_MAX)
    .optional()
    .meta({ description: "An applicant's number, for an administrator; without it your own", examples: [7] }),
});
const Begun = z.object({ job_id: z.uuid() }).meta({ examples: [{ job_id: JOB_ID }] });

const State = z.object({
  exporting: z.boolean().meta({ description: "A package is being made" }),
  erasing: z.boolean(),
  ready: z
    .object({ until: z.iso.datetime(), size_bytes: z.int() })
    .nullable()
    .meta({ description: "A package can be fetched" }),
});

/** What a person may ask of the office that keeps their data. */
export const privacyOperations = [
  operation({
    id: "onboarding.data",
    method: "GET",
    path: "/data",
    summary: "Read what has been asked for about your data",
    who: "user",
    query: Whose,
    response: State.meta({
      examples: [
        { exporting: false, erasing: false, ready: { until: "2026-11-29T08:00:00.000Z", size_bytes: 912_004 } },
      ],
    }),
    async handle({ actor, query }) {
      const { exporting, erasing, ready } = await dataRequests(actor, query.user ?? applicantId(actor));
      return {
        exporting: exporting !== null,
        erasing: erasing !== null,
        ready: ready && { until: ready.until.toISOString(), size_bytes: ready.sizeBytes },
      };
    },
  }),
  operation({
    id: "onboarding.requestData",
    method: "POST",
    path: "/data-export",
    summary: "Have everything that is kept of you packed",
    description: "As a job. The package lies ready for seven days.",
    who: "user",
    query: Whose,
    response: Begun,
    status: 202,
    errors: { not_an_applicant: 409, not_found: 404 },
    handle: async ({ actor, query }) => ({
      job_id: (await requestDataExport(actor, query.user ?? applicantId(actor))).id,
    }),
  }),
  operation({
    id: "onboarding.fetchData",
    method: "GET",
    path: "/data-export",
    summary: "Fetch the package: data.json and your pictures",
    who: "user",
    query: Whose,
    response: { binary: ["application/zip"] },
    errors: { not_an_applicant: 409, not_found: 404 },
    handle: ({ actor, query, request }) => serveDataExport(actor, query.user ?? applicantId(actor), request),
  }),
  operation({
    id: "onboarding.erasure",
    method: "POST",
    path: "/erasure",
    summary: "Have your documents and your account erased",
    description: "As a job; it cannot be undone. What the register holds of a registered person stays.",
    who: "user",
    query: Whose,
    body: z
      .object({ confirm: z.literal("erase", "must be: erase") })
      .meta({ override: { examples: [{ confirm: "erase" }] } }),
    response: Begun,
    status: 202,
    errors: { not_an_applicant: 409, not_found: 404 },
    handle: async ({ actor, query }) => ({
      job_id: (await requestErasure(actor, query.user ?? applicantId(actor))).id,
    }),
  }),
];
