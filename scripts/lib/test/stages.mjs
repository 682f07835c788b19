// The stages of `npm test`, in order. A stage says what it counted, or throws.
import fs from "node:fs";
import path from "node:path";
import { build, buildLock, generateClient, NEXT_CLI } from "../build.mjs";
import { ended, scriptOf, spawnNode, succeedQuietly } from "../children.mjs";
import { withLock } from "../file-lock.mjs";
import { root } from "../office.mjs";
import { Explained, seconds } from "../progress.mjs";
import { withTestOffice } from "./office.mjs";
import { playwrightCounts, vitestCounts } from "./report.mjs";

const reportDir = path.join(root, ".data/test");
const SOURCES = ["app", "components", "inngest", "lib", "scripts"];

/** @typedef {{ name: string, run: (env: NodeJS.ProcessEnv) => Promise<{ ok: boolean, counts?: import("./report.mjs").Counts }> }} Stage */

/** @type {Stage[]} */
export const stages = [
  { name: "check", run: check },
  { name: "unit", run: unit },
  { name: "build", run: buildApp },
  { name: "e2e", run: e2e },
];

/** Lock file, lint, import rules and types; the type check, the longest, runs beside the others. */
async function check(env) {
  await withLock(buildLock(), () => generateClient(env));
  const quietly = (name, args) => timed(name, () => succeedQuietly((stdio) => spawnNode(args, { env, stdio }), name));
  const depcruise = [scriptOf("dependency-cruiser", "bin/dependency-cruise.mjs"), ...SOURCES];
  const chains = [
    async () => {
      await quietly("package-lock.json", ["scripts/lockcheck.mjs"]);
      await quietly("biome", [scriptOf("@biomejs/biome", "bin/biome"), "check", "."]);
      await quietly("import rules", [...depcruise, "--config", ".dependency-cruiser.cjs", "--output-type", "err-long"]);
    },
    async () => {
      // Next's own types of the routes, which pages may name, are part of what is checked.
      await quietly("route types", [NEXT_CLI, "typegen"]);
      await quietly("types", [scriptOf("typescript", "bin/tsc"), "--noEmit", "--pretty"]);
    },
  ];
  const results = await Promise.allSettled(chains.map((chain) => chain()));
  for (const { reason } of results.filter(({ status }) => status === "rejected")) console.error(`\n${reason.message}`);
  return { ok: results.every(({ status }) => status === "fulfilled") };
}

async function timed(name, work) {
  const startedAt = performance.now();
  await work();
  console.log(`  ${name}: ok, ${seconds(performance.now() - startedAt)}`);
}

async function unit(env) {
  await withLock(buildLock(), () => generateClient(env));
  const report = freshReport("vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await ended(spawnNode([scriptOf("vitest", "vitest.mjs"), "run", ...reporters], { env }));
  return { ok: code === 0, counts: vitestCounts(report) };
}

async function buildApp(env) {
  await withLock(buildLock(), async () => {
    await generateClient(env);
    await build({ ...env, NEXTAUTH_SECRET: "only-for-the-build-0123456789abcdefghij" });
  });
  return { ok: true };
}

async function e2e(env) {
  await buildApp(env);
  const report = freshReport("playwright.json");
  return withTestOffice(env, async (officeEnv) => {
    const childEnv = { ...officeEnv, BUREAU_TEST_REPORT: report };
    const code = await ended(spawnNode([scriptOf("@playwright/test", "cli.js"), "test"], { env: childEnv }));
    return { ok: code === 0, counts: playwrightCounts(report) };
  });
}

/** Pictures of a fresh demo office, for the README. */
export async function screenshots(env) {
  const script = "scripts/screenshots.ts";
  if (!fs.existsSync(path.join(root, script))) throw new Explained(`${script} is not there.`);
  await buildApp(env);
  return withTestOffice(env, async (officeEnv) => ({
    ok: (await ended(spawnNode(["--import", "tsx", script], { env: officeEnv }))) === 0,
  }));
}

/** A report of an earlier run must not be counted for this one. */
function freshReport(name) {
  fs.mkdirSync(reportDir, { recursive: true });
  const file = path.join(reportDir, name);
  fs.rmSync(file, { force: true });
  return file;
}
