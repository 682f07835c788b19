import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, expect, test } from "vitest";
import { root } from "../office.mjs";
import { isAlive } from "../processes.mjs";
import { serverStatus, startServer, stopServer, TEST_SERVER_OPTIONS } from "./server.mjs";

const dataDir = mkdtempSync(path.join(tmpdir(), "bureau-pg-"));
const start = (more = {}) => startServer({ dataDir, options: TEST_SERVER_OPTIONS, ...more });

afterAll(async () => {
  await stopServer({ dataDir });
  rmSync(dataDir, { recursive: true, force: true });
});

async function query(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("starts once, is shared, recovers from kill -9 on its port, and stops with its last user", {
  timeout: 60_000,
}, async () => {
  const [first, second] = await Promise.all([start(), start()]);
  expect([first.adopted, second.adopted].sort()).toEqual([false, true]);
  expect(second.pid).toBe(first.pid);
  await query(first.url("postgres"), "create table kept as select 42 as answer");
  expect(statSync(path.join(first.folder, "../pg.password")).mode & 0o777).toBe(0o600);

  process.kill(first.pid, "SIGKILL");
  while (first.isAlive()) await sleep(10);
  await Promise.all([first.revive(), second.revive()]);
  expect(await query(first.url("postgres"), "select answer from kept")).toEqual([{ answer: 42 }]);

  expect(await first.release()).toBe(false);
  expect(await serverStatus({ dataDir })).toMatchObject({ port: first.port, users: [String(process.pid)] });
  expect(await second.release()).toBe(true);
  expect(await serverStatus({ dataDir })).toBeNull();
});

test("starts over a pid file that names a process of somebody else", { timeout: 60_000 }, async () => {
  const before = await start();
  const pidFile = path.join(before.folder, "postmaster.pid");
  const content = readFileSync(pidFile, "utf8");
  await before.release();
  // As after a crash, when the pid has come round again: to a process of the same user, so that PostgreSQL's own check
  // would refuse to start.
  writeFileSync(pidFile, content.replace(/^\d+/, String(process.pid)));
  const { uid, gid } = statSync(before.folder);
  if (process.getuid?.() === 0) chownSync(pidFile, uid, gid);
  const after = await start();
  expect(after).toMatchObject({ adopted: false, port: before.port });
  expect(isAlive(after.pid)).toBe(true);
  expect(await after.release()).toBe(true);
});

test("a lease of a process that is gone does not keep the server, db:start does", { timeout: 60_000 }, async () => {
  const cli = (command: string) =>
    spawnSync(process.execPath, ["scripts/db.mjs", command], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, BUREAU_DATA_DIR: dataDir },
    });
  expect(cli("start").stdout).toMatch(/postgresql:\/\/postgres:.+@127\.0\.0\.1:\d+\/bureau/);
  const server = await start();
  expect(server.adopted).toBe(true);
  const leases = path.join(server.folder, "../pg.leases");
  writeFileSync(path.join(leases, "999999-dead"), "999999:1");
  expect(await server.release()).toBe(false); // kept by db:start
  expect(cli("stop").stdout).toContain("has stopped");
  expect(existsSync(path.join(leases, "999999-dead"))).toBe(false);
  expect(cli("status").stdout).toContain("not running");
});
