import { spawn } from "node:child_process";
import { DomainError } from "../../../platform/errors";
import type { VideoFacts } from "../types";
import { collect, type Ffmpeg, fileInput } from "./ffmpeg";

const PROBE_TIMEOUT_MS = 30_000;
const FPS_MIN = 0.01;
const FPS_MAX = 1000;
/** A recording of more than two days is a container that lies, or nothing that one job should work on. */
const DURATION_MAX_S = 48 * 3600;

/**
 * What a file declares about its video. Reads headers only; no number in it is trusted for more than display.
 *
 * @throws DomainError video_unreadable for anything that is no video or has none inside, video_too_long
 */
export async function probeVideo(ffmpeg: Ffmpeg, file: string): Promise<VideoFacts> {
  const child = spawn(ffmpeg.path, ["-hide_banner", "-nostdin", ...fileInput(file)], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  // Without an output FFmpeg describes the input and ends with an error, which is what is wanted of it.
  const { text } = await collect(child, "stderr", PROBE_TIMEOUT_MS);
  const facts = factsOf(text);
  if (!facts) throw videoUnreadable();
  if ((facts.durationS ?? 0) > DURATION_MAX_S) {
    throw new DomainError("invalid", "video_too_long", "The video declares to be longer than 48 hours");
  }
  return facts;
}

export const videoUnreadable = () =>
  new DomainError(
    "invalid",
    "video_unreadable",
    "The file is no video that can be read: it is damaged, incomplete or of another type",
  );

/** Reads FFmpeg's description of an input; null when it tells of no video. */
export function factsOf(text: string): VideoFacts | null {
  const stream = text.split("\n").find((line) => /Stream #.*Video:/.test(line) && !line.includes("(attached pic)"));
  const size = stream && /,\s(\d{2,5})x(\d{2,5})[\s,[]/.exec(stream);
  if (!stream || !size) return null;
  const rotationDegrees = rotationOf(text);
  const [width, height] = [Number(size[1]), Number(size[2])];
  const turned = rotationDegrees % 180 === 90;
  const fps = Number(/([\d.]+k?) fps/.exec(stream)?.[1]?.replace(/k$/, "000") ?? Number.NaN);
  return {
    durationS: durationOf(text),
    widthPx: turned ? height : width,
    heightPx: turned ? width : height,
    fps: fps >= FPS_MIN && fps <= FPS_MAX ? fps : null,
    rotationDegrees,
    codec: /Video: (\w+)/.exec(stream)?.[1] ?? "unknown",
  };
}

function durationOf(text: string): number | null {
  const parts = /Duration: (\d+):(\d{2}):(\d{2}(?:\.\d+)?)/.exec(text);
  if (!parts) return null;
  const seconds = Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3]);
  return seconds > 0 ? seconds : null;
}

/** The display matrix tells a turn counter-clockwise, the older "rotate" tag one clockwise. */
function rotationOf(text: string): number {
  const matrix = /rotation of (-?[\d.]+) degrees/.exec(text);
  const tag = /rotate\s*:\s*(-?\d+)/.exec(text);
  const clockwise = matrix ? -Number(matrix[1]) : Number(tag?.[1] ?? 0);
  return (((Math.round(clockwise / 90) * 90) % 360) + 360) % 360;
}
