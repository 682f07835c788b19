// What a step was last done for, so that it is done again only when its inputs have changed.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { root } from "./office.mjs";

/** Files below a folder of the project, or the file itself; nothing when it does not exist. */
function filesOf(relative) {
  const stat = fs.statSync(path.join(root, relative), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [relative];
  return fs
    .readdirSync(path.join(root, relative), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

/**
 * @param {string[]} inputs files and folders, relative to the project
 * @param {(file: string) => boolean} [counts] which of their files count
 */
export function hashOf(inputs, counts = () => true) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(filesOf).filter(counts).sort()) {
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * Does `work` unless the stamp says that it was done for these very inputs.
 * @param {{ stamp: string, key: string, work: () => Promise<void> }} step `stamp`: a file beside the step's output, so
 * that it goes when the output goes
 */
export async function unlessStamped({ stamp, key, work }) {
  const file = path.join(root, stamp);
  if (fs.existsSync(file) && fs.readFileSync(file, "utf8") === key) return;
  fs.rmSync(file, { force: true }); // half-done work must not pass for done
  await work();
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, key);
}
