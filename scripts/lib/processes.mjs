// Who is alive, and is it still the same process? A pid alone does not tell: pids come round again, in a restarted
// container within seconds.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM"; // alive, but somebody else's
  }
}

/** One line of `ps` about a process, where there is no /proc (macOS). */
const ps = (pid, column) => spawnSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";

/**
 * A name for one life of a process: its pid and the moment it began.
 * @param {number} pid
 * @returns {string | null} null when no such process lives
 */
export function identityOf(pid) {
  if (!isAlive(pid)) return null;
  try {
    // Field 22 is the start in clock ticks since boot. The command's name, in brackets, may hold spaces: skip past it.
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : `${pid}:${fields[19]}`;
  } catch {
    return process.platform === "win32" ? String(pid) : `${pid}:${ps(pid, "lstart").trim()}`;
  }
}

/** @param {string} identity what identityOf() said earlier */
export const isSameProcess = (identity) => identityOf(Number.parseInt(identity, 10)) === identity;

/** The command line of a process, or "" when it is gone. */
export function commandOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return fs.existsSync("/proc/self") ? "" : ps(pid, "command");
  }
}

/** A TCP port of 127.0.0.1 that nobody listens on at this moment. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Whether somebody accepts connections there. */
export const canConnect = (port, host = "127.0.0.1") =>
  new Promise((resolve) => {
    const socket = net.connect(port, host);
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
