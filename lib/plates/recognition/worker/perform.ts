import { httpRecognizer } from "../http-recognizer";
import { type Calibration, loadCalibration } from "../judging/calibration";
import { loadLocalRecognizer } from "../local-recognizer";
import { decodePicture } from "../picture";
import { recognizePicture } from "../recognize";
import type { Recognizer } from "../recognizer";
import { type Ffmpeg, findFfmpeg } from "../video/ffmpeg";
import { readStream } from "../video/read-stream";
import { readVideo } from "../video/read-video";
import { EVENTS_AHEAD_MAX, type Task, type TaskEvent, type WorkerConfig } from "./protocol";

export type Tools = { recognizer: Recognizer; calibration: Calibration; ffmpeg: () => Promise<Ffmpeg> };

/** Loads what tasks need. FFmpeg is looked for when the first video comes: pictures do without. */
export async function toolsFor({ models, threads, provider, ffmpegPath, remote }: WorkerConfig): Promise<Tools> {
  const recognizer = remote ? httpRecognizer(remote) : await loadLocalRecognizer({ folder: models, threads, provider });
  let ffmpeg: Promise<Ffmpeg> | null = null;
  return {
    recognizer,
    calibration: await loadCalibration(models),
    ffmpeg() {
      ffmpeg ??= findFfmpeg(ffmpegPath ?? undefined);
      // Somebody may install it while the worker runs.
      ffmpeg.catch(() => {
        ffmpeg = null;
      });
      return ffmpeg;
    },
  };
}

/** Does one task; its events in order. */
export async function* perform(task: Task, tools: Tools, signal: AbortSignal): AsyncGenerator<TaskEvent> {
  const { recognizer, calibration } = tools;
  const { grammars, confidenceMin } = task;
  if (task.kind === "image") {
    const picture = await decodePicture(task.bytes);
    yield {
      type: "reads",
      reads: await recognizePicture(picture, recognizer, calibration, { grammars, confidenceMin }),
    };
    return;
  }
  const common = { recognizer, calibration, grammars, confidenceMin, signal, ffmpeg: await tools.ffmpeg() };
  if (task.kind === "video") yield* readVideo({ ...task, ...common, clock: () => performance.now() });
  else yield* readStream({ ...task, ...common, now: () => Date.now() });
}

/** Lets a few events through ahead of who takes them. */
export class Gate {
  private ahead = 0;
  private waiting: (() => void) | null = null;

  /** After an event was sent: waits while too many are under way. */
  pass(signal: AbortSignal): Promise<void> {
    if (++this.ahead < EVENTS_AHEAD_MAX) return Promise.resolve();
    return new Promise((resolve) => {
      this.waiting = resolve;
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
  }

  taken(): void {
    this.ahead--;
    this.waiting?.();
    this.waiting = null;
  }
}
