// `npm start` and `npm run dev`.
import { build, buildLock, generateClient } from "./build.mjs";
import { openDatabase } from "./database.mjs";
import { demandPort, loadEnvFiles, officeEnvironment } from "./environment.mjs";
import { withLock } from "./file-lock.mjs";
import { install } from "./install.mjs";
import { migrate, seed } from "./migrate.mjs";
import { serve } from "./next-server.mjs";
import { endOrphan, takeOffice } from "./office-lock.mjs";
import { say } from "./progress.mjs";

/** Another start in this clone may be installing or building: a fresh one takes minutes. */
const BUILD_WAIT_MS = 15 * 60_000;

/** Brings the office up and leaves it running. @param {"start" | "dev"} mode */
export async function startOffice(mode) {
  loadEnvFiles();
  const env = officeEnvironment(process.env, mode);
  await takeOffice(env.BUREAU_DATA_DIR);
  await endOrphan(env.BUREAU_DATA_DIR);
  await demandPort(env.HOST, Number(env.PORT));

  await withLock(buildLock(), install, BUILD_WAIT_MS);
  const database = await openDatabase({ given: process.env.DATABASE_URL, dataDir: env.BUREAU_DATA_DIR });
  env.DATABASE_URL = database.url;
  await withLock(buildLock(), () => generateClient(env), BUILD_WAIT_MS);
  await migrate(env, database);
  await seed(env);
  if (mode === "start") await withLock(buildLock(), () => build(env), BUILD_WAIT_MS);

  const address = await serve(mode, env);
  say(`Ready on ${env.PUBLIC_URL || address}`);
  if (env.BUREAU_DEMO === "1") {
    console.log(
      "\n  This is the demo office. Sign in as admin@example.com or clerk@example.com, password changeme123.",
    );
  }
  console.log("\n  Ctrl-C stops the server and its database.\n");
}
