/**
 * How well and how fast the passes of a clip are found: one result a car, right plate, right time.
 *
 *   npm run bench:plates:video -- --clip cars.mp4 --truth cars.csv [--fps 5] [--models models/plates] [--min 0.7]
 *   npm run bench:plates:video -- [--passes 12] [--seed 3]      makes a clip of drawn cars first
 *
 * The truth is a CSV with text,first_s,last_s,region, as `make-clip.ts` writes it.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { loadLocalRecognizer } from "@/lib/plates/recognition/local-recognizer";
import { readingKey } from "@/lib/plates/recognition/normalize";
import type { PlatePass, VideoProgress } from "@/lib/plates/recognition/types";
import { findFfmpeg } from "@/lib/plates/recognition/video/ffmpeg";
import { readVideo } from "@/lib/plates/recognition/video/read-video";
import { loadCalibration } from "@/lib/platform/vision/calibration";
import { makeClip } from "./make-clip";

const { values } = parseArgs({
  options: {
    clip: { type: "string" },
    truth: { type: "string" },
    models: { type: "string", default: "models/plates" },
    fps: { type: "string", default: "5" },
    min: { type: "string", default: "0.7" },
    passes: { type: "string", default: "12" },
    seed: { type: "string", default: "3" },
  },
});

type Truth = { text: string; firstS: number; lastS: number; region: string };

sharp.concurrency(1);
const ffmpeg = await findFfmpeg(process.env.FFMPEG_PATH);
const folder = mkdtempSync(path.join(tmpdir(), "bureau-bench-"));
const { clip, truth } = values.clip ? { clip: values.clip, truth: readTruth() } : await drawnClip();
const recognizer = await loadLocalRecognizer({
  folder: values.models,
  textFolder: "models/text",
  threads: 1,
  provider: "cpu",
});
const passes: PlatePass[] = [];
let progress: VideoProgress | null = null;
const started = performance.now();
const before = process.cpuUsage();
const run = {
  ffmpeg,
  file: clip,
  recognizer,
  calibration: await loadCalibration(values.models),
  grammars: [],
  confidenceMin: Number(values.min),
  framesPerSecond: Number(values.fps),
  resumeFrom: null,
  checkpointEveryS: 20,
  clock: () => performance.now(),
};
for await (const event of readVideo(run)) {
  if (event.type === "pass") passes.push(event.pass);
  if (event.type === "progress") progress = event.progress;
}
const wallS = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
await recognizer.release();
rmSync(folder, { recursive: true, force: true });
report();

function readTruth(): Truth[] {
  if (!values.truth) throw new Error("--truth clip.csv is needed");
  const [header = "", ...lines] = readFileSync(values.truth, "utf8").trim().split(/\r?\n/);
  const columns = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    const cell = (name: string) => cells[columns.indexOf(name)] ?? "";
    return {
      text: cell("text"),
      firstS: Number(cell("first_s")),
      lastS: Number(cell("last_s")),
      region: cell("region"),
    };
  });
}

async function drawnClip(): Promise<{ clip: string; truth: Truth[] }> {
  const file = path.join(folder, "cars.mp4");
  const made = await makeClip(file, { passes: Number(values.passes), seed: Number(values.seed), ffmpeg: ffmpeg.path });
  const seconds = (frame: number) => frame / made.framesPerSecond;
  return {
    clip: file,
    truth: made.passes.map(({ text, firstFrame, lastFrame, region }) => ({
      text,
      firstS: seconds(firstFrame),
      lastS: seconds(lastFrame),
      region,
    })),
  };
}

function report(): void {
  const SLACK_S = 0.5;
  const of = ({ firstS, lastS }: Truth) =>
    passes.filter((pass) => pass.timeS >= firstS - SLACK_S && pass.timeS <= lastS + SLACK_S);
  const right = (label: Truth) => of(label).some((pass) => readingKey(pass.plate) === readingKey(label.text));
  const claimed = new Set(truth.flatMap((label) => of(label)));
  for (const label of truth) {
    const told = of(label).map(
      (pass) => `${pass.plate} ${pass.confidence.toFixed(2)} (${pass.agreeing} of ${pass.reads})`,
    );
    if (!right(label) || told.length > 1) console.log(label.region, label.text, "→", told.join(", ") || "nothing");
  }
  const frames = progress?.framesDone ?? 0;
  const looked = frames - (progress?.framesStill ?? 0);
  console.log(
    `\n${path.basename(clip)}, ${(statSync(clip).size / 1e6).toFixed(1)} MB, ${values.fps} frames a second looked at`,
  );
  console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}, FFmpeg ${ffmpeg.version}`);
  console.table({
    vehicles: truth.length,
    "right plate (O=0, I=1)": truth.filter(right).length,
    "found, any plate": truth.filter((label) => of(label).length > 0).length,
    "more than one result": truth.filter((label) => of(label).length > 1).length,
    "results without a vehicle": passes.filter((pass) => !claimed.has(pass)).length,
    frames,
    "frames with movement": looked,
    "CPU-ms a frame with movement": Math.round((user + system) / 1000 / Math.max(1, looked)),
    "frames a second, wall clock": Number((frames / wallS).toFixed(1)),
    "times real time": Number((frames / Number(values.fps) / wallS).toFixed(2)),
  });
}
