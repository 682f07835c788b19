import type { Pool } from "pg";
import { afterAll, vi } from "vitest";
import { forgetSettings } from "@/lib/platform/settings";

// The test files of a worker share its modules, which are then loaded once and not once a file. What a file changes of
// the process itself is put back after it.
const environment = { ...process.env };

/** What the process keeps that was made from the settings of one file, or that counts. */
const KEPT = ["bureauLoginLimiters", "bureauRequestLimiter", "bureauVerificationLimiter", "bureauSendEvent"];

afterAll(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  for (const name of KEPT) Reflect.deleteProperty(globalThis, name);
  forgetSettings();
  // Refused sign-ins count in the database, by the address that all tests share.
  const { bureauPool } = globalThis as { bureauPool?: Pool };
  await bureauPool?.query("DELETE FROM login_attempt");
});
