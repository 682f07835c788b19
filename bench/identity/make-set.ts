/**
 * Makes a labelled set of drawn documents for `bench:identity`: every layout that is known, people who do not exist,
 * photographed in perspective with blur, glare and JPEG. The same seed makes the same pictures.
 *
 *   npx tsx bench/identity/make-set.ts <folder> [pictures] [seed]
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setPicture } from "./picture";

const [folder, pictures = "90", seed = "1"] = process.argv.slice(2);
if (!folder) {
  console.error("Usage: npx tsx bench/identity/make-set.ts <folder> [pictures] [seed]");
  process.exit(2);
}
await mkdir(folder, { recursive: true });
const truths: string[] = [];
for (let index = 0; index < Number(pictures); index++) {
  const { name, jpeg, ...truth } = await setPicture(Number(seed), index);
  await writeFile(path.join(folder, name), jpeg);
  truths.push(JSON.stringify({ image: name, ...truth }));
}
await writeFile(path.join(folder, "truth.jsonl"), `${truths.join("\n")}\n`);
console.log(`${pictures} pictures and truth.jsonl in ${folder}`);
