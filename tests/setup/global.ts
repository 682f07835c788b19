import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { root } from "../../scripts/lib/office.mjs";
import { startServer, TEST_SERVER_OPTIONS } from "../../scripts/lib/postgres/server.mjs";
import { createClones, dropClones, prepareTemplate } from "./template";

declare module "vitest" {
  interface ProvidedContext {
    /** Databases of the workers, by VITEST_POOL_ID - 1. */
    databaseUrls: string[];
    /** Scratch folder of this run; a worker makes its own folder in it. */
    scratchDir: string;
  }
}

/**
 * Before the first test: the embedded database runs, a migrated template lies ready, and each worker has its own copy of
 * it. Several runs may go on at once in one clone: they share the server and the template and name their copies apart.
 * `TEST_DATABASE_URL` points the tests at another server, whose user must be allowed to create databases.
 */
export default async function setup(project: TestProject) {
  const testDir = path.join(root, ".data/test");
  mkdirSync(testDir, { recursive: true });
  const other = process.env.TEST_DATABASE_URL;
  const server = other ? undefined : await startServer({ dataDir: testDir, options: TEST_SERVER_OPTIONS });
  const serverUrl = new URL(other ?? server?.url("postgres") ?? "");
  const workers = project.vitest.config.maxWorkers;

  const scratchDir = mkdtempSync(path.join(tmpdir(), "bureau-test-"));
  const end = async () => {
    await dropClones(serverUrl, clones);
    rmSync(scratchDir, { recursive: true, force: true });
    await server?.release();
  };
  let clones: string[] = [];
  try {
    const template = await prepareTemplate(serverUrl, { testDir, alone: server?.adopted === false });
    clones = await createClones(serverUrl, template, workers);
  } catch (error) {
    await end();
    throw error;
  }
  project.provide(
    "databaseUrls",
    clones.map((name) => Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href),
  );
  project.provide("scratchDir", scratchDir);
  return end;
}
