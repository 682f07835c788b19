// The embedded PostgreSQL server: start or adopt, recover, stop.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withLock } from "../file-lock.mjs";
import { canConnect, commandOf, freePort, isAlive } from "../processes.mjs";
import { KEPT, leaseHolders, takeLease } from "./leases.mjs";
import { findPlace } from "./place.mjs";

const START_SECONDS_MAX = 60;
const STOP_SECONDS_MAX = 30;
const LOG_BYTES_MAX = 16 * 1024 * 1024;

/** Nothing of a test must outlive a power cut, so a test server need not wait for the disk. */
export const TEST_SERVER_OPTIONS = ["fsync=off", "full_page_writes=off", "max_connections=300"];

/** Neither locale nor time zone of the host may change what the database does. */
const SERVER_ENV = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };

/**
 * @typedef {object} Server
 * @property {number} pid
 * @property {number} port
 * @property {boolean} adopted it ran already
 * @property {string} folder where the cluster lies
 * @property {(database: string) => string} url
 * @property {() => boolean} isAlive
 * @property {() => Promise<void>} revive starts it again on its port after it has died
 * @property {() => Promise<boolean>} release gives the server up; the last user stops it. True when it was stopped
 */

/**
 * Starts the server of a data folder, or adopts the one that runs. Safe to call from several processes at once.
 * @param {{ dataDir: string, port?: number, options?: string[], keep?: boolean }} wish `port`: wanted for a new server
 * (default: any free one); `options`: settings like "fsync=off" for a new server; `keep`: leave it running after us
 * @returns {Promise<Server>}
 * @throws Error with the last lines of the log when the server does not come up
 */
export async function startServer({ dataDir, port = 0, options = [], keep = false }) {
  const place = await findPlace(dataDir);
  return withLock(place.lock, async () => {
    let server = await settled(place);
    const adopted = server !== null;
    if (!server) {
      if (!fs.existsSync(path.join(place.data, "PG_VERSION"))) createCluster(place);
      server = await launch(place, port || (await portBeforeCrash(place)) || (await freePort()), options);
    }
    const giveBack = takeLease(place, { keep });
    return {
      pid: server.pid,
      port: server.port,
      adopted,
      folder: place.data,
      url: (database) => urlOf(place, server.port, database),
      isAlive: () => running(place) !== null,
      revive: () =>
        withLock(place.lock, async () => {
          if (!(await settled(place))) await launch(place, server.port, options);
        }),
      release: async () => {
        giveBack();
        return withLock(place.lock, () => stopUnlessUsed(place));
      },
    };
  });
}

/**
 * Ends what `startServer({ keep: true })` began.
 * @param {{ dataDir: string }} where
 * @returns {Promise<{ stopped: boolean, users: string[] }>} `users`: pids that still use the server, which then runs on
 */
export async function stopServer({ dataDir }) {
  const place = await findPlace(dataDir);
  return withLock(place.lock, async () => {
    fs.rmSync(path.join(place.leases, KEPT), { force: true });
    return { stopped: await stopUnlessUsed(place), users: leaseHolders(place) };
  });
}

/**
 * @param {{ dataDir: string }} where
 * @returns {Promise<{ pid: number, port: number, url: string, users: string[] } | null>}
 */
export async function serverStatus({ dataDir }) {
  const place = await findPlace(dataDir);
  const server = running(place);
  return (
    server && {
      pid: server.pid,
      port: server.port,
      url: urlOf(place, server.port, "bureau"),
      users: leaseHolders(place),
    }
  );
}

const urlOf = (place, port, database) =>
  `postgresql://postgres:${fs.readFileSync(place.password, "utf8").trim()}@127.0.0.1:${port}/${database}`;

/**
 * What postmaster.pid tells, if the process it names is indeed this cluster's server: after a crash the file stays, and
 * the pid may belong to somebody else by now.
 */
function running(place) {
  let lines;
  try {
    lines = fs.readFileSync(path.join(place.data, "postmaster.pid"), "utf8").split("\n");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid) || !commandOf(pid).includes(place.data)) return null;
  return { pid, port: Number(lines[3]), status: (lines[7] ?? "").trim() };
}

