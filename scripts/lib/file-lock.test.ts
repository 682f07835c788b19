import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { tryLock, withLock } from "./file-lock.mjs";
import { identityOf, isSameProcess } from "./processes.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "bureau-lock-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("one holder at a time, and no file is left", async () => {
  const file = path.join(folder, "one");
  const lock = tryLock(file);
  expect(tryLock(file)).toEqual({ heldBy: process.pid });
  if ("release" in lock) lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test("a lock of a dead process, or of another life of a pid, is taken over", () => {
  const file = path.join(folder, "dead");
  for (const holder of ["999999:1", `${process.pid}:1`, "", "rubbish"]) {
    writeFileSync(file, holder);
    const lock = tryLock(file);
    expect(lock).toHaveProperty("release");
    if ("release" in lock) lock.release();
  }
});

test("processes that race for a stale lock never hold it together", { timeout: 30_000 }, async () => {
  const file = path.join(folder, "raced");
  const counter = path.join(folder, "counter");
  writeFileSync(file, "999999:1");
  writeFileSync(counter, "0");
  // Reading, waiting and writing lose counts as soon as two are inside at once.
  const script = `
    import fs from "node:fs";
    import { withLock } from ${JSON.stringify(new URL("./file-lock.mjs", import.meta.url).href)};
    for (let i = 0; i < 20; i++) await withLock(${JSON.stringify(file)}, async () => {
      const n = Number(fs.readFileSync(${JSON.stringify(counter)}, "utf8"));
      await new Promise((resolve) => setTimeout(resolve, 2));
      fs.writeFileSync(${JSON.stringify(counter)}, String(n + 1));
    });`;
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "inherit" }),
  );
  const codes = await Promise.all(children.map(async (child) => (await once(child, "exit"))[0]));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(readFileSync(counter, "utf8")).toBe("80");
});

test("gives up on a lock that stays taken, and releases when the work fails", async () => {
  const file = path.join(folder, "taken");
  await withLock(file, async () => {
    await expect(withLock(file, () => undefined, 30)).rejects.toThrow(`process ${process.pid} has held`);
  });
  await expect(withLock(file, () => Promise.reject(new Error("work failed")))).rejects.toThrow("work failed");
  expect(tryLock(file)).toHaveProperty("release");
});

test("an identity names one life of a process", async () => {
  const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
  await once(child, "spawn");
  const identity = identityOf(child.pid ?? 0);
  expect(isSameProcess(identity ?? "")).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(isSameProcess(identity ?? "")).toBe(false);
  expect(identityOf(child.pid ?? 0)).toBeNull();
});
