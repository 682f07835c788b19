import { z } from "zod";
import { db } from "../db";
import { api, operation } from "../http/operation";
import { health } from "./health";

/** Health as contract 2 has it. */
export const adminHealthApi = api({
  base: "/api/admin",
  tag: "System",
  envelope: "message",
  forbidden: "Admin privileges required",
  operations: [
    operation({
      id: "admin.health",
      method: "GET",
      path: "/health",
      summary: "Check database and queue",
      who: "admin",
      response: z.object({
        status: z.enum(["healthy", "degraded"]).meta({ examples: ["healthy"] }),
        database: z.enum(["healthy", "unhealthy"]).meta({ examples: ["healthy"] }),
        queue: z.object({
          status: z.enum(["healthy", "degraded", "unhealthy"]).meta({ examples: ["healthy"] }),
          pending_jobs: z.int().meta({ description: "-1 when nobody can tell", examples: [0] }),
        }),
        timestamp: z.iso.datetime().meta({ examples: ["2026-11-20T08:00:00.000Z"] }),
      }),
      async handle() {
        const { status, services } = await health();
        const pending = await db()
          .job.count({ where: { state: "queued" } })
          .catch(() => -1);
        return {
          status: status === "healthy" ? ("healthy" as const) : ("degraded" as const),
          database: services.database.status === "unhealthy" ? ("unhealthy" as const) : ("healthy" as const),
          queue: { status: services.jobs.status, pending_jobs: pending },
          timestamp: new Date().toISOString(),
        };
      },
    }),
  ],
});
