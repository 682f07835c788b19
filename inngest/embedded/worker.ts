import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { pool } from "@/lib/platform/db";

const holder = globalThis as typeof globalThis & { bureauWorkerBoot?: string };
holder.bureauWorkerBoot ??= randomUUID().slice(0, 8);
const prefix = `${hostname()}:${process.pid}:${holder.bureauWorkerBoot}`;
let claims = 0;

/**
 * A name for one claim: `host:pid:boot:number`. Each claim has its own, so that a worker which lost its lease cannot
 * record a result over that of its successor, even within one process.
 */
export function nextClaimName(): string {
  claims += 1;
  return `${prefix}:${claims}`;
}

/** Whether the process that made a claim of this name on this host is gone. Processes of other hosts cannot be told. */
export function isDeadHere(claimName: string): boolean {
  const [host, pid, boot] = claimName.split(":");
  if (host !== hostname() || !pid || !/^\d+$/.test(pid)) return false;
  // In a container the process id is often the same after each start; the boot tells this life from the one before.
  if (Number(pid) === process.pid) return boot !== holder.bureauWorkerBoot;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

/**
 * Lets the leases of dead processes of this host lapse at once instead of in their time. The worker's name stays on
 * the item: it still counts as a death. Hosts that share a database need names of their own.
 * @returns how many items came free
 */
export async function releaseDeadWorkers(): Promise<number> {
  const { rows } = await pool().query<{ worker: string }>(
    "SELECT DISTINCT worker FROM inngest_queue WHERE locked_until > now() AND worker IS NOT NULL",
  );
  const dead = rows.map((row) => row.worker).filter(isDeadHere);
  if (dead.length === 0) return 0;
  const released = await pool().query("UPDATE inngest_queue SET locked_until = NULL WHERE worker = ANY($1)", [dead]);
  return released.rowCount ?? 0;
}
