import type { Box, Point, Quad } from "../../platform/vision/geometry";
import type { Jpeg } from "../../platform/vision/picture";

export type { Box, Jpeg, Point, Quad };

/** One character of a reading and the probability (0–1) that the readers gave it. */
export type CharacterRead = { char: string; confidence: number };

/** A plate that was found and read in one picture. */
export type PlateRead = {
  /** The reading that is believed: the raw one, or the spelling of it that a national grammar makes likelier. */
  plate: string;
  /** What the readers saw before any grammar was asked. */
  rawPlate: string;
  /** `plate`, upper case and A–Z 0–9 only. */
  normalizedPlate: string;
  /** Calibrated probability (0–1) that `plate` is right in every character, O and 0, I and 1 counted as equal. */
  confidence: number;
  /** One entry for each character of `plate`. */
  characters: CharacterRead[];
  /** Region of the grammar that the plate fits: ISO 3166-1 or -2, as "ZA", "ZA-GP", "GB", "US-CA". */
  region: string | null;
  /** Id of that grammar, as "za-gp-2023". */
  grammar: string | null;
  quad: Quad;
  box: Box;
  /** The plate with a margin, cut out of the picture as it is: the evidence that a reviewer looks at. */
  crop: Jpeg;
};

/** One vehicle that passed a camera: every frame's reading of its plate, voted to one. */
export type PlatePass = PlateRead & {
  /**
   * The same for the same pass of the same video, however often its processing was interrupted: (upload, key) is
   * unique. A live stream's keys start with the stream's own start time.
   */
  key: string;
  /** The frame of the best crop: its number by the video's average frame rate, and its time from the video's start. */
  frameNo: number;
  timeS: number;
  /** Of a live stream, when the frame of the best crop arrived (ms since 1970); null for a file. */
  capturedAtMs: number | null;
  firstTimeS: number;
  lastTimeS: number;
  /** Frames in which the plate was read, and how many of them agree with the vote (O=0, I=1). */
  reads: number;
  agreeing: number;
  /** The whole frame of the best crop; `quad` and `box` are px of this picture. */
  frame: Jpeg;
};

/** What is known of a video before any frame is decoded; nothing in it is trusted for sizes of memory or loops. */
export type VideoFacts = {
  /** As declared; null when the container tells none. */
  durationS: number | null;
  /** Upright, after rotation. */
  widthPx: number;
  heightPx: number;
  /** Average frames a second as declared, 0.01–1000; null when the container tells none. */
  fps: number | null;
  /** Clockwise turn that players apply: 0, 90, 180, 270. */
  rotationDegrees: number;
  /** "h264", "hevc", … */
  codec: string;
};

export type VideoProgress = {
  /** Sampled frames that were looked at, and how many of them showed no movement and were passed over. */
  framesDone: number;
  framesStill: number;
  /** Estimated sampled frames in all; null when the duration is unknown. Grows when the declared duration was too short. */
  framesTotal: number | null;
  /** Position in the video, in seconds from its start. */
  timeS: number;
  /** Sampled frames a second of this run, by the wall clock. */
  framesPerSecond: number;
  passes: number;
};

/**
 * Where a video's processing can be taken up again: plain JSON of a few kB, and up to some 100 kB while cars are in the
 * picture, whose best frames it holds. Opaque: hand it back as `resumeFrom`.
 */
export type VideoCheckpoint = { version: 1; state: string };

/** Store what came since the last checkpoint and the checkpoint itself in one transaction, and nothing is lost or doubled. */
export type VideoEvent =
  | { type: "opened"; video: VideoFacts }
  | { type: "progress"; progress: VideoProgress }
  | { type: "pass"; pass: PlatePass }
  | { type: "checkpoint"; checkpoint: VideoCheckpoint };

export type StreamState = {
  state: "connecting" | "live" | "waiting";
  /** Why it is waiting, without the stream's address or password; null while all is well. */
  reason: string | null;
  /** Failed connections in a row. */
  attempt: number;
  /** Until the next connection is tried. */
  retryInMs: number | null;
};

export type StreamEvent =
  | { type: "state"; state: StreamState }
  | { type: "progress"; progress: VideoProgress & { framesDropped: number } }
  | { type: "snapshot"; frame: Jpeg; capturedAtMs: number }
  | { type: "pass"; pass: PlatePass };

export type RecognitionOptions = {
  /** Countries or regions whose grammars the camera sees: "ZA", "GB", "US", "US-CA", "EU". Default: all, with less weight. */
  grammars?: readonly string[];
  /** Readings below this calibrated confidence are left out. Default: DETECTION_CONFIDENCE_THRESHOLD. */
  confidenceMin?: number;
  signal?: AbortSignal;
};

export type VideoOptions = RecognitionOptions & {
  /** Sampled frames a second, a multiple of 0.5. Default: FRAME_EXTRACTION_FPS. */
  framesPerSecond?: number;
  resumeFrom?: VideoCheckpoint | null;
  /** Seconds of video between checkpoints. Default 5. */
  checkpointEveryS?: number;
};

export type StreamOptions = RecognitionOptions & {
  framesPerSecond?: number;
  /** Seconds between pictures for the camera's page; 0 sends none. Default 10. */
  snapshotEveryS?: number;
};
