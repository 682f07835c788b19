import { recordOwnUsage } from "@/lib/entitlements/own-usage";
import { db } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { counts } from "./counters";

/** Reports how many cameras are in use and how much was read; once an hour. */
export async function reportOwnUsage(now = new Date()): Promise<void> {
  const cameras = await db().camera.count({ where: { active: true } });
  const { events_processed: events } = await counts();
  await recordOwnUsage({ cameras, events }, now).catch((error: unknown) => {
    // Another process was first, a moment before.
    if (!(error instanceof DomainError && error.code === "usage_differs")) throw error;
  });
}
