import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadCalibration } from "../../../platform/vision/calibration";
import { loadLocalRecognizer } from "../local-recognizer";
import type { Recognizer } from "../recognizer";
import { drawClip, TWO_CARS } from "../testing/drawn-video";
import type { PlatePass, VideoEvent } from "../types";
import { type Ffmpeg, fileInput, findFfmpeg } from "./ffmpeg";
import { type SampledFrame, sampledFrames } from "./frames";
import { probeVideo } from "./probe";
import { readVideo } from "./read-video";

const MODELS = "models/plates";
const folder = mkdtempSync(path.join(tmpdir(), "bureau-video-"));
const clip = path.join(folder, "clip.mp4");
const inFolder = (name: string) => path.join(folder, name);
let ffmpeg: Ffmpeg;
let recognizer: Recognizer;

beforeAll(async () => {
  ffmpeg = await findFfmpeg();
  recognizer = await loadLocalRecognizer({ folder: MODELS, textFolder: "models/text", threads: 1, provider: "cpu" });
  await drawClip(ffmpeg, { file: clip, ...TWO_CARS });
});

afterAll(async () => {
  await recognizer?.release();
  rmSync(folder, { recursive: true, force: true });
});

async function read(file: string, resumeFrom: string | null = null): Promise<VideoEvent[]> {
  const events: VideoEvent[] = [];
  const run = {
    ffmpeg,
    file,
    recognizer,
    calibration: await loadCalibration(MODELS),
    grammars: ["ZA", "GB"],
    confidenceMin: 0.5,
    framesPerSecond: 5,
    resumeFrom,
    checkpointEveryS: 1,
    clock: () => performance.now(),
  };
  for await (const event of readVideo(run)) events.push(event);
  return events;
}

const passesOf = (events: readonly VideoEvent[]): PlatePass[] =>
  events.flatMap((event) => (event.type === "pass" ? [event.pass] : []));
const told = ({ key, plate, rawPlate, region, timeS, frameNo, firstTimeS, lastTimeS, reads, agreeing }: PlatePass) => ({
  key,
  plate,
  rawPlate,
  region,
  timeS,
  frameNo,
  firstTimeS,
  lastTimeS,
  reads,
  agreeing,
});

async function sample(file: string, framesPerSecond: number, fromInterval = 0): Promise<SampledFrame[]> {
  const frames: SampledFrame[] = [];
  const source = {
    ffmpeg,
    input: fileInput(file),
    framesPerSecond,
    fromInterval,
    sidePxMax: 1920,
    silenceMsMax: 20_000,
  };
  for await (const frame of sampledFrames(source)) frames.push(frame);
  return frames;
}

/** Runs FFmpeg to make a file that is hard to read. */
function make(...args: string[]): void {
  const { status, stderr } = spawnSync(ffmpeg.path, ["-loglevel", "error", "-y", ...args]);
  if (status !== 0) throw new Error(String(stderr));
}

describe("a clip of two cars", () => {
  let events: VideoEvent[];
  beforeAll(async () => {
    events = await read(clip);
  });

  it("gives one pass a car, with plate, region, time, crop and frame", () => {
    const [first, second, ...others] = passesOf(events);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ plate: "AB12CDE", region: "GB", capturedAtMs: null });
    expect(second).toMatchObject({ plate: "BCD482GP", region: "ZA-GP", grammar: "za-gp-1995" });
    for (const [pass, from, to] of [
      [first!, 0.5, 2.3],
      [second!, 3, 5],
    ] as const) {
      expect(pass.timeS).toBeGreaterThanOrEqual(from - 0.01);
      expect(pass.timeS).toBeLessThanOrEqual(to + 0.01);
      expect(pass.frameNo).toBe(Math.round(pass.timeS * 10));
      expect(pass.agreeing).toBeGreaterThanOrEqual(3);
      expect(pass.confidence).toBeGreaterThan(0.9);
      expect(pass.characters.map(({ char }) => char).join("")).toBe(pass.plate);
      expect(pass.frame).toMatchObject({ widthPx: 480, heightPx: 270 });
      expect(pass.crop.widthPx).toBeGreaterThan(pass.box.width);
      expect([...pass.crop.data.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    }
  });

  it("tells what it opened and how far it is, and ends with a checkpoint", () => {
    expect(events[0]).toMatchObject({ type: "opened", video: { widthPx: 480, heightPx: 270, fps: 10, durationS: 6 } });
    expect(events.at(-1)).toMatchObject({ type: "checkpoint" });
    expect(events.at(-2)).toMatchObject({ type: "progress", progress: { framesDone: 30, framesTotal: 30, passes: 2 } });
  });

  it("goes on from any checkpoint as if it had never stopped", async () => {
    const checkpoints = events.flatMap((event, at) => (event.type === "checkpoint" ? [{ at, event }] : []));
    expect(checkpoints.length).toBeGreaterThanOrEqual(5);
    // While the first car is in the picture, between the cars, and after the last frame.
    for (const { at, event } of [checkpoints[1]!, checkpoints[2]!, checkpoints.at(-1)!]) {
      const rest = await read(clip, event.checkpoint.state);
      expect(passesOf(rest).map(told)).toEqual(passesOf(events.slice(at)).map(told));
    }
  });

  it("refuses a checkpoint that it did not make", async () => {
    await expect(read(clip, "{}")).rejects.toMatchObject({ code: "checkpoint_unreadable" });
  });
});

