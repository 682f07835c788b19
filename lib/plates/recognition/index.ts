export { LOOK_ALIKES, lookAlikeKey, normalizePlate, readingKey } from "./normalize";
export type * from "./types";

import { invalidField } from "../../platform/errors";
import { settings } from "../../platform/settings";
import { isKnownRegion } from "./grammars/select";
import type { PlateRead, RecognitionOptions, StreamEvent, StreamOptions, VideoEvent, VideoOptions } from "./types";
import { isRtspUrl } from "./video/address";
import { recognitionPool } from "./worker/office-pool";

/** True for a code that `grammars` takes: a country, a region of one, or "EU". */
export { isKnownRegion };

const DEFAULTS = { checkpointEveryS: 5, snapshotEveryS: 10 };

function common({ grammars = [], confidenceMin = settings().DETECTION_CONFIDENCE_THRESHOLD }: RecognitionOptions) {
  const unknown = grammars.find((code) => !isKnownRegion(code));
  if (unknown !== undefined) throw invalidField("grammars", `No plate formats are known for ${unknown}`);
  return { grammars: [...grammars], confidenceMin };
}

function rate(framesPerSecond = settings().FRAME_EXTRACTION_FPS): number {
  const fits = framesPerSecond >= 0.5 && framesPerSecond <= 30 && Number.isInteger(framesPerSecond * 2);
  if (!fits) throw invalidField("framesPerSecond", "must be a multiple of 0.5 from 0.5 to 30");
  return framesPerSecond;
}

/**
 * Finds and reads the plates of one picture (JPEG, PNG, WebP …), the likeliest first. Runs in a worker process.
 *
 * @throws DomainError image_unreadable, invalid_input (an unknown grammar), recognition_busy, recognition_timeout,
 *   recognition_failed; the signal's reason when it is aborted
 */
export async function recognizeImage(bytes: Uint8Array, options: RecognitionOptions = {}): Promise<PlateRead[]> {
  const task = { kind: "image" as const, bytes, ...common(options) };
  for await (const event of recognitionPool().run(task, options.signal)) {
    if (event.type === "reads") return event.reads;
  }
  return [];
}

/**
 * Reads a video file from its start or from a checkpoint. Ends after the last frame; the last event is a checkpoint,
 * and resuming from that one ends at once. Leaving the loop, or aborting the signal, ends the work.
 *
 * @throws DomainError video_unreadable, video_no_frames, video_too_long, checkpoint_unreadable, checkpoint_mismatch,
 *   ffmpeg_missing, recognition_busy, decoder_ended and recognition_failed (a process died: resume from the last
 *   checkpoint); the signal's reason when it is aborted
 */
export async function* recognizeVideo(file: string, options: VideoOptions = {}): AsyncGenerator<VideoEvent> {
  const task = {
    kind: "video" as const,
    file,
    framesPerSecond: rate(options.framesPerSecond),
    resumeFrom: options.resumeFrom?.state ?? null,
    checkpointEveryS: options.checkpointEveryS ?? DEFAULTS.checkpointEveryS,
    ...common(options),
  };
  yield* recognitionPool().run(task, options.signal) as AsyncGenerator<VideoEvent>;
}

/**
 * Reads a live RTSP stream until the signal is aborted or the loop is left. A stream that fails or falls silent is
 * connected to again, with growing pauses: that is a `state` event, not an error. The address is connected to as it is:
 * the caller has checked that this office may.
 *
 * @throws DomainError invalid_input (no rtsp:// or rtsps:// address), ffmpeg_missing, recognition_busy, recognition_failed
 */
export async function* recognizeStream(rtspUrl: string, options: StreamOptions = {}): AsyncGenerator<StreamEvent> {
  if (!isRtspUrl(rtspUrl)) throw invalidField("rtsp_url", "must be an rtsp:// or rtsps:// address");
  const task = {
    kind: "stream" as const,
    url: rtspUrl,
    framesPerSecond: rate(options.framesPerSecond),
    snapshotEveryS: options.snapshotEveryS ?? DEFAULTS.snapshotEveryS,
    ...common(options),
  };
  yield* recognitionPool().run(task, options.signal) as AsyncGenerator<StreamEvent>;
}

/** What waits and what runs, for the health page and the metrics. */
export const recognitionState = () => recognitionPool().state;
