import { spawn } from "node:child_process";
import type { RgbImage } from "../../../platform/vision/picture";
import { type Ffmpeg, withoutAddresses } from "./ffmpeg";
import { PpmParser } from "./ppm";

/** One sampled frame: its pixels, its time in seconds from the start of the input, and the sampling interval it is of. */
export type SampledFrame = { image: RgbImage; timeS: number; interval: number };

export type FrameSource = {
  ffmpeg: Ffmpeg;
  /** Arguments up to and including `-i …`, without `-ss`. */
  input: readonly string[];
  /** Intervals a second; the first frame of each is taken, and an interval without a frame gives none. */
  framesPerSecond: number;
  /** Longer side of the frames as they are handed out; larger ones are reduced. */
  sidePxMax: number;
  /** First interval that is wanted; a file is then opened near it instead of at its start. */
  fromInterval?: number;
  signal?: AbortSignal;
  /** The decoder is given up when it delivers nothing for so long while it could. */
  silenceMsMax: number;
};

/** The decoder ended badly or fell silent. `framesGiven` tells whether anything came before that. */
export class DecoderError extends Error {
  override readonly name = "DecoderError";
  constructor(
    readonly reason: string,
    readonly framesGiven: number,
    /** True when it was ended from outside (memory, an operator) or by the watchdog, and not by what it read. */
    readonly killed: boolean,
  ) {
    super(`The video decoder failed: ${reason}`);
  }
}

/** Seeking starts so many seconds early, at a whole even second, so that the sampling intervals fall as from the start. */
const SEEK_MARGIN_S = 2;

const seekS = (fromInterval: number, framesPerSecond: number) =>
  Math.max(0, Math.floor((fromInterval / framesPerSecond - SEEK_MARGIN_S) / 2) * 2);

/** Frames are neither repeated nor dropped to make a steady rate. The option got a new name in FFmpeg 5.1. */
const passThrough = ({ libavutil }: Ffmpeg) => (libavutil < 58 ? ["-vsync", "0"] : ["-fps_mode", "passthrough"]);

function decoderArguments({ ffmpeg, input, framesPerSecond, sidePxMax }: FrameSource, seek: number): string[] {
  const interval = (time: string) => `floor(${time}*${framesPerSecond}+0.0001)`;
  const filters = [
    // The first frame of each interval. A frame of a lying container may be an hour after the one before: nothing is
    // repeated to fill the gap, as FFmpeg's own `fps` filter would.
    `select=isnan(prev_selected_t)+gt(${interval("t")}\\,${interval("prev_selected_t")})`,
    "showinfo",
    `scale=w=if(gte(iw\\,ih)\\,min(iw\\,${sidePxMax})\\,-2):h=if(gte(iw\\,ih)\\,-2\\,min(ih\\,${sidePxMax})):flags=fast_bilinear`,
  ];
  return [
    "-hide_banner",
    "-nostdin",
    "-nostats",
    "-loglevel",
    "info",
    "-threads",
    "1",
    "-filter_threads",
    "1",
    ...(seek > 0 ? ["-ss", String(seek)] : []),
    ...input,
    "-map",
    "0:v:0",
    "-an",
    "-sn",
    "-dn",
    "-threads",
    "1",
    "-vf",
    filters.join(","),
    ...passThrough(ffmpeg),
    "-f",
    "image2pipe",
    "-c:v",
    "ppm",
    "-pix_fmt",
    "rgb24",
    "-",
  ];
}

/**
 * Samples frames of a video or stream by an FFmpeg process. FFmpeg waits when frames are not taken (back-pressure), so
 * memory holds one frame and what the pipe holds. Leaving the loop ends FFmpeg.
 *
 * @throws DecoderError; the signal's reason when it is aborted
 */
export async function* sampledFrames(source: FrameSource): AsyncGenerator<SampledFrame> {
  const { ffmpeg, framesPerSecond, fromInterval = 0, signal, silenceMsMax } = source;
  signal?.throwIfAborted();
  const seek = seekS(fromInterval, framesPerSecond);
  const child = spawn(ffmpeg.path, decoderArguments(source, seek), { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("close", resolve);
  });
  const kill = () => child.kill("SIGKILL");
  signal?.addEventListener("abort", kill, { once: true });
  const log = new DecoderLog(child.stderr);
  let silent = false;
  let watchdog: NodeJS.Timeout | undefined;
  const watch = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      silent = true;
      kill();
    }, silenceMsMax);
  };
  let given = 0;
  try {
    const parser = new PpmParser();
    watch();
    for await (const chunk of child.stdout) {
      for (const image of parser.push(chunk as Buffer)) {
        // Whole microseconds: what was added up should not show.
        const timeS = Math.round(((await log.nextTime()) + seek) * 1e6) / 1e6;
        const interval = Math.floor(timeS * framesPerSecond + 0.0001);
        clearTimeout(watchdog);
        if (interval >= fromInterval) {
          given++;
          yield { image, timeS, interval };
        }
      }
      watch();
    }
    clearTimeout(watchdog);
    const code = await ended;
    signal?.throwIfAborted();
    if (silent) throw new DecoderError(`nothing came for ${Math.round(silenceMsMax / 1000)} s`, given, true);
    if (code !== 0) throw new DecoderError(log.lastWords(), given, code === null);
  } finally {
    clearTimeout(watchdog);
    signal?.removeEventListener("abort", kill);
    kill();
    await ended;
  }
}

const WORDS_MAX = 300;

/** Reads FFmpeg's log: the times that the filter `showinfo` tells, in the order of the frames, and the last complaint. */
class DecoderLog {
  private readonly times: number[] = [];
  private waiting: ((time: number) => void) | null = null;
  private tail = "";
  private words = "";
  private last = 0;
  private unitS = 0;

  constructor(stderr: NodeJS.ReadableStream) {
    stderr.setEncoding("utf8");
    stderr.on("data", (chunk: string) => {
      const lines = (this.tail + chunk).split("\n");
      // A log line has no end of its own to be trusted in: what is unfinished is kept to a sensible length.
      this.tail = lines.pop()!.slice(-4096);
      for (const line of lines) this.line(line);
    });
    stderr.on("end", () => this.time(this.last));
  }

  /** The time of the next frame, in seconds from where the decoder began. A frame without one has the time before it. */
  nextTime(): Promise<number> {
    const time = this.times.shift();
    return time === undefined ? new Promise((resolve) => (this.waiting = resolve)) : Promise.resolve(time);
  }

  lastWords(): string {
    return withoutAddresses(this.words.replace(/^\[[^\]]*\]\s*/, "")).slice(0, WORDS_MAX) || "it ended without a word";
  }

  private line(line: string): void {
    const base = /showinfo.* config in time_base: (\d+)\/(\d+)/.exec(line);
    if (base) this.unitS = Number(base[1]) / Number(base[2]);
    // `pts_time` is printed to six digits only, which is a tenth of a second after a day.
    const shown = /showinfo.* n:\s*\d+ pts:\s*(\S+)/.exec(line);
    if (shown) {
      const time = Number(shown[1]) * this.unitS;
      this.last = Number.isFinite(time) ? Math.max(0, time) : this.last;
      this.time(this.last);
    } else if (line.trim() && !line.includes("showinfo")) this.words = line.trim();
  }

  private time(time: number): void {
    if (!this.waiting) this.times.push(time);
    else {
      this.waiting(time);
      this.waiting = null;
    }
  }
}
