// The Next server: started, waited for, started again when it crashes.
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { NEXT_CLI } from "./build.mjs";
import { ended, spawnNode } from "./children.mjs";
import { localAddress } from "./environment.mjs";
import { root } from "./office.mjs";
import { noteServer } from "./office-lock.mjs";
import { Explained, say } from "./progress.mjs";
import { isShuttingDown, shutdown } from "./shutdown.mjs";

const WITH_PEER = pathToFileURL(path.join(root, "scripts/with-peer.mjs")).href;
const READY_SECONDS_MAX = 120;
const CRASHES_MAX = 5;
const CRASH_WINDOW_MS = 60_000;

/**
 * Serves until shutdown.
 * @param {"start" | "dev"} mode
 * @param {NodeJS.ProcessEnv} env with HOST, PORT and BUREAU_DATA_DIR
 * @param {import("node:child_process").StdioOptions} [stdio]
 * @returns {Promise<string>} the local address, once the server answers that it is healthy
 * @throws Explained when the first start fails; later crashes are healed
 */
export async function serve(mode, env, stdio = "inherit") {
  const address = localAddress(env.HOST, env.PORT);
  const launch = () => {
    const child = spawnNode(["--import", WITH_PEER, NEXT_CLI, mode, "-p", env.PORT, "-H", env.HOST], { env, stdio });
    noteServer(env.BUREAU_DATA_DIR, child.pid);
    return child;
  };
  const child = launch();
  await Promise.race([
    untilHealthy(address),
    ended(child).then((code) => {
      throw new Explained(`The server ended during its start (${code}).`);
    }),
  ]);
  void heal(child, launch);
  return address;
}

async function untilHealthy(address) {
  let lastAnswer = "no answer";
  for (const deadline = Date.now() + READY_SECONDS_MAX * 1000; Date.now() < deadline && !isShuttingDown(); ) {
    try {
      const response = await fetch(`${address}/health`, { signal: AbortSignal.timeout(10_000) });
      if (response.ok) return;
      lastAnswer = `${response.status} ${(await response.text()).slice(0, 500)}`;
    } catch (error) {
      lastAnswer = error.cause?.message ?? error.message;
    }
    await sleep(100);
  }
  throw new Explained(`The server is not healthy after ${READY_SECONDS_MAX} s: ${address}/health says ${lastAnswer}`);
}

/** A crash at night must not close the office until morning; a server that only crashes must not spin for ever. */
async function heal(firstChild, launch) {
  let child = firstChild;
  let crashes = [];
  for (;;) {
    const code = await ended(child);
    if (isShuttingDown()) return;
    crashes = [...crashes.filter((time) => Date.now() - time < CRASH_WINDOW_MS), Date.now()];
    if (crashes.length > CRASHES_MAX) {
      say(`The server ended (${code}) for the ${crashes.length}th time within a minute: giving up`);
      await shutdown(1);
      return;
    }
    const pauseMs = 250 * 2 ** (crashes.length - 1);
    say(`The server ended unexpectedly (${code}); starting it again`);
    await sleep(pauseMs);
    if (isShuttingDown()) return;
    child = launch();
  }
}
