import { db } from "../db";
import { log } from "../log";
import { settings } from "../settings";
import { storage } from "../storage/current";
import { describeFullness, diskUsage } from "../storage/disk";

export type Check = { status: "healthy" | "degraded" | "unhealthy"; detail: string; ms: number };
export type Health = {
  status: "healthy" | "degraded" | "unhealthy";
  services: { database: Check; storage: Check; jobs: Check };
};

const TIMEOUT_MS = 3000;
/** A queued job older than this means that nobody works. */
const STALLED_SECONDS = 300;

/** Asks each part to really do its work: a query, a file written and read back, the age of the oldest waiting job. */
export async function health(): Promise<Health> {
  const [database, files, jobs] = await Promise.all([
    check("database", checkDatabase),
    check("storage", checkStorage),
    check("jobs", checkJobs),
  ]);
  const services = { database, storage: files, jobs };
  const states = Object.values(services).map(({ status }) => status);
  const status = states.includes("unhealthy") ? "unhealthy" : states.includes("degraded") ? "degraded" : "healthy";
  return { status, services };
}

type Finding = Omit<Check, "ms">;

async function check(name: string, probe: () => Promise<Finding>): Promise<Check> {
  const started = performance.now();
  const timeout = new Promise<Finding>((resolve) =>
    setTimeout(() => resolve({ status: "unhealthy", detail: `no answer within ${TIMEOUT_MS} ms` }), TIMEOUT_MS).unref(),
  );
  const finding = await Promise.race([probe(), timeout]).catch((error: unknown): Finding => {
    log.warn({ err: error, check: name }, "health check failed");
    return { status: "unhealthy", detail: "does not answer" };
  });
  return { ...finding, ms: Math.round(performance.now() - started) };
}

async function checkDatabase(): Promise<Finding> {
  await db().$queryRaw`SELECT 1`;
  return { status: "healthy", detail: "answers" };
}

async function checkStorage(): Promise<Finding> {
  await storage().ping();
  const disk = await diskUsage();
  if (disk && disk.level !== "ok") return { status: "degraded", detail: describeFullness(disk) };
  return { status: "healthy", detail: settings().STORAGE_DRIVER === "s3" ? "S3 answers" : "writable" };
}

async function checkJobs(): Promise<Finding> {
  const oldest = await db().job.findFirst({
    where: { state: "queued" },
    orderBy: { createdAt: "asc" },
    select: { createdAt: true },
  });
  const waits = oldest ? Math.round((Date.now() - oldest.createdAt.getTime()) / 1000) : 0;
  if (waits > STALLED_SECONDS) return { status: "degraded", detail: `the oldest job has waited for ${waits} seconds` };
  return { status: "healthy", detail: waits > 0 ? `the oldest job waits for ${waits} seconds` : "no job waits" };
}
