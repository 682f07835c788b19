import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/lib/chromium.mjs";

const { executablePath, args, env } = await findChromium();

// `npm test -- e2e` starts an office of its own and sets BASE_URL; without it the office of `npm start` is walked.
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // Two browsers for two cores: alone, one waits for the office half of the time.
  workers: 2,
  retries: 0,
  timeout: 90_000,
  // Two busy cores, on which the office works too, may take their time.
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["line"], ["json", { outputFile: process.env.BUREAU_TEST_REPORT ?? ".data/test/playwright.json" }]],
  use: {
    baseURL: process.env.BASE_URL ?? "http://127.0.0.1:3000",
    trace: "off",
    launchOptions: { executablePath, args, env: { ...(process.env as Record<string, string>), ...env } },
  },
});
