import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import { z } from "zod";
import { pool } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { toJsonb } from "./json";
import type { StoredEvent } from "./types";
import { wakeExecutors } from "./wake";

const EventBody = z.object({
  id: z.string().min(1).optional(),
  name: z.string().min(1),
  data: z.record(z.string(), z.unknown()).default({}),
  ts: z.number().int().optional(),
});

/**
 * Stands where the SDK would reach the event API over the network: what a client sends is stored, and whichever executor
 * uses this database starts the runs. It needs the database only, so a script can send events too.
 */
export const embeddedFetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
  const url = new URL(input instanceof Request ? input.url : input);
  if (init?.method !== "POST" || !url.pathname.startsWith("/e/")) {
    return Response.json(
      { error: `The embedded executor does not answer ${url.pathname}`, status: 404 },
      { status: 404 },
    );
  }
  const body = z.array(EventBody).safeParse(JSON.parse(String(init.body)));
  if (!body.success) return Response.json({ error: z.prettifyError(body.error), status: 400 }, { status: 400 });
  const seed = new Headers(init.headers).get("x-inngest-event-id-seed");
  const events = body.data.map((event, index) => ({
    ...event,
    id: event.id ?? (seed ? seededId(seed, index) : newId()),
    ts: event.ts ?? Date.now(),
  }));
  await storeEvents(pool(), events);
  wakeExecutors();
  return Response.json({ ids: events.map((event) => event.id), status: 200 });
};

/** The SDK sends a seed along, so that its own retries of one call mean the same events. */
const seededId = (seed: string, index: number): string =>
  createHash("sha256").update(`${seed},${index}`).digest("hex").slice(0, 32);

/**
 * Stores events for the executor to handle. One whose id was seen before (as long as events are kept) is left out.
 * @param handled true for an event that its sender has handled itself
 */
export async function storeEvents(
  connection: Pick<PoolClient, "query">,
  events: readonly StoredEvent[],
  handled = false,
): Promise<void> {
  await connection.query(
    `INSERT INTO inngest_event (id, name, data, ts, handled_at)
     SELECT id, name, data, ts, CASE WHEN $5 THEN now() END
     FROM unnest($1::text[], $2::text[], $3::jsonb[], $4::bigint[]) WITH ORDINALITY AS given(id, name, data, ts, place)
     ORDER BY place ON CONFLICT (id) DO NOTHING`,
    [
      events.map((event) => event.id),
      events.map((event) => event.name),
      events.map((event) => toJsonb(event.data)),
      events.map((event) => event.ts),
      handled,
    ],
  );
}
