// How we end: by a signal, by an error, by the end of the work, or because npm, which started us, is gone.
import fs from "node:fs";
import { killChildren, stopChildren } from "./children.mjs";
import { commandOf } from "./processes.mjs";
import { Explained, say } from "./progress.mjs";

/** A request that hangs must not keep the server from stopping. */
const CHILD_GRACE_MS = 8000;

const cleanups = [];
let ending = null;
let signalledAt = 0;

export const isShuttingDown = () => ending !== null;

/** Registers work for the end. The last registered runs first, after all children have stopped. */
export const atShutdown = (work) => cleanups.push(work);

/** Stops everything and ends the process with `code`. Later calls wait for the first. */
export function shutdown(code) {
  ending ??= (async () => {
    let exitCode = code;
    await stopChildren(CHILD_GRACE_MS);
    for (const work of cleanups.reverse()) {
      try {
        await work();
      } catch (error) {
        console.error(error);
        exitCode ||= 1;
      }
    }
    process.exit(exitCode);
  })();
  return ending;
}

function onSignal(signal) {
  if (!ending) {
    signalledAt = Date.now();
    say(`${signal}: stopping`);
    void shutdown(0);
  } else if (Date.now() - signalledAt > 1000) {
    // Ctrl-C arrives twice, from the terminal and from npm. A second later it is a person who insists.
    killChildren();
  }
}

/**
 * Runs the work. When it returns a number the process ends with that code; otherwise it goes on until a signal comes.
 * @param {() => Promise<number | undefined>} work
 */
export async function runUntilShutdown(work) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => onSignal(signal));
  // A closed terminal (SIGHUP) breaks our output; that must not break the shutdown.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  watchNpm();
  try {
    const code = await work();
    if (code !== undefined) await shutdown(code);
  } catch (error) {
    if (isShuttingDown()) return ending; // what a signal interrupts may well fail
    console.error(error instanceof Explained ? `\n${error.message}` : error);
    await shutdown(1);
  }
}

/** The parent of a process, where /proc tells. */
function parentOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}

/**
 * npm runs us through a shell, and neither passes on how it was killed: with npm gone we would run on unseen. So we stop
 * when npm, or the shell between, disappears.
 */
function watchNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const shell = /^\S*sh -c /.test(commandOf(parent)) ? parent : null;
  const grandparent = shell && parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === parent && (!shell || parentOf(shell) === grandparent)) return;
    clearInterval(timer);
    if (isShuttingDown()) return;
    say("npm is gone: stopping");
    void shutdown(0);
  }, 500);
  timer.unref();
}
