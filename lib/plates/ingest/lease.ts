import { hostname } from "node:os";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";

/** Without a sign of life for so long, a process that reads a camera is taken for dead. */
export const LEASE_SECONDS = 30;

/** This process, as it signs its leases; another one for a process that is started anew. */
export const leaseHolder = `${hostname()}:${process.pid}:${newId().slice(-12)}`;

const until = (now: Date): Date => new Date(now.getTime() + LEASE_SECONDS * 1000);

/** Takes a camera for `holder`, if nobody living has it. */
export async function takeLease(cameraId: string, holder: string, now = new Date()): Promise<boolean> {
  const { count } = await db().camera.updateMany({
    where: {
      id: cameraId,
      active: true,
      streamSealed: { not: null },
      OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }],
    },
    data: { leaseHolder: holder, leasedUntil: until(now) },
  });
  return count === 1;
}

/** Renews the leases of a holder, and says which cameras it still has. */
export async function renewLeases(
  cameraIds: readonly string[],
  holder: string,
  now = new Date(),
): Promise<Set<string>> {
  const kept = await db().camera.updateManyAndReturn({
    where: { id: { in: [...cameraIds] }, leaseHolder: holder, leasedUntil: { gt: now } },
    data: { leasedUntil: until(now) },
    select: { id: true },
  });
  return new Set(kept.map(({ id }) => id));
}

/** Gives a camera back at once. */
export async function releaseLease(cameraId: string, holder: string): Promise<void> {
  await db().camera.updateMany({
    where: { id: cameraId, leaseHolder: holder },
    data: { leaseHolder: null, leasedUntil: null },
  });
}
