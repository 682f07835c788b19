/**
 * Makes a labelled set of drawn scenes for `bench:plates`: pictures and a manifest (image,x,y,w,h,text,region). Nothing is
 * downloaded, and the same seed makes the same pictures. South Africa and India are in it, of which no free labelled
 * photographs are known. Drawings are easier than photographs: figures on them are no promise.
 *
 *   npx tsx bench/plates/make-set.ts <folder> [pictures] [seed]
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { stringify } from "csv-stringify/sync";
import { diceOf } from "./synthetic/dice";
import { asJpeg, develop, drawExposure, expose, rasterize } from "./synthetic/photograph";
import type { Region } from "./synthetic/registrations";
import { drawScene } from "./synthetic/scene";

const SIZE = { width: 1280, height: 720 };

/** In turn, so that every set of some size has all of them, and South Africa most. */
const TURNS: readonly Region[] = ["za", "us", "eu", "in", "za", "br", "uk", "za", "us", "in"];

/**
 * Writes `count` pictures and `manifest.csv` into `folder` and returns the manifest's path.
 *
 * @param progress called after each picture
 */
export async function makeSyntheticSet(
  folder: string,
  { count, seed }: { count: number; seed: number },
  progress: (done: number) => void = () => {},
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const rows: (string | number)[][] = [["image", "x", "y", "w", "h", "text", "region"]];
  for (let index = 0; index < count; index++) {
    const dice = diceOf(seed * 1_000_003 + index);
    const region = TURNS[index % TURNS.length]!;
    const scene = drawScene(dice, region, SIZE);
    const exposure = drawExposure(dice);
    const frame = await develop(rasterize(scene.svg), exposure.blur);
    expose(frame, exposure, dice);
    const image = `${region}-${String(index).padStart(4, "0")}.jpg`;
    await writeFile(path.join(folder, image), await asJpeg(frame, Math.round(dice.between(50, 92))));
    for (const { box, text } of scene.plates) {
      rows.push([image, ...[box.x, box.y, box.width, box.height].map(Math.round), text, region]);
    }
    progress(index + 1);
  }
  const manifest = path.join(folder, "manifest.csv");
  await writeFile(manifest, stringify(rows));
  return manifest;
}

async function main() {
  const [folder, count = "400", seed = "1"] = process.argv.slice(2);
  if (!folder || !(Number(count) > 0) || !Number.isInteger(Number(seed))) {
    console.error("npx tsx bench/plates/make-set.ts <folder> [pictures] [seed]");
    process.exit(2);
  }
  const manifest = await makeSyntheticSet(folder, { count: Number(count), seed: Number(seed) });
  console.log(manifest);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
