/**
 * How well, how surely and how fast documents are read, on specimens or on drawn documents.
 *
 *   npm run bench:identity -- --manifest path/manifest.csv | --set <folder of make-set.ts> [--limit 40] [--peer]
 *                             [--records out.jsonl] [--models models/identity] [--misses]
 *   npm run bench:identity -- --from out.jsonl [--fit models/identity/calibration.json]
 *
 * --peer     reads the zones with plain tesseract.js, too, in the same run
 * --records  writes what was read of each picture, line by line, as it is read
 * --from     judges such records instead of reading, with the calibration as it is now
 * --fit      fits the calibration and writes it; use pictures that the project drew itself
 */
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { loadFieldCalibration } from "@/lib/identity/extract/compare/calibration";
import { loadDocumentTools } from "@/lib/identity/extract/tools";
import { fitted, report } from "./judge";
import { makePeer } from "./peer";
import { type PictureRecord, recordOf } from "./record";
import { type Labelled, readManifest, readSet } from "./truth";

const { values } = parseArgs({
  options: {
    manifest: { type: "string" },
    set: { type: "string" },
    from: { type: "string" },
    models: { type: "string", default: "models/identity" },
    limit: { type: "string" },
    records: { type: "string" },
    fit: { type: "string" },
    peer: { type: "boolean", default: false },
    misses: { type: "boolean", default: false },
  },
});

async function read(labelled: readonly Labelled[]): Promise<PictureRecord[]> {
  sharp.concurrency(1);
  const session = { threads: 1, provider: "cpu" } as const;
  const tools = await loadDocumentTools({ folder: values.models, textFolder: "models/text", ...session });
  const peer = values.peer ? await makePeer() : null;
  const records: PictureRecord[] = [];
  if (values.records) rmSync(values.records, { force: true });
  for (const [index, one] of labelled.entries()) {
    const record = await recordOf(one, tools);
    if (peer && one.lines.length > 0) record.peer = await peer.read(one);
    records.push(record);
    if (values.records) appendFileSync(values.records, `${JSON.stringify(record)}\n`);
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${labelled.length}`);
  }
  await peer?.close();
  return records;
}

const earlier = (file: string): PictureRecord[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

function labelledPictures(): Labelled[] {
  const limit = values.limit ? Number(values.limit) : undefined;
  if (values.manifest) return readManifest(values.manifest).slice(0, limit);
  if (values.set) return readSet(values.set).slice(0, limit);
  throw new Error("--manifest path/manifest.csv, --set <folder> or --from records.jsonl is needed");
}

const records = values.from ? earlier(values.from) : await read(labelledPictures());
if (values.fit) {
  writeFileSync(values.fit, `${JSON.stringify(fitted(records), null, 2)}\n`);
  console.log(`Fitted on ${records.length} pictures: ${values.fit}`);
}
console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}, one thread a model`);
report(records, await loadFieldCalibration(values.models), values.misses);
