// Where things are: the project's folder, the office's data folder, its secret.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, "../..");

/** The name of the office's database in the embedded server. */
export const OFFICE_DATABASE = "bureau";

/** The absolute path of the data folder. An empty variable counts as one that is not set. */
export const dataDirOf = (env) => path.resolve(root, env.BUREAU_DATA_DIR || ".data");

/** The secret of sessions, tokens and seals, made once per office. */
export function secretOf(dataDir) {
  const file = path.join(dataDir, "secret");
  try {
    fs.mkdirSync(dataDir, { recursive: true });
    fs.writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  return fs.readFileSync(file, "utf8").trim();
}
