// One office, one start: two servers on one data folder would clean up each other's files.
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { tryLock } from "./file-lock.mjs";
import { identityOf, isSameProcess } from "./processes.mjs";
import { Explained } from "./progress.mjs";
import { atShutdown, isShuttingDown } from "./shutdown.mjs";

/** An office that is stopping may take this long; one that runs shows no sign of it. */
const WAIT_MS = 3000;

/**
 * Takes the data folder for this process until it ends.
 * @throws Explained naming the process that has it
 */
export async function takeOffice(dataDir) {
  fs.mkdirSync(dataDir, { recursive: true });
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    const lock = tryLock(path.join(dataDir, "office.lock"));
    if ("release" in lock) {
      atShutdown(() => lock.release());
      return;
    }
    if (Date.now() > deadline || isShuttingDown()) {
      throw new Explained(
        `The office in ${dataDir} runs already, as process ${lock.heldBy}. Stop that one first (kill ${lock.heldBy}),\n` +
          "or start another office beside it: BUREAU_DATA_DIR=.data/second PORT=3001 npm start",
      );
    }
    await sleep(100);
  }
}

/** Whether a process holds the data folder: an office runs on it, or is coming up. */
export function isOfficeRunning(dataDir) {
  const file = path.join(dataDir, "office.lock");
  return fs.existsSync(file) && isSameProcess(fs.readFileSync(file, "utf8"));
}

/** Notes which process serves the office, for `endOrphan`. */
export const noteServer = (dataDir, pid) => {
  const identity = identityOf(pid);
  if (identity) fs.writeFileSync(path.join(dataDir, "server.pid"), identity);
};

/**
 * Ends the server of a run that was killed. It ends by itself within a second, unless it is busy or hangs: and then it
 * would hold the port. Only the holder of the office's lock may call this.
 */
export async function endOrphan(dataDir) {
  const file = path.join(dataDir, "server.pid");
  if (!fs.existsSync(file)) return;
  const identity = fs.readFileSync(file, "utf8");
  for (let tries = 0; isSameProcess(identity) && tries < 100; tries += 1) {
    process.kill(Number.parseInt(identity, 10), "SIGKILL");
    await sleep(50);
  }
  fs.rmSync(file, { force: true });
}
