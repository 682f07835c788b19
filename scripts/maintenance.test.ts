import { execFile } from "node:child_process";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { settings } from "@/lib/platform/settings";
import { emptyOffice, makePerson, makeUser } from "@/tests/support/office";
import { root } from "./lib/office.mjs";

beforeEach(emptyOffice);

/** Runs the command as a person would, against this test's database. No office runs on its data folder. */
function maintenance(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: settings().DATABASE_URL, BUREAU_DATA_DIR: settings().dataDir };
  const tsx = path.join(root, "node_modules/.bin/tsx");
  return new Promise((resolve) => {
    const child = execFile(tsx, ["scripts/maintenance.ts", ...argv], { cwd: root, env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

test("does the job in its own process, lists who failed, and says so by its exit code", async () => {
  const { actor } = await makeUser("admin");
  const { id } = await makePerson(actor);
  await db().person.update({ where: { id }, data: { photoUrl: "http://127.0.0.1:9/face.jpg" } });
  const { code, out } = await maintenance("process-photos");
  expect(out).toContain("process-photos: Finished: 1 found, 0 done, 1 failed");
  expect(out).toContain(`(citizen ${id}): `);
  expect(code).toBe(1);
  expect(await db().job.findFirst({ where: { kind: "maintenance.process-photos" } })).toMatchObject({ state: "done" });
});

test("nothing to do is exit code 0; an option that is not right is 2, without asking the database", async () => {
  expect(await maintenance("--dry-run", "regenerate-licenses")).toMatchObject({ code: 0 });
  expect(await maintenance("regenerate-licenses", "--batch-size", "none")).toMatchObject({
    code: 2,
    err: expect.stringContaining("--batch-size must be a number"),
  });
});
