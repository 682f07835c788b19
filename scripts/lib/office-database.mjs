// The office's environment and database, for commands that run beside the office or without it.
import { loadEnvFiles, officeEnvironment } from "./environment.mjs";
import { OFFICE_DATABASE } from "./office.mjs";
import { startServer } from "./postgres/server.mjs";

/**
 * Runs `work` beside the office's database, which is started if it does not run and stopped again afterwards.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work is given the environment of the office's processes
 * @returns {Promise<T>}
 */
export async function withOfficeDatabase(work) {
  loadEnvFiles();
  const env = officeEnvironment(process.env, "start");
  const server = process.env.DATABASE_URL ? null : await startServer({ dataDir: env.BUREAU_DATA_DIR });
  try {
    return await work({ ...env, DATABASE_URL: process.env.DATABASE_URL || server.url(OFFICE_DATABASE) });
  } finally {
    await server?.release();
  }
}
