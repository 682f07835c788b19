import { DomainError } from "../../../platform/errors";
import type { VideoEvent, VideoFacts, VideoProgress } from "../types";
import { type Checkpoint, packCheckpoint, unpackCheckpoint } from "./checkpoint";
import { type Ffmpeg, fileInput } from "./ffmpeg";
import { DecoderError, type SampledFrame, sampledFrames } from "./frames";
import { PassFinder, type PassFinderOptions } from "./pass-finder";
import { probeVideo, videoUnreadable } from "./probe";

export type VideoRun = Omit<PassFinderOptions, "emitAfterS" | "keyPrefix"> & {
  ffmpeg: Ffmpeg;
  file: string;
  /** State of a checkpoint of an earlier run over the same file with the same options. */
  resumeFrom: string | null;
  checkpointEveryS: number;
  signal?: AbortSignal;
  /** Milliseconds of a clock that never goes back; only for the rate that is shown. */
  clock: () => number;
};

/** Plates are read no better from larger frames, and a frame of 1920 × 1080 takes 6 MB. */
export const FRAME_SIDE_MAX_PX = 1920;
/** A car that stands in the picture is told of after so long, and followed on. */
const EMIT_AFTER_S = 30;
/** A file decodes faster than this, whatever it holds. */
const SILENCE_MS_MAX = 60_000;
const PROGRESS_EVERY_MS = 500;

/** Reads a video from its start or a checkpoint; see `RecognizeVideo`. Everything runs in this process but FFmpeg. */
export async function* readVideo(run: VideoRun): AsyncGenerator<VideoEvent> {
  const video = await probeVideo(run.ffmpeg, run.file);
  yield { type: "opened", video };
  const finder = new PassFinder({ ...run, emitAfterS: EMIT_AFTER_S, keyPrefix: "" });
  const state = await startingState(run, finder);
  if (state.finished) {
    yield checkpointEvent(state);
    return;
  }
  const meter = new Meter(run, video, state, finder);
  const segment = Math.max(1, Math.round(run.checkpointEveryS * run.framesPerSecond));
  let nextCheckpoint = (Math.floor(state.nextInterval / segment) + 1) * segment;
  try {
    for await (const frame of frames(run, state.nextInterval)) {
      // The checkpoint falls between two frames, always at the same ones, so that a resumed run repeats whole segments.
      if (frame.interval >= nextCheckpoint) {
        yield await checkpoint(state, finder);
        nextCheckpoint = (Math.floor(frame.interval / segment) + 1) * segment;
      }
      for (const pass of await finder.frame(frame, frameNumber(frame, video, run), null)) {
        state.passes++;
        yield { type: "pass", pass };
      }
      state.framesDone++;
      state.nextInterval = frame.interval + 1;
      const progress = meter.afterFrame(frame.timeS);
      if (progress) yield { type: "progress", progress };
    }
  } catch (error) {
    if (!(error instanceof DecoderError) || error.killed) throw asDomainError(error);
    // A damaged or cut-off file: what could be decoded was, and counts.
    if (state.framesDone === 0) throw videoUnreadable();
  }
  if (state.framesDone === 0) {
    throw new DomainError("invalid", "video_no_frames", "The video has no frames");
  }
  for (const pass of await finder.finish()) {
    state.passes++;
    yield { type: "pass", pass };
  }
  yield { type: "progress", progress: meter.atEnd() };
  yield checkpointEvent({ ...state, finished: true, finder: null });
}

const frames = (run: VideoRun, fromInterval: number): AsyncGenerator<SampledFrame> =>
  sampledFrames({
    ffmpeg: run.ffmpeg,
    input: fileInput(run.file),
    framesPerSecond: run.framesPerSecond,
    sidePxMax: FRAME_SIDE_MAX_PX,
    fromInterval,
    signal: run.signal,
    silenceMsMax: SILENCE_MS_MAX,
  });

const frameNumber = ({ timeS }: SampledFrame, { fps }: VideoFacts, run: VideoRun): number =>
  Math.round(timeS * (fps ?? run.framesPerSecond));

async function startingState({ resumeFrom, framesPerSecond }: VideoRun, finder: PassFinder): Promise<Checkpoint> {
  const state = resumeFrom === null ? null : unpackCheckpoint(resumeFrom);
  if (state && state.framesPerSecond !== framesPerSecond) {
    throw new DomainError(
      "conflict",
      "checkpoint_mismatch",
      "The checkpoint was made with another number of frames a second",
    );
  }
  if (state?.finder) await finder.restore(state.finder);
  return state ?? { framesPerSecond, nextInterval: 0, framesDone: 0, passes: 0, finished: false, finder: null };
}

async function checkpoint(state: Checkpoint, finder: PassFinder): Promise<VideoEvent> {
  return checkpointEvent({ ...state, finder: await finder.pack() });
}

const checkpointEvent = (state: Checkpoint): VideoEvent => ({
  type: "checkpoint",
  checkpoint: { version: 1, state: packCheckpoint(state) },
});

function asDomainError(error: unknown): unknown {
  return error instanceof DecoderError
    ? new DomainError("unavailable", "decoder_ended", `Decoding was interrupted (${error.reason}); it can be resumed`)
    : error;
}

/** Counts for the progress that people see. */
class Meter {
  private readonly startedMs: number;
  private readonly framesBefore: number;
  private toldMs: number;
  private timeS = 0;

  constructor(
    private readonly run: VideoRun,
    private readonly video: VideoFacts,
    private readonly state: Checkpoint,
    private readonly finder: PassFinder,
  ) {
    this.startedMs = run.clock();
    this.toldMs = this.startedMs;
    this.framesBefore = state.framesDone;
  }

  /** @returns null while the last progress is still fresh */
  afterFrame(timeS: number): VideoProgress | null {
    this.timeS = timeS;
    const now = this.run.clock();
    if (now - this.toldMs < PROGRESS_EVERY_MS) return null;
    this.toldMs = now;
    const { durationS } = this.video;
    // A slow camera gives fewer frames than are asked for.
    const rate = Math.min(this.run.framesPerSecond, this.video.fps ?? Number.POSITIVE_INFINITY);
    const total = durationS === null ? null : Math.max(this.state.framesDone, Math.ceil(durationS * rate));
    return this.progress(total);
  }

  atEnd(): VideoProgress {
    return this.progress(this.state.framesDone);
  }

  private progress(framesTotal: number | null): VideoProgress {
    const { framesDone, passes } = this.state;
    const seconds = Math.max(0.001, (this.run.clock() - this.startedMs) / 1000);
    return {
      framesDone,
      framesStill: this.finder.framesStill,
      framesTotal,
      timeS: this.timeS,
      framesPerSecond: (framesDone - this.framesBefore) / seconds,
      passes,
    };
  }
}
