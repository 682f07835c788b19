import { z } from "zod";
import { api, operation } from "../http/operation";
import { ID_MAX, PageQuery, pageOf } from "../http/parameters";
import { type AuditFilter, listAudit } from "./queries";
import { AuditRow } from "./schema";
import { verifyChain } from "./verify";

const Word = z
  .string()
  .max(100)
  .transform((value) => value.toLowerCase());
const When = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)), "is not a date")
  .transform((value) => new Date(value));

const ResourceType = Word.meta({ description: "license, citizen, user, job, …", override: { examples: ["license"] } });

type Common = { id: string; path: string; summary: string };
const list = <P extends z.ZodObject, Q extends z.ZodObject>(
  common: Common,
  params: P | undefined,
  query: Q | undefined,
  filterOf: (params: z.output<P>, query: z.output<Q>) => AuditFilter,
) =>
  operation({
    ...common,
    method: "GET",
    who: "admin",
    params,
    query: query ? PageQuery.extend(query.shape) : PageQuery,
    response: z.array(AuditRow),
    async handle({ actor, params: given, query: asked }) {
      const page = pageOf(asked as z.output<typeof PageQuery>);
      const { items } = await listAudit(actor, filterOf(given as z.output<P>, asked as z.output<Q>), page);
      return items;
    },
  });

export const auditApi = api({
  base: "/api/v1/audit",
  tag: "Audit",
  envelope: "detail",
  operations: [
    list(
      { id: "audit.list", path: "", summary: "List the audit trail, newest first" },
      undefined,
      undefined,
      () => ({}),
    ),
    list(
      { id: "audit.byUser", path: "/user/{user_id}", summary: "List what a user did" },
      z.object({
        user_id: z.coerce
          .number()
          .int()
          .max(ID_MAX)
          .meta({ description: "The user's id", examples: [2] }),
      }),
      undefined,
      ({ user_id }) => ({ userId: user_id }),
    ),
    list(
      { id: "audit.byAction", path: "/action/{action_type}", summary: "List rows of one action" },
      z.object({
        action_type: Word.meta({
          description: "create, update, delete, login, generate, …",
          override: { examples: ["update"] },
        }),
      }),
      undefined,
      ({ action_type }) => ({ action: action_type }),
    ),
    list(
      { id: "audit.byType", path: "/resource/{resource_type}", summary: "List rows about one kind of thing" },
      z.object({ resource_type: ResourceType }),
      undefined,
      ({ resource_type }) => ({ resourceType: resource_type }),
    ),
    list(
      { id: "audit.byResource", path: "/resource/{resource_type}/{resource_id}", summary: "List rows about one thing" },
      z.object({
        resource_type: ResourceType,
        resource_id: z
          .string()
          .max(100)
          .meta({ description: "The thing's id", examples: ["1"] }),
      }),
      undefined,
      ({ resource_type, resource_id }) => ({ resourceType: resource_type, resourceId: resource_id }),
    ),
    list(
      { id: "audit.byDate", path: "/date-range", summary: "List rows of a span of time" },
      undefined,
      z.object({
        start_date: When.meta({ description: "A date or a time, ISO 8601", override: { examples: ["2026-11-01"] } }),
        end_date: When.meta({ description: "A date or a time, ISO 8601", override: { examples: ["2026-11-30"] } }),
      }),
      (_, { start_date, end_date }) => ({ from: start_date, to: end_date }),
    ),
    operation({
      id: "audit.verify",
      method: "GET",
      path: "/verify",
      summary: "Verify the hash chain",
      description: "Walks the whole trail and names the first row that does not hold.",
      who: "admin",
      response: z.object({
        ok: z.boolean().meta({ examples: [true] }),
        rows: z.int().meta({ examples: [1843] }),
        first_bad: z
          .string()
          .nullable()
          .meta({ description: "Id of the first row that does not hold", examples: [null] }),
        reason: z
          .string()
          .nullable()
          .meta({ examples: [null] }),
      }),
      async handle() {
        const report = await verifyChain();
        return {
          ok: report.ok,
          rows: report.rows,
          first_bad: report.ok ? null : report.firstBad,
          reason: report.ok ? null : report.reason,
        };
      },
    }),
  ],
});