/** After a crash the server's users still look for it on its old port, which the pid file tells. */
async function portBeforeCrash(place) {
  const file = path.join(place.data, "postmaster.pid");
  const port = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8").split("\n")[3]) : 0;
  return port && !(await canConnect(port)) ? port : 0;
}

/** Waits until a server that is just coming or going has done so. */
async function settled(place) {
  for (let waited = 0; waited < START_SECONDS_MAX * 1000; waited += 25) {
    const server = running(place);
    if (!server || (server.status === "ready" && (await canConnect(server.port)))) return server;
    await sleep(25);
  }
  throw new Error(`PostgreSQL in ${place.data} neither answers nor ends; see ${place.log}`);
}

/** Makes a new cluster under a temporary name, so that one that was interrupted is never mistaken for a whole one. */
function createCluster(place) {
  const draft = `${place.data}.draft`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  const password = `${randomBytes(18).toString("base64url")}\n`;
  fs.writeFileSync(place.password, password, { mode: 0o600 });
  // initdb runs as the database's user, who cannot read our copy.
  const passwordForInit = path.join(os.tmpdir(), `bureau-${randomBytes(8).toString("hex")}`);
  fs.writeFileSync(passwordForInit, password, { mode: 0o600, flag: "wx" });
  const { uid, gid } = place.user;
  if (uid !== undefined) for (const file of [draft, passwordForInit]) fs.chownSync(file, uid, gid);
  try {
    // The built-in provider sorts by code point on every machine alike and still knows upper and lower case beyond ASCII.
    const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8"];
    const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordForInit}`];
    const result = spawnSync(place.initdb, ["-D", draft, ...access, ...locale, "--no-instructions"], {
      ...place.user,
      cwd: "/",
      encoding: "utf8",
      env: SERVER_ENV,
    });
    if (result.status !== 0) {
      throw new Error(`initdb failed (${result.status ?? result.error?.message}): ${result.stderr ?? ""}`);
    }
  } finally {
    fs.rmSync(passwordForInit, { force: true });
  }
  fs.renameSync(draft, place.data);
}

async function launch(place, port, options) {
  const deadline = Date.now() + START_SECONDS_MAX * 1000;
  for (;;) {
    // running() has said that no server of ours is alive: a pid file of a crash would only confuse the new one.
    fs.rmSync(path.join(place.data, "postmaster.pid"), { force: true });
    const { server, output } = await launchOnce(place, port, options, deadline);
    if (server) return server;
    // Killed with -9, the old server's children take a moment to notice and let go of the shared memory.
    const lingering = /pre-existing shared memory block/.test(output);
    if (!lingering || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start; see ${place.log}\n${output.trim().split("\n").slice(-8).join("\n")}`);
    }
    await sleep(200);
  }
}

async function launchOnce(place, port, options, deadline) {
  if ((fs.statSync(place.log, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES_MAX) {
    fs.renameSync(place.log, `${place.log}.1`);
  }
  const log = fs.openSync(place.log, "a");
  const logStart = fs.fstatSync(log).size;
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "timezone=UTC",
    "log_timezone=UTC",
    ...options,
  ];
  const child = spawn(place.postgres, ["-D", place.data, "-p", String(port), ...settings.flatMap((s) => ["-c", s])], {
    ...place.user,
    cwd: "/",
    detached: true, // Ctrl-C in the terminal is for us: we stop the database after the server that uses it
    stdio: ["ignore", log, log],
    env: SERVER_ENV,
  });
  child.unref();
  fs.closeSync(log);
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", () => {
    ended = true;
  });
  while (!ended && Date.now() < deadline) {
    const server = running(place);
    if (server?.status === "ready" && (await canConnect(server.port))) return { server, output: "" };
    await sleep(25);
  }
  if (!ended) child.kill("SIGQUIT");
  return { server: null, output: fs.readFileSync(place.log).subarray(logStart).toString("utf8") };
}

async function stopUnlessUsed(place) {
  const server = running(place);
  if (!server || leaseHolders(place).length > 0) return false;
  process.kill(server.pid, "SIGINT"); // "fast": rolls back, disconnects, writes a checkpoint
  for (let waited = 0; waited < STOP_SECONDS_MAX * 1000; waited += 25) {
    if (!running(place)) return true;
    await sleep(25);
  }
  process.kill(server.pid, "SIGQUIT"); // "immediate": recovers at the next start
  return true;
}
