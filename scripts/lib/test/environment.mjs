// The environment of a test run: the user's, without the settings of their office.
import fs from "node:fs";
import path from "node:path";
import { root } from "../office.mjs";

/** The names of all settings; a test sees to it that .env.example has every one. */
function settingNames() {
  const file = path.join(root, ".env.example");
  if (!fs.existsSync(file)) return [];
  return [...fs.readFileSync(file, "utf8").matchAll(/^#?\s*([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
}

const ALWAYS = [
  "DATABASE_URL",
  "BUREAU_DATA_DIR",
  "BUREAU_DEMO",
  "NODE_ENV",
  "PORT",
  "HOST",
  "PUBLIC_URL",
  "NEXTAUTH_SECRET",
];

/** A developer's own DATABASE_URL or S3 bucket must neither steer nor suffer from the tests. */
export function testEnvironment(env) {
  const clean = { ...env };
  for (const name of [...ALWAYS, ...settingNames()]) delete clean[name];
  return { ...clean, NEXT_TELEMETRY_DISABLED: "1" };
}