describe("sampling", () => {
  it("takes the same frames after a seek", async () => {
    const all = await sample(clip, 2.5);
    const rest = await sample(clip, 2.5, 9);
    expect(rest.map(({ interval, timeS }) => [interval, timeS])).toEqual(
      all.slice(9).map(({ interval, timeS }) => [interval, timeS]),
    );
    expect(Buffer.compare(rest[0]!.image.data, all[9]!.image.data)).toBe(0);
  });

  it("repeats no frame of a slow or irregular camera", async () => {
    make("-f", "lavfi", "-i", "testsrc=size=64x48:rate=0.1:duration=40", "-c:v", "mpeg4", inFolder("slow.mkv"));
    expect((await sample(inFolder("slow.mkv"), 5)).map(({ timeS }) => Math.round(timeS))).toEqual([0, 10, 20, 30]);
    const irregular = "setpts='if(lt(N,5),N/25,N*3)/TB'";
    make(
      "-f",
      "lavfi",
      "-i",
      "testsrc=size=64x48:rate=25:duration=0.4",
      "-vf",
      irregular,
      "-vsync",
      "0",
      "-c:v",
      "mpeg4",
      inFolder("vfr.mkv"),
    );
    expect((await sample(inFolder("vfr.mkv"), 5)).map(({ timeS }) => Math.round(timeS))).toEqual([
      0, 15, 18, 21, 24, 27,
    ]);
  });

  it("reduces 4K and turns what the camera held askew", async () => {
    make("-f", "lavfi", "-i", "color=size=3840x2160:rate=5:duration=0.2", "-c:v", "mpeg4", inFolder("4k.mp4"));
    expect((await sample(inFolder("4k.mp4"), 5))[0]?.image).toMatchObject({ width: 1920, height: 1080 });
    const turned = readFileSync(clip);
    const matrix = turned.indexOf("tkhd") + 44;
    for (const [i, value] of [0, 0x10000, 0, -0x10000, 0].entries()) turned.writeInt32BE(value, matrix + 4 * i);
    writeFileSync(inFolder("turned.mp4"), turned);
    expect(await probeVideo(ffmpeg, inFolder("turned.mp4"))).toMatchObject({
      rotationDegrees: 90,
      widthPx: 270,
      heightPx: 480,
    });
    expect((await sample(inFolder("turned.mp4"), 0.5))[0]?.image).toMatchObject({ width: 270, height: 480 });
  });
});

describe("bad files", () => {
  const refused = (file: string) => expect(read(file)).rejects;

  it("are told from videos by their content", async () => {
    writeFileSync(inFolder("text.mp4"), "This is a text file.");
    await refused(inFolder("text.mp4")).toMatchObject({ kind: "invalid", code: "video_unreadable" });
    writeFileSync(inFolder("empty.mp4"), "");
    await refused(inFolder("empty.mp4")).toMatchObject({ code: "video_unreadable" });
    await refused(inFolder("missing.mp4")).toMatchObject({ code: "video_unreadable" });
  });

  it("cannot make the decoder read other files or addresses", async () => {
    writeFileSync(inFolder("list.mp4"), `#EXTM3U\n#EXTINF:5,\nfile://${clip}\n#EXT-X-ENDLIST\n`);
    await refused(inFolder("list.mp4")).toMatchObject({ code: "video_unreadable" });
    writeFileSync(inFolder("concat.mp4"), `ffconcat version 1.0\nfile '${clip}'\n`);
    await refused(inFolder("concat.mp4")).toMatchObject({ code: "video_unreadable" });
  });

  it("that are cut off are refused when nothing can be read, and read as far as they go otherwise", async () => {
    copyFileSync(clip, inFolder("cut.mp4"));
    truncateSync(inFolder("cut.mp4"), Math.floor(statSync(clip).size / 2));
    await refused(inFolder("cut.mp4")).toMatchObject({ code: "video_unreadable" });
    make("-i", clip, "-c", "copy", inFolder("cut.mkv"));
    truncateSync(inFolder("cut.mkv"), Math.floor(statSync(inFolder("cut.mkv")).size * 0.55));
    expect(passesOf(await read(inFolder("cut.mkv"))).map(({ plate }) => plate)).toContain("AB12CDE");
  });

  it("that have no pictures, or declare days of them, are refused", async () => {
    make("-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac", inFolder("sound.mp4"));
    await refused(inFolder("sound.mp4")).toMatchObject({ code: "video_unreadable" });
    const endless = readFileSync(clip);
    for (const [box, offset] of [
      ["mvhd", 20],
      ["mdhd", 20],
      ["tkhd", 24],
    ] as const) {
      endless.writeUInt32BE(0x7fffffff, endless.indexOf(box) + offset);
    }
    for (const box of ["mvhd", "mdhd"]) endless.writeUInt32BE(1, endless.indexOf(box) + 16);
    writeFileSync(inFolder("endless.mp4"), endless);
    await refused(inFolder("endless.mp4")).toMatchObject({ code: "video_too_long" });
  });
});
