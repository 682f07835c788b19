export { LOOK_ALIKES, lookAlikeKey, normalizePlate, readingKey } from "./normalize";
export type * from "./types";

import type { PlateRead, RecognitionOptions, StreamEvent, StreamOptions, VideoEvent, VideoOptions } from "./types";

/**
 * Finds and reads the plates of one picture (JPEG, PNG, WebP …), the surest first. Runs in a worker process.
 *
 * @throws DomainError image_unreadable (invalid), recognition_busy (unavailable, with retryAfterSeconds),
 *   recognition_timeout, recognition_failed (unavailable); the signal's reason when it is aborted
 */
export type RecognizeImage = (bytes: Uint8Array, options?: RecognitionOptions) => Promise<PlateRead[]>;

/**
 * Reads a video file from its start or from a checkpoint. Ends after the last frame; the last event is a checkpoint,
 * and resuming from that one ends at once. Leaving the loop, or aborting the signal, ends the work.
 *
 * @throws DomainError video_unreadable, video_no_frames, video_too_long (invalid), ffmpeg_missing,
 *   recognition_busy, recognition_failed (unavailable: a worker died; resume from the last checkpoint)
 */
export type RecognizeVideo = (file: string, options?: VideoOptions) => AsyncIterable<VideoEvent>;

/**
 * Reads a live RTSP stream until the signal is aborted or the loop is left. A stream that fails or falls silent is
 * connected to again, with growing pauses: that is a `state` event, not an error.
 *
 * @throws DomainError invalid_input (no rtsp:// or rtsps:// address), ffmpeg_missing, recognition_busy, recognition_failed
 */
export type RecognizeStream = (rtspUrl: string, options?: StreamOptions) => AsyncIterable<StreamEvent>;
