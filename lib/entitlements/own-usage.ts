import { installation } from "./installation";
import { recordUsage } from "./usage";

/** Notes what this installation itself uses, so that its charts are drawn like those of any other. */
export async function recordOwnUsage(figures: { cameras: number; events: number }, now = new Date()): Promise<void> {
  const { nodeId } = await installation(undefined, now);
  // On the hour: a second report of the same one, after a restart, is none.
  const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
  await recordUsage(
    { node_id: nodeId, camera_count: figures.cameras, event_count: figures.events, timestamp: hour },
    now,
  );
}
