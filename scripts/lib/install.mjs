// `npm ci`, once.
import fs from "node:fs";
import path from "node:path";
import { spawnNpm, succeed } from "./children.mjs";
import { root } from "./office.mjs";
import { say } from "./progress.mjs";

const packagesOf = (file) => JSON.parse(fs.readFileSync(path.join(root, file), "utf8")).packages;

/** Whether node_modules holds what the lock file names. npm writes its own lock file into node_modules as its last act. */
export function isInstalled() {
  if (!fs.existsSync(path.join(root, "node_modules/.package-lock.json"))) return false;
  const wanted = packagesOf("package-lock.json");
  const present = packagesOf("node_modules/.package-lock.json");
  return Object.entries(wanted).every(([place, pkg]) => {
    if (place === "") return true; // the project itself
    // Packages for other platforms are in the lock and rightly not on the disk.
    if (!present[place]) return Boolean(pkg.optional || pkg.devOptional);
    return present[place].version === pkg.version && present[place].integrity === pkg.integrity;
  });
}

/** Installs the dependencies, those of development too: tests, type check and seeding need some of them. */
export async function install() {
  if (isInstalled()) return;
  say("Installing the dependencies (npm ci)");
  await succeed(spawnNpm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]), "npm ci");
}
