import { mkdirSync } from "node:fs";
import path from "node:path";
import { inject } from "vitest";

// Runs in each worker before a test file is read, hence before any module reads the settings.
const worker = Number(process.env.VITEST_POOL_ID ?? 1);
const dataDir = path.join(inject("scratchDir"), String(worker));
mkdirSync(dataDir, { recursive: true });

Object.assign(process.env, {
  NODE_ENV: "test",
  DATABASE_URL: inject("databaseUrls")[worker - 1],
  BUREAU_DATA_DIR: dataDir,
  NEXTAUTH_SECRET: "only-for-tests-0123456789abcdefghijklmnop",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});
