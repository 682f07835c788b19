// The processes we start: none outlives us.
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./office.mjs";
import { Explained } from "./progress.mjs";

const WITH_PARENT = pathToFileURL(path.join(root, "scripts/with-parent.mjs")).href;
const children = new Set();

/** The script behind a package's command, as a path. */
export const scriptOf = (pkg, relative) => path.join(root, "node_modules", pkg, relative);

function track(child) {
  children.add(child);
  child.once("close", () => children.delete(child));
  child.once("error", () => children.delete(child));
  return child;
}

/**
 * Starts a Node program that ends when we do.
 * @param {string[]} args script and arguments
 * @param {{ env?: NodeJS.ProcessEnv, stdio?: import("node:child_process").StdioOptions }} [options]
 */
export function spawnNode(args, { env = process.env, stdio = "inherit" } = {}) {
  const childEnv = { ...env, BUREAU_PARENT_PID: String(process.pid) };
  return track(spawn(process.execPath, ["--import", WITH_PARENT, ...args], { cwd: root, env: childEnv, stdio }));
}

/** Runs npm: the one that started us, or the one on the path. */
export function spawnNpm(args, { env = process.env } = {}) {
  const cli = env.npm_execpath;
  if (cli?.endsWith("npm-cli.js"))
    return track(spawn(process.execPath, [cli, ...args], { cwd: root, env, stdio: "inherit" }));
  const shell = process.platform === "win32"; // npm is a batch file there
  return track(spawn("npm", args, { cwd: root, env, stdio: "inherit", shell }));
}

/**
 * Waits for the end of a child.
 * @returns {Promise<number | string>} exit code, or the signal that ended it
 */
export async function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? child.signalCode;
  const [code, signal] = await once(child, "close");
  return code ?? signal;
}

/** @throws Explained when the child fails */
export async function succeed(child, what) {
  const code = await ended(child);
  if (code !== 0) throw new Explained(`${what} failed (${code}).`);
}

/** Like `succeed`, but what the child says is kept to ourselves unless it fails. */
export async function succeedQuietly(spawnPiped, what) {
  const child = spawnPiped(["ignore", "pipe", "pipe"]);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const code = await ended(child);
  if (code !== 0) throw new Explained(`${output.trim()}\n${what} failed (${code}).`);
}

/** Asks a child to end, and makes it end after `graceMs`. */
export async function stopChild(child, graceMs) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
  await ended(child);
  clearTimeout(timer);
}

/** Ends all that still runs. */
export const stopChildren = (graceMs) => Promise.all([...children].map((child) => stopChild(child, graceMs)));

/** Ends all that still runs, now. */
export const killChildren = () => {
  for (const child of children) child.kill("SIGKILL");
};
