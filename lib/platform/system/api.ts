import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { isAdmin } from "../auth/actor";
import { DomainError } from "../errors";
import { api, operation } from "../http/operation";
import { countJobs } from "../jobs/queries";
import { metrics } from "../metrics";
import { settings } from "../settings";
import { diskUsage } from "../storage/disk";
import { health } from "./health";

/** The version of contract 1's API, and ours. */
const API_VERSION = "0.1.0";
export const BUREAU_VERSION = "0.1.0";

const State = z.enum(["healthy", "degraded", "unhealthy"]);
const Check = z.object({ status: State, detail: z.string(), ms: z.int() });
const Health = z
  .object({
    status: State,
    ok: z.boolean(),
    version: z.string(),
    api_version: z.string(),
    environment: z.string(),
    timestamp: z.iso.datetime(),
    services: z.object({ database: Check, storage: Check, jobs: Check }),
  })
  .meta({ id: "Health" });

const healthOperation = (id: string, path: string) =>
  operation({
    id,
    method: "GET",
    path,
    summary: "Check database, storage and jobs",
    description: "Answers 503 with the same body when one of them does not do its work.",
    who: "anyone",
    response: Health,
    async handle() {
      const { status, services } = await health();
      const body = {
        status,
        ok: status !== "unhealthy",
        version: BUREAU_VERSION,
        api_version: API_VERSION,
        environment: settings().demo ? "demo" : settings().NODE_ENV,
        timestamp: new Date().toISOString(),
        services,
      };
      return status === "unhealthy" ? Response.json(body, { status: 503 }) : body;
    },
  });

/** Reached at /health, /metrics and /protected through rewrites. */
export const systemApi = api({
  base: "/api/system",
  tag: "System",
  envelope: "detail",
  operations: [
    healthOperation("system.health", "/health"),
    operation({
      id: "system.metrics",
      method: "GET",
      path: "/metrics",
      summary: "Read Prometheus metrics",
      description:
        "Also reached at /metrics. With METRICS_TOKEN set its bearer, else an administrator; while neither is set up, whoever reaches the loopback address.",
      who: "anyone",
      response: { binary: ["text/plain"] },
      async handle({ actor, request }) {
        if (!mayScrape(request) && !isAdmin(actor))
          throw new DomainError("unauthenticated", "not_authenticated", "Not authenticated");
        const { registry, jobsOpen, storageUsed } = metrics();
        const [counts, disk] = await Promise.all([countJobs(), diskUsage()]);
        storageUsed.set(disk ? disk.usedPercent / 100 : Number.NaN);
        jobsOpen.set({ state: "queued" }, counts.queued);
        jobsOpen.set({ state: "running" }, counts.running);
        return new Response(await registry.metrics(), { headers: { "content-type": registry.contentType } });
      },
    }),
    operation({
      id: "system.root",
      method: "GET",
      path: "/root",
      summary: "Say what this is",
      who: "anyone",
      response: z.object({
        message: z.string(),
        status: z.literal("healthy"),
        version: z.string(),
        timestamp: z.iso.datetime(),
        docs: z.string(),
        service: z.string(),
        mode: z.literal("selfhost"),
      }),
      handle: async () => ({
        message: "Bureau",
        status: "healthy" as const,
        version: API_VERSION,
        timestamp: new Date().toISOString(),
        docs: "/docs",
        // What contract 2 says at its root, beside contract 1's keys.
        service: "Bureau",
        mode: "selfhost" as const,
      }),
    }),
    operation({
      id: "system.protected",
      method: "GET",
      path: "/protected",
      summary: "Check your credentials",
      who: "user",
      response: z.object({ message: z.string(), user_id: z.int().nullable(), username: z.string() }),
      handle: async ({ actor }) => ({ message: "You have access", user_id: actor.userId, username: actor.name }),
    }),
  ],
});

/** Contract 1's clients probe this one before they sign in. */
export const versionedHealthApi = api({
  base: "/api/v1/health",
  tag: "System",
  envelope: "detail",
  operations: [healthOperation("system.healthV1", "")],
});

function mayScrape(request: Request): boolean {
  const token = settings().METRICS_TOKEN;
  if (!token) return settings().HOST === "127.0.0.1" || settings().HOST === "localhost";
  const given = Buffer.from(request.headers.get("authorization")?.replace(/^Bearer\s+/i, "") ?? "");
  const right = Buffer.from(token);
  return given.length === right.length && timingSafeEqual(given, right);
}
