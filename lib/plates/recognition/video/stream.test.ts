import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Calibration, loadCalibration } from "../../../platform/vision/calibration";
import { loadLocalRecognizer } from "../local-recognizer";
import type { Recognizer } from "../recognizer";
import { drawClip, TWO_CARS } from "../testing/drawn-video";
import { TestCamera } from "../testing/rtsp-server";
import type { StreamEvent } from "../types";
import { type Ffmpeg, findFfmpeg } from "./ffmpeg";
import { readStream } from "./read-stream";

const MODELS = "models/plates";
const folder = mkdtempSync(path.join(tmpdir(), "bureau-stream-"));
const clip = path.join(folder, "clip.mp4");
let ffmpeg: Ffmpeg;
let recognizer: Recognizer;
let calibration: Calibration;

beforeAll(async () => {
  ffmpeg = await findFfmpeg();
  recognizer = await loadLocalRecognizer({ folder: MODELS, textFolder: "models/text", threads: 1, provider: "cpu" });
  calibration = await loadCalibration(MODELS);
  await drawClip(ffmpeg, { file: clip, ...TWO_CARS });
});

afterAll(async () => {
  await recognizer?.release();
  rmSync(folder, { recursive: true, force: true });
});

describe("a live stream", () => {
  it("is read, survives a broken connection and silence, and tells its state without the password", async () => {
    const camera = await TestCamera.start(ffmpeg, clip);
    const stop = new AbortController();
    const events: StreamEvent[] = [];
    const run = {
      ffmpeg,
      url: camera.url,
      recognizer,
      calibration,
      grammars: ["ZA", "GB"],
      confidenceMin: 0.5,
      framesPerSecond: 5,
      snapshotEveryS: 1,
      signal: stop.signal,
      now: () => Date.now(),
      backOffMs: 50,
      silenceMsMax: 4000,
    };
    const lives = () => events.filter((event) => event.type === "state" && event.state.state === "live").length;
    for await (const event of readStream(run)) {
      events.push(event);
      if (event.type === "pass" && lives() === 1) camera.breakConnections();
      else if (event.type === "state" && event.state.state === "live" && lives() === 2) camera.fallSilent();
      else if (lives() === 3) stop.abort();
    }
    await camera.stop();
    const states = events.flatMap((event) => (event.type === "state" ? [event.state] : []));
    expect(camera.connections).toBe(3);
    expect(states.map(({ state }) => state)).toEqual([
      "connecting",
      "live",
      "waiting",
      "connecting",
      "live",
      "waiting",
      "connecting",
      "live",
    ]);
    expect(states[2]).toMatchObject({ attempt: 1, retryInMs: 50 });
    expect(states[5]!.reason).toContain("nothing came for 4 s");
    expect(JSON.stringify(states)).not.toContain("secret");
    const pass = events.find((event) => event.type === "pass");
    expect(pass?.type === "pass" && pass.pass.plate).toMatch(/^(AB12CDE|BCD482GP)$/);
    expect(Date.now() - (pass?.type === "pass" ? pass.pass.capturedAtMs! : 0)).toBeLessThan(60_000);
    expect(events.some(({ type }) => type === "snapshot")).toBe(true);
  });

  it("that is not there is tried again with growing pauses until it is left", async () => {
    const states: StreamEvent[] = [];
    const run = {
      ffmpeg,
      url: "rtsp://127.0.0.1:9/none",
      recognizer,
      calibration,
      grammars: [],
      confidenceMin: 0.5,
      framesPerSecond: 5,
      snapshotEveryS: 0,
      signal: new AbortController().signal,
      now: () => Date.now(),
      backOffMs: 20,
    };
    for await (const event of readStream(run)) {
      states.push(event);
      if (states.length === 6) break;
    }
    const waits = states.flatMap((event) =>
      event.type === "state" && event.state.retryInMs ? [event.state.retryInMs] : [],
    );
    expect(waits).toEqual([20, 40, 80]);
  });
});
