// `npm test`, `npm test -- unit`, `npm run screenshots`.
import fs from "node:fs";
import path from "node:path";
import { buildLock } from "../build.mjs";
import { tryLock, withLock } from "../file-lock.mjs";
import { install } from "../install.mjs";
import { root } from "../office.mjs";
import { Explained, say, seconds } from "../progress.mjs";
import { atShutdown, isShuttingDown } from "../shutdown.mjs";
import { testEnvironment } from "./environment.mjs";
import { closingLine } from "./report.mjs";

/** Two runs in one clone would serve from one data folder. */
function takeTurn() {
  const folder = path.join(root, ".data/test");
  fs.mkdirSync(folder, { recursive: true });
  const lock = tryLock(path.join(folder, "run.lock"));
  if ("heldBy" in lock) throw new Explained(`Another test run goes on in this clone, as process ${lock.heldBy}.`);
  atShutdown(() => lock.release());
}

/** The stages come from the registry's packages in part: they are imported once those are there. */
async function prepare() {
  takeTurn();
  await withLock(buildLock(), install, 15 * 60_000);
  return import("./stages.mjs");
}

/**
 * Runs the stages, or only the named ones, up to the first that fails, and prints the closing line.
 * @param {string[]} names
 * @returns {Promise<number>} exit code
 */
export async function runTests(names) {
  const results = [];
  try {
    const { stages } = await prepare();
    const unknown = names.find((name) => !stages.some((stage) => stage.name === name));
    if (unknown)
      throw new Explained(`There is no stage ${unknown}: say ${stages.map((stage) => stage.name).join(", ")}.`);
    const env = testEnvironment(process.env);
    for (const stage of stages.filter(({ name }) => names.length === 0 || names.includes(name))) {
      results.push(await runStage(stage, env));
      if (!results.at(-1).ok) break;
    }
  } catch (error) {
    if (isShuttingDown()) throw error;
    results.push(failure(error));
  }
  for (const { name, ok, ms } of results.filter((result) => result.name)) {
    console.log(`${ok ? "ok    " : "FAILED"} ${name.padEnd(6)} ${seconds(ms)}`);
  }
  console.log(closingLine(results));
  return results.every(({ ok }) => ok) ? 0 : 1;
}

async function runStage({ name, run }, env) {
  say(`Stage ${name}`);
  const startedAt = performance.now();
  const result = await run(env).catch((error) => {
    if (isShuttingDown()) throw error;
    return failure(error);
  });
  return { ...result, name, ms: performance.now() - startedAt };
}

function failure(error) {
  console.error(error instanceof Explained ? `\n${error.message}` : error);
  return { ok: false };
}

/** @returns {Promise<number>} exit code */
export async function takeScreenshots() {
  const { screenshots } = await prepare();
  return (await screenshots(testEnvironment(process.env))).ok ? 0 : 1;
}
