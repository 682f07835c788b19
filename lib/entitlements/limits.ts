import type { Tx } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { installationStatus } from "./installation";

/**
 * Holds the number of active cameras within this installation's license, in the transaction that switches one on. What
 * is on already stays on: a license that ends blinds no camera. Without a license there is no limit.
 *
 * @param countOthers active cameras besides this one; asked under a lock, so that two at once cannot both be the last
 * @throws DomainError invalid `camera_limit`, field `active`
 */
export async function assertCameraAllowed(tx: Tx, countOthers: () => Promise<number>, now = new Date()): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('camera_limit', 0))::text`;
  const { state, reason, camera_limit: limit } = await installationStatus(tx, now);
  if (state === "none") return;
  if (state !== "valid" || limit === null)
    throw refuse(`${reason}. No camera can be switched on until a valid license is put in under Entitlements.`);
  const others = await countOthers();
  if (others < limit) return;
  throw refuse(
    `The license of this installation allows ${cameras(limit)}, and ${others} ${others === 1 ? "is" : "are"} active. Switch one off, or put in a license for more under Entitlements.`,
  );
}

const cameras = (count: number): string => (count === 1 ? "1 active camera" : `${count} active cameras`);

const refuse = (reason: string): DomainError =>
  new DomainError("invalid", "camera_limit", reason, [{ name: "active", reason }]);
