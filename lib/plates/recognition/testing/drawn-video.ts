import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Ffmpeg } from "../video/ffmpeg";
import { type DrawnPlate, drawScene } from "./drawn-scene";

/** A car of a drawn clip: it drives from one place to the other while it is in the picture. */
export type DrawnCar = { text: string; fromS: number; toS: number; from: Place; to: Place };
type Place = { x: number; y: number; width: number };

export type DrawnClip = {
  file: string;
  width: number;
  height: number;
  framesPerSecond: number;
  seconds: number;
  cars: readonly DrawnCar[];
  /** More arguments for the encoder, before the file's name. */
  encoder?: readonly string[];
};

/** Width over height of a European plate: 520 × 110 mm. */
const ASPECT = 4.7;

function plateAt({ text, fromS, toS, from, to }: DrawnCar, timeS: number): DrawnPlate[] {
  if (timeS < fromS || timeS > toS) return [];
  const t = (timeS - fromS) / (toS - fromS);
  const mix = (a: number, b: number) => a + (b - a) * t;
  const width = mix(from.width, to.width);
  return [{ lines: [text], x: mix(from.x, to.x), y: mix(from.y, to.y), width, height: width / ASPECT }];
}

/** Draws a clip of cars that pass, and encodes it by FFmpeg (MPEG-4 part 2, which every build has). */
export async function drawClip(ffmpeg: Ffmpeg, clip: DrawnClip): Promise<void> {
  const { file, width, height, framesPerSecond, seconds, cars, encoder = [] } = clip;
  const size = `${width}x${height}`;
  const child = spawn(
    ffmpeg.path,
    [
      ...["-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size, "-r", String(framesPerSecond)],
      ...["-i", "-", "-c:v", "mpeg4", "-q:v", "3", "-g", "12", ...encoder, file],
    ],
    { stdio: ["pipe", "ignore", "inherit"] },
  );
  const closed = once(child, "close");
  for (let frame = 0; frame < seconds * framesPerSecond; frame++) {
    const timeS = frame / framesPerSecond;
    const { data } = drawScene({ width, height, plates: cars.flatMap((car) => plateAt(car, timeS)) });
    if (!child.stdin.write(data)) await once(child.stdin, "drain");
  }
  child.stdin.end();
  const [code] = await closed;
  if (code !== 0) throw new Error(`FFmpeg could not write ${file}`);
}

/** A British car, and one of Gauteng that comes from the other side: 6 seconds, small enough to be read in a test. */
export const TWO_CARS = {
  width: 480,
  height: 270,
  framesPerSecond: 10,
  seconds: 6,
  cars: [
    { text: "AB12 CDE", fromS: 0.5, toS: 2.3, from: { x: 60, y: 80, width: 80 }, to: { x: 240, y: 190, width: 110 } },
    { text: "BCD 482 GP", fromS: 3, toS: 5, from: { x: 320, y: 80, width: 84 }, to: { x: 150, y: 190, width: 115 } },
  ],
} satisfies Omit<DrawnClip, "file">;
