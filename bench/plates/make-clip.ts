/**
 * Makes a clip of drawn vehicles that pass one by one, for tests and for `bench:plates`, with a CSV of the truth beside it
 * (text,first_frame,last_frame,first_s,last_s,region). The same seed gives the same frames; needs FFmpeg on the PATH or in FFMPEG_PATH.
 *
 *   npx tsx bench/plates/make-clip.ts <clip.mp4> [passes] [seed]
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { stringify } from "csv-stringify/sync";
import { type FilmOptions, type Pass, StreetFilm } from "./synthetic/street-film";

export type { Pass };

export type ClipOptions = Partial<FilmOptions> & {
  /** FFmpeg's program; it has to have libx264. */
  ffmpeg?: string;
};

export type Clip = { passes: Pass[]; frames: number; framesPerSecond: number };

const DEFAULTS: FilmOptions = {
  seed: 1,
  passes: 10,
  width: 1280,
  height: 720,
  framesPerSecond: 25,
  passSeconds: 2,
  gapSeconds: 0.8,
  regions: ["za", "us", "eu", "za", "br", "in", "uk"],
};

/**
 * Writes an H.264 clip; the container follows from the file's name.
 *
 * @throws Error with FFmpeg's last words when it fails
 */
export async function makeClip(file: string, { ffmpeg, ...chosen }: ClipOptions = {}): Promise<Clip> {
  const options = { ...DEFAULTS, ...chosen };
  const { width, height, framesPerSecond } = options;
  const input = [
    "-f",
    "rawvideo",
    "-pix_fmt",
    "rgb24",
    "-s",
    `${width}x${height}`,
    "-r",
    String(framesPerSecond),
    "-i",
    "-",
  ];
  const output = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p", "-threads", "1", file];
  const program = spawn(
    ffmpeg ?? process.env.FFMPEG_PATH ?? "ffmpeg",
    ["-y", "-loglevel", "error", ...input, ...output],
    {
      stdio: ["pipe", "ignore", "pipe"],
    },
  );
  let complaint = "";
  program.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-2000);
  });
  const closed = new Promise<void>((resolve, reject) => {
    program.once("error", reject);
    program.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`FFmpeg failed (${code}): ${complaint.trim()}`)),
    );
  });
  // The reason of a broken pipe is what FFmpeg said, which `closed` tells.
  program.stdin.on("error", () => {});
  const film = new StreetFilm(options);
  let frames = 0;
  const feed = async () => {
    for await (const { data } of film.frames()) {
      frames++;
      if (!program.stdin.write(data)) await Promise.race([once(program.stdin, "drain"), closed]);
    }
    program.stdin.end();
  };
  await Promise.all([feed(), closed]);
  return { passes: film.passes, frames, framesPerSecond };
}

/** The truth as CSV; times in seconds from the beginning of the clip. */
export function truthCsv({ passes, framesPerSecond }: Clip): string {
  const rows = passes.map(({ text, firstFrame, lastFrame, region }) => [
    text,
    firstFrame,
    lastFrame,
    (firstFrame / framesPerSecond).toFixed(2),
    (lastFrame / framesPerSecond).toFixed(2),
    region,
  ]);
  return stringify([["text", "first_frame", "last_frame", "first_s", "last_s", "region"], ...rows]);
}

async function main() {
  const [file, passes = "10", seed = "1"] = process.argv.slice(2);
  if (!file || !(Number(passes) > 0) || !Number.isInteger(Number(seed))) {
    console.error("npx tsx bench/plates/make-clip.ts <clip.mp4> [passes] [seed]");
    process.exit(2);
  }
  const clip = await makeClip(file, { passes: Number(passes), seed: Number(seed) });
  await writeFile(file.replace(/\.[^.]+$/, ".csv"), truthCsv(clip));
  console.log(`${clip.frames} frames, ${clip.passes.length} passes`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
