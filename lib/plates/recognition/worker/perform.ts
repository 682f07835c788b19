import { type Calibration, loadCalibration } from "../../../platform/vision/calibration";
import { decodePicture } from "../../../platform/vision/picture";
import { httpRecognizer } from "../http-recognizer";
import { loadLocalRecognizer } from "../local-recognizer";
import { recognizePicture } from "../recognize";
import type { Recognizer } from "../recognizer";
import { type Ffmpeg, findFfmpeg } from "../video/ffmpeg";
import { readStream } from "../video/read-stream";
import { readVideo } from "../video/read-video";
import type { Task, TaskEvent, WorkerConfig } from "./protocol";

export type Tools = { recognizer: Recognizer; calibration: Calibration; ffmpeg: () => Promise<Ffmpeg> };

/** Loads what tasks need. FFmpeg is looked for when the first video comes: pictures do without. */
export async function toolsFor({
  models,
  textModels,
  threads,
  provider,
  ffmpegPath,
  remote,
}: WorkerConfig): Promise<Tools> {
  const recognizer = remote
    ? httpRecognizer(remote)
    : await loadLocalRecognizer({ folder: models, textFolder: textModels, threads, provider });
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
