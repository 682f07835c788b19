import { readFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { createWorker } from "tesseract.js";
import type { Labelled } from "./truth";

/** Plain tesseract.js with its English data on the full page: what one gets without anything made for documents. */
export async function makePeer() {
  const worker = await createWorker("eng", 1, {
    // Nothing is fetched: the data is a package, and without a handler a failing fetch would end the process.
    langPath: path.resolve("node_modules/@tesseract.js-data/eng/4.0.0_best_int"),
    cacheMethod: "none",
    errorHandler: (reason: unknown) => console.error("tesseract.js:", reason),
  });
  return {
    /** Lines of the zone that are among its lines of text, and CPU ms, its thread's included. */
    async read({ file, lines }: Labelled): Promise<{ linesExact: number; ms: number }> {
      const png = await sharp(readFileSync(file)).autoOrient().flatten({ background: "#ffffff" }).png().toBuffer();
      const before = process.cpuUsage();
      const { data } = await worker.recognize(png);
      const { user, system } = process.cpuUsage(before);
      const read = new Set(data.text.split("\n").map((line) => line.replace(/\s/g, "").toUpperCase()));
      return { linesExact: lines.filter((line) => read.has(line)).length, ms: Math.round((user + system) / 1000) };
    },
    close: () => worker.terminate(),
  };
}
