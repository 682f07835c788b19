// Locks between processes: a file that names the process holding it. Whoever finds that process dead takes over, so
// that kill -9 never leaves a lock behind.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { identityOf, isSameProcess } from "./processes.mjs";

const read = (file) => {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
};

/**
 * Takes the lock if it is free.
 * @param {string} file
 * @returns {{ release(): void } | { heldBy: number }} a hold on the lock, or the pid of the process that has it
 */
export function tryLock(file) {
  const mine = identityOf(process.pid);
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  fs.writeFileSync(draft, mine);
  try {
    for (;;) {
      try {
        fs.linkSync(draft, file); // atomic, and the file is never seen half-written
        return { release: () => read(file) === mine && fs.rmSync(file, { force: true }) };
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const holder = read(file);
      if (holder !== null && isSameProcess(holder)) return { heldBy: Number.parseInt(holder, 10) };
      removeStale(file, holder);
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Moves a dead process's lock away. Of several that try at once one succeeds, and a lock taken meanwhile is put back. */
function removeStale(file, holder) {
  const aside = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    fs.renameSync(file, aside);
    if (read(aside) !== holder) fs.linkSync(aside, file);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes(error.code)) throw error;
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

/**
 * Runs `work` while no other process (and no other call in this one) holds the lock.
 * @template T
 * @param {string} file
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 * @throws Error when the lock stays taken for longer than `waitMs`
 */
export async function withLock(file, work, waitMs = 120_000) {
  const deadline = Date.now() + waitMs;
  for (;;) {
    const lock = tryLock(file);
    if ("release" in lock) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    if (Date.now() > deadline) throw new Error(`process ${lock.heldBy} has held ${file} for too long`);
    await sleep(20);
  }
}
