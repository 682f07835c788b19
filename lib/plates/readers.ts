import type {
  PlateRead,
  RecognitionOptions,
  StreamEvent,
  StreamOptions,
  VideoEvent,
  VideoOptions,
} from "./recognition";

/*
 * What reads plates, as those see it who record what was read: `recognizeImage`, `recognizeVideo` and `recognizeStream`
 * of lib/plates/recognition, or a script that a test knows the outcome of.
 */
export type RecognizeImage = (bytes: Uint8Array, options?: RecognitionOptions) => Promise<PlateRead[]>;
export type RecognizeVideo = (file: string, options?: VideoOptions) => AsyncIterable<VideoEvent>;
export type RecognizeStream = (rtspUrl: string, options?: StreamOptions) => AsyncIterable<StreamEvent>;
