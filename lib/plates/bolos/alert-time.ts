import { Histogram } from "prom-client";
import type { BoloMatch, PlateEvent } from "@/lib/generated/prisma/client";
import { db } from "@/lib/platform/db";
import { metrics } from "@/lib/platform/metrics";

type Matched = Pick<BoloMatch, "matchedAt">;
type Read = Pick<PlateEvent, "capturedAt" | "createdAt" | "uploadId">;

/** A hit that came so long after the read was written came of a correction: it measures a person. */
const SAME_WRITE_MS_MAX = 5_000;

/**
 * Seconds from the frame to a moment of its alert. Null where nothing was to be alerted at once: a recording is read
 * when somebody sends it, and a corrected read hits when somebody corrects it.
 */
export function alertSeconds({ matchedAt }: Matched, read: Read, at: Date = matchedAt): number | null {
  const { capturedAt, createdAt, uploadId } = read;
  if (uploadId !== null || matchedAt.getTime() - createdAt.getTime() > SAME_WRITE_MS_MAX) return null;
  return Math.max(0, at.getTime() - capturedAt.getTime()) / 1000;
}

/** `feed`: it is in the database and goes to open browsers. The others: the server took it. */
type Channel = "feed" | "mail" | "webhook";

/** Notes when an alert was out by one channel, in this process's metrics. */
export function observeAlert(channel: Channel, match: Matched, read: Read, at: Date): void {
  const seconds = alertSeconds(match, read, at);
  if (seconds !== null) histogram().observe({ channel }, seconds);
}

/** The same for the hits of reads that a camera's stream has just brought. */
export async function observeFeedAlerts(eventIds: readonly string[]): Promise<void> {
  const matches = await db().boloMatch.findMany({
    where: { eventId: { in: [...eventIds] } },
    include: { event: true },
  });
  for (const match of matches) observeAlert("feed", match, match.event, match.matchedAt);
}

const NAME = "anpr_alert_seconds";

function histogram(): Histogram<"channel"> {
  const { registry } = metrics();
  const known = registry.getSingleMetric(NAME);
  if (known) return known as Histogram<"channel">;
  return new Histogram({
    name: NAME,
    help: "Time from a live camera's frame to the alert of a hit",
    labelNames: ["channel"],
    buckets: [0.25, 0.5, 1, 2, 3, 5, 10, 30, 60],
    registers: [registry],
  });
}
