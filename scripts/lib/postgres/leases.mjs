// Who uses the embedded server. Each user has a file that names its process; the last one to leave stops the server.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { identityOf, isSameProcess } from "../processes.mjs";

/** The lease of `npm run db:start`: it belongs to no process and lasts until `npm run db:stop`. */
export const KEPT = "kept";

/**
 * @param {import("./place.mjs").Place} place
 * @returns {() => void} gives the lease back
 */
export function takeLease(place, { keep = false } = {}) {
  const file = path.join(place.leases, keep ? KEPT : `${process.pid}-${randomBytes(4).toString("hex")}`);
  fs.writeFileSync(file, keep ? KEPT : identityOf(process.pid));
  return () => fs.rmSync(file, { force: true });
}

/** The processes that use the server now, as pids or "kept". Leases of dead processes are removed. */
export function leaseHolders(place) {
  const holders = [];
  for (const name of fs.readdirSync(place.leases)) {
    const file = path.join(place.leases, name);
    const holder = fs.readFileSync(file, "utf8");
    if (holder === KEPT || isSameProcess(holder))
      holders.push(holder === KEPT ? KEPT : String(Number.parseInt(holder, 10)));
    else fs.rmSync(file, { force: true });
  }
  return holders;
}
