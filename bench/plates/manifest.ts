import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Box } from "@/lib/plates/recognition/types";

/** One labelled plate of a picture. */
export type Label = { image: string; box: Box; text: string; region: string };

/** A picture and all its plates. */
export type LabelledImage = { file: string; region: string; labels: Label[] };

const RowSchema = z.object({
  image: z.string().min(1),
  x: z.coerce.number(),
  y: z.coerce.number(),
  w: z.coerce.number().positive(),
  h: z.coerce.number().positive(),
  text: z.string().min(1),
  region: z.string().min(1),
});

/**
 * Reads a manifest: CSV with a header, columns image,x,y,w,h,text,region in any order (others are left alone), no quotes.
 * Images are relative to the manifest's folder; boxes are px.
 *
 * @throws Error that names the line which is wrong
 */
export function readManifest(file: string): LabelledImage[] {
  const [header = "", ...lines] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const columns = header.split(",");
  const images = new Map<string, LabelledImage>();
  for (const [index, line] of lines.entries()) {
    const cells = line.split(",");
    const row = RowSchema.safeParse(Object.fromEntries(columns.map((name, at) => [name, cells[at]])));
    if (!row.success)
      throw new Error(`${file}, line ${index + 2}: ${row.error.issues[0]?.path.join(".")} is missing or wrong`);
    const { image, x, y, w, h, text, region } = row.data;
    const entry = images.get(image) ?? { file: path.join(path.dirname(file), image), region, labels: [] };
    entry.labels.push({ image, box: { x, y, width: w, height: h }, text, region });
    images.set(image, entry);
  }
  return [...images.values()];
}
