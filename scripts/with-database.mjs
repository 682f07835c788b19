// Runs a command beside the office's database, which is started if it does not run and stopped again afterwards:
//   node scripts/with-database.mjs prisma migrate dev --name add_plates
//   node scripts/with-database.mjs tsx scripts/audit-verify.ts
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { ended } from "./lib/children.mjs";
import { root } from "./lib/office.mjs";
import { withOfficeDatabase } from "./lib/office-database.mjs";
import { Explained } from "./lib/progress.mjs";

/** A command of node_modules/.bin, or one of the machine. */
function commandOf(name) {
  const local = path.join(root, "node_modules/.bin", process.platform === "win32" ? `${name}.cmd` : name);
  return fs.existsSync(local) ? local : name;
}

async function main([name, ...args]) {
  if (!name) throw new Explained("Which command? For example: node scripts/with-database.mjs prisma migrate status");
  // Ctrl-C reaches the command by itself; we wait for it and then stop the database.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child?.kill(signal));
  let child;
  return withOfficeDatabase(async (env) => {
    child = spawn(commandOf(name), args, { cwd: root, env, stdio: "inherit", shell: process.platform === "win32" });
    const code = await Promise.race([ended(child), new Promise((_, reject) => child.once("error", reject))]);
    return typeof code === "number" ? code : 1;
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Explained ? error.message : error);
  process.exitCode = 1;
}
