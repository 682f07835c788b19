import { setTimeout as sleep } from "node:timers/promises";
import { frameJpeg } from "../../../platform/vision/picture";
import type { PlatePass, StreamEvent } from "../types";
import { type Ffmpeg, rtspInput } from "./ffmpeg";
import { DecoderError, type SampledFrame, sampledFrames } from "./frames";
import { Latest } from "./latest-frame";
import { PassFinder, type PassFinderOptions } from "./pass-finder";
import { FRAME_SIDE_MAX_PX } from "./read-video";

export type StreamRun = Omit<PassFinderOptions, "emitAfterS" | "keyPrefix"> & {
  ffmpeg: Ffmpeg;
  url: string;
  snapshotEveryS: number;
  signal: AbortSignal;
  /** Milliseconds since 1970. */
  now: () => number;
  /** First pause before connecting again, in ms; doubles up to a minute. Default 1000. */
  backOffMs?: number;
  /** A stream that delivers nothing for so long is given up and connected to again. Default 20 s. */
  silenceMsMax?: number;
};

const BACK_OFF_MS = 1000;
const BACK_OFF_MS_MAX = 60_000;
const SILENCE_MS_MAX = 20_000;
/** A connection that lasted so long was a good one: the next failure is the first again. */
const STEADY_MS = 10_000;
/** Someone may be waiting for this plate: it is told of a second after it is sure, not when the car is gone. */
const EMIT_AFTER_S = 1;
const PROGRESS_EVERY_MS = 2000;
const SNAPSHOT_SIDE_PX = 1280;

type LiveFrame = SampledFrame & { capturedAtMs: number };

/** Reads a live stream until the signal is aborted; see `RecognizeStream`. */
export async function* readStream(run: StreamRun): AsyncGenerator<StreamEvent> {
  const { signal, now, backOffMs = BACK_OFF_MS } = run;
  const startedMs = now();
  const finder = new PassFinder({ ...run, emitAfterS: EMIT_AFTER_S, keyPrefix: `${startedMs}-` });
  const reader = new StreamReader(run, finder, startedMs);
  let attempt = 0;
  while (!signal.aborted) {
    yield { type: "state", state: { state: "connecting", reason: null, attempt, retryInMs: null } };
    const connectedMs = now();
    yield* reader.connection();
    if (signal.aborted) return;
    attempt = reader.wasLive && now() - connectedMs > STEADY_MS ? 1 : attempt + 1;
    const retryInMs = Math.min(BACK_OFF_MS_MAX, backOffMs * 2 ** (attempt - 1));
    yield { type: "state", state: { state: "waiting", reason: reader.reason, attempt, retryInMs } };
    await sleep(retryInMs, undefined, { signal }).catch(() => undefined);
  }
}

class StreamReader {
  /** Whether the last connection delivered a frame, and why it ended. */
  wasLive = false;
  reason = "";
  private framesDone = 0;
  private framesDropped = 0;
  private passes = 0;
  private toldMs = 0;
  private snapshotMs = 0;

  constructor(
    private readonly run: StreamRun,
    private readonly finder: PassFinder,
    private readonly startedMs: number,
  ) {}

  /** One connection, from the first frame to its end. */
  async *connection(): AsyncGenerator<StreamEvent> {
    const latest = new Latest<LiveFrame>();
    const ending = new AbortController();
    const pumping = this.pump(latest, AbortSignal.any([this.run.signal, ending.signal]));
    const droppedBefore = this.framesDropped;
    this.wasLive = false;
    try {
      for (let frame = await latest.take(); frame; frame = await latest.take()) {
        if (!this.wasLive) yield { type: "state", state: { state: "live", reason: null, attempt: 0, retryInMs: null } };
        this.wasLive = true;
        this.framesDropped = droppedBefore + latest.dropped;
        yield* this.frame(frame);
      }
      // The cars that were in the picture when the stream broke off have passed as well.
      yield* this.told(await this.finder.finish());
    } finally {
      ending.abort();
      await pumping;
    }
  }

  private async pump(latest: Latest<LiveFrame>, signal: AbortSignal): Promise<void> {
    const { ffmpeg, url, framesPerSecond, silenceMsMax = SILENCE_MS_MAX, now } = this.run;
    this.reason = "the camera ended the stream";
    try {
      const input = rtspInput(url, ffmpeg);
      const source = { ffmpeg, input, framesPerSecond, sidePxMax: FRAME_SIDE_MAX_PX, signal, silenceMsMax };
      for await (const { image } of sampledFrames(source)) {
        // Times are those of arrival: a stream's own clock starts anew with every connection.
        const capturedAtMs = now();
        const timeS = (capturedAtMs - this.startedMs) / 1000;
        latest.put({ image, timeS, interval: Math.floor(timeS * framesPerSecond), capturedAtMs });
      }
    } catch (error) {
      if (error instanceof DecoderError) this.reason = error.reason;
      else if (!signal.aborted) this.reason = "the stream could not be decoded";
    } finally {
      latest.end();
    }
  }

  private async *frame(frame: LiveFrame): AsyncGenerator<StreamEvent> {
    const { capturedAtMs } = frame;
    const { snapshotEveryS } = this.run;
    if (snapshotEveryS > 0 && capturedAtMs - this.snapshotMs >= snapshotEveryS * 1000) {
      this.snapshotMs = capturedAtMs;
      yield { type: "snapshot", frame: await frameJpeg(frame.image, SNAPSHOT_SIDE_PX), capturedAtMs };
    }
    yield* this.told(await this.finder.frame(frame, this.framesDone, capturedAtMs));
    this.framesDone++;
    if (capturedAtMs - this.toldMs >= PROGRESS_EVERY_MS) {
      this.toldMs = capturedAtMs;
      yield { type: "progress", progress: this.progress(frame.timeS) };
    }
  }

  private *told(passes: readonly PlatePass[]): Generator<StreamEvent> {
    for (const pass of passes) {
      this.passes++;
      yield { type: "pass", pass };
    }
  }

  private progress(timeS: number) {
    const { framesDone, framesDropped, passes } = this;
    const { framesStill } = this.finder;
    return {
      framesDone,
      framesStill,
      framesTotal: null,
      timeS,
      framesPerSecond: framesDone / Math.max(0.001, timeS),
      passes,
      framesDropped,
    };
  }
}
