/**
 * Makes a labelled set of drawn documents for `bench:identity`: every layout that is known, people who do not exist,
 * photographed in perspective with blur, glare and JPEG. The same seed makes the same pictures.
 *
 *   npx tsx bench/identity/make-set.ts <folder> [pictures] [seed]
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { diceOf } from "@/bench/plates/synthetic/dice";
import { DRAWN_KINDS, drawDocument } from "@/lib/identity/extract/testing/drawn-document";
import { photograph } from "./photograph";

const [folder, pictures = "90", seed = "1"] = process.argv.slice(2);
if (!folder) {
  console.error("Usage: npx tsx bench/identity/make-set.ts <folder> [pictures] [seed]");
  process.exit(2);
}
await mkdir(folder, { recursive: true });
const truths: string[] = [];
for (let index = 0; index < Number(pictures); index++) {
  const number = Number(seed) * 100_003 + index;
  const { image, kind, documentType, fields, mrz } = drawDocument(DRAWN_KINDS[index % DRAWN_KINDS.length]!, number);
  const name = `${String(index).padStart(4, "0")}-${kind}.jpg`;
  await writeFile(path.join(folder, name), await photograph(image, diceOf(number)));
  truths.push(JSON.stringify({ image: name, kind, documentType, fields, mrz }));
}
await writeFile(path.join(folder, "truth.jsonl"), `${truths.join("\n")}\n`);
console.log(`${pictures} pictures and truth.jsonl in ${folder}`);
