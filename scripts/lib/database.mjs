// The office's database while the office runs: the user's own, or the embedded one with a watch over it.
import { setTimeout as sleep } from "node:timers/promises";
import { OFFICE_DATABASE } from "./office.mjs";
import { startServer } from "./postgres/server.mjs";
import { say, seconds } from "./progress.mjs";
import { atShutdown, isShuttingDown, shutdown } from "./shutdown.mjs";

const WATCH_MS = 500;
const REVIVALS_MAX = 5;

/**
 * @param {{ given?: string, dataDir: string, database?: string, options?: string[] }} wish `given`: the address of a
 * database of the user's own
 * @returns {Promise<{ url: string, embedded: boolean }>}
 */
export async function openDatabase({ given, dataDir, database = OFFICE_DATABASE, options }) {
  if (given) {
    say("Using the database of DATABASE_URL");
    return { url: given, embedded: false };
  }
  const server = await startServer({ dataDir, options });
  atShutdown(() => server.release());
  say(`PostgreSQL ${server.adopted ? "was running" : "runs"} on 127.0.0.1:${server.port}, data in ${server.folder}`);
  void watch(server);
  return { url: server.url(database), embedded: true };
}

/** Starts the server again, on the same port, when it dies under the running office. */
async function watch(server) {
  let failures = 0;
  while (!isShuttingDown()) {
    await sleep(WATCH_MS, undefined, { ref: false });
    if (isShuttingDown() || server.isAlive()) continue;
    const diedAt = performance.now();
    try {
      await server.revive();
      failures = 0;
      say(`PostgreSQL had died; it runs again after ${seconds(performance.now() - diedAt)}`);
    } catch (error) {
      failures += 1;
      say(`PostgreSQL has died and does not come back: ${error.message}`);
      if (failures >= REVIVALS_MAX) await shutdown(1);
    }
  }
}
