/**
 * How well and how fast plates are found and read, on any manifest of pictures (image,x,y,w,h,text,region).
 *
 *   npm run bench:plates -- --manifest path/manifest.csv [--skip uscrop] [--by-region] [--models models/plates]
 *                           [--limit 100] [--min 0.02] [--fit models/plates/calibration.json] [--misses] [--csv out.csv]
 *
 * --by-region  gives each picture the grammars of its region's code (us, eu, br, za …), as a camera has them
 * --min        least confidence of an answer; recall and false plates depend on it
 * --fit        fits the calibration on this manifest and writes it; use pictures that the project made itself
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { grammarsOf, isKnownRegion } from "@/lib/plates/recognition/grammars/select";
import { judge, rawScore } from "@/lib/plates/recognition/judging/judge";
import { loadLocalRecognizer } from "@/lib/plates/recognition/local-recognizer";
import { readingKey } from "@/lib/plates/recognition/normalize";
import { rank } from "@/lib/plates/recognition/recognize";
import type { Recognizer } from "@/lib/plates/recognition/recognizer";
import { MotionGate } from "@/lib/plates/recognition/video/motion";
import { type Calibration, fitCalibration, loadCalibration } from "@/lib/platform/vision/calibration";
import { decodePicture, type RgbImage } from "@/lib/platform/vision/picture";
import { type LabelledImage, readManifest } from "./manifest";
import { type Answer, reliability, Score } from "./score";

const { values } = parseArgs({
  options: {
    manifest: { type: "string" },
    models: { type: "string", default: "models/plates" },
    skip: { type: "string", default: "uscrop" },
    limit: { type: "string" },
    min: { type: "string", default: "0.02" },
    fit: { type: "string" },
    csv: { type: "string" },
    "by-region": { type: "boolean", default: false },
    misses: { type: "boolean", default: false },
  },
});
if (!values.manifest) throw new Error("--manifest path/manifest.csv is needed");
sharp.concurrency(1);

const images = readManifest(values.manifest)
  .filter(({ region }) => !region.startsWith(values.skip))
  .slice(0, values.limit ? Number(values.limit) : undefined);
const recognizer = await loadLocalRecognizer({
  folder: values.models,
  textFolder: "models/text",
  threads: 1,
  provider: "cpu",
});
const calibration: Calibration = await loadCalibration(values.models);
const scores = new Map<string, Score>();
const samples: { confidence: number; score: number; right: boolean }[] = [];
const report = ["image,region,label,plate,raw,confidence"];
let cpuMs = 0;

for (const [index, image] of images.entries()) {
  const picture = await decodePicture(readFileSync(image.file));
  const before = process.cpuUsage();
  const answers = await answer(picture, image);
  const { user, system } = process.cpuUsage(before);
  cpuMs += (user + system) / 1000;
  for (const key of [image.region, "all"]) {
    const score = scores.get(key) ?? new Score();
    scores.set(key, score);
    score.add(image.labels, answers);
  }
  for (const read of answers) {
    const right = image.labels.some(({ text }) => readingKey(text) === readingKey(read.plate));
    samples.push({ confidence: read.confidence, score: read.score, right });
  }
  tell(image, answers);
  if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${images.length}`);
}

async function answer(picture: RgbImage, { region }: LabelledImage): Promise<(Answer & { score: number })[]> {
  // "uk" is how many people call what ISO 3166 calls GB.
  const code = region.toUpperCase().replace(/^UK$/, "GB");
  const codes = values["by-region"] && isKnownRegion(code) ? [code] : [];
  const grammars = grammarsOf(codes);
  return rank(await recognizer.see(picture, "still"))
    .map(({ sighting, vote, box }) => ({
      ...judge(vote, sighting.detection, grammars, codes.length > 0, calibration),
      box,
      score: rawScore(vote, sighting.detection),
    }))
    .filter(({ confidence }) => confidence >= Number(values.min));
}

function tell({ file, region, labels }: LabelledImage, answers: readonly Answer[]): void {
  const [best] = answers;
  const chosen = answers.slice(0, labels.length);
  for (const { text } of labels) {
    report.push(
      [file, region, text, best?.plate ?? "", best?.rawPlate ?? "", best?.confidence.toFixed(3) ?? ""].join(","),
    );
    if (values.misses && !chosen.some(({ plate }) => readingKey(plate) === readingKey(text))) {
      console.log(
        region,
        text,
        "→",
        answers
          .slice(0, 3)
          .map((read) => `${read.plate} ${read.confidence.toFixed(2)}`)
          .join(", ") || "nothing",
      );
    }
  }
}

/** CPU ms of a frame of 1280 × 720 as a video's are looked at, and of one that the motion gate passes over. */
async function videoCost(recogniser: Recognizer, sample: readonly LabelledImage[]) {
  const frames: RgbImage[] = [];
  for (const { file } of sample) {
    const { data, info } = await sharp(file)
      .resize({ width: 1280, height: 720, fit: "cover" })
      .flatten()
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels === 3) frames.push({ data, width: info.width, height: info.height });
  }
  const cost = async (work: (frame: RgbImage) => Promise<unknown> | unknown) => {
    const before = process.cpuUsage();
    for (const frame of frames) await work(frame);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / Math.max(1, frames.length);
  };
  const gate = new MotionGate();
  return {
    look: await cost((frame) => recogniser.see(frame, "frame")),
    gate: await cost((frame) => gate.moved(frame)),
  };
}

const video = await videoCost(recognizer, images.slice(0, 40));
console.log(`\n${images.length} pictures of ${values.manifest}, models of ${values.models}`);
console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}, one thread a model`);
console.table(Object.fromEntries([...scores].sort().map(([region, score]) => [region, score.row()])));
console.log(
  "recall: box with IoU ≥ 0.5, in %; chosen+read: the likeliest plate has the right text, O=0 and I=1; strict: in every",
  "character, after the grammars; raw strict: before them; any read: one of the plates has the right text.",
);
console.log(`${(cpuMs / Math.max(1, images.length)).toFixed(0)} CPU-ms a picture as a still`);
console.log(
  `720p video: ${video.look.toFixed(1)} CPU-ms a frame with movement = ${(1000 / video.look).toFixed(1)} frames/s per core;`,
  `${video.gate.toFixed(2)} ms a frame without`,
);
const { table, expectedCalibrationError } = reliability(samples);
console.log(
  `Reliability of the confidence (right: O=0, I=1); expected calibration error ${expectedCalibrationError.toFixed(3)}`,
);
console.table(table);
if (values.csv) writeFileSync(values.csv, `${report.join("\n")}\n`);
if (values.fit) {
  const fitted = fitCalibration(samples);
  const knots = fitted.knots.map(([score, probability]) => [Number(score.toFixed(4)), Number(probability.toFixed(4))]);
  writeFileSync(values.fit, `${JSON.stringify({ knots })}\n`);
  console.log(`Fitted on ${samples.length} reads: ${values.fit}`);
}
await recognizer.release();
