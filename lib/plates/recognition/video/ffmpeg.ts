import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { DomainError } from "../../../platform/errors";

/** A program that decodes video: FFmpeg, run as a process of its own and never linked. */
export type Ffmpeg = {
  path: string;
  version: string;
  /** Major version of its libavutil: 56 came with FFmpeg 4, 57 with 5, 58 with 6. A build's own version may be any text. */
  libavutil: number;
};

const VERSION_TIMEOUT_MS = 10_000;
const FALLBACK = "@ffmpeg-installer/ffmpeg";

/**
 * The FFmpeg to use: the configured one, else the one on the PATH, else the (old) one of the optional npm package.
 *
 * @param configured FFMPEG_PATH; when it is set nothing else is tried
 * @throws DomainError ffmpeg_missing
 */
export async function findFfmpeg(configured?: string): Promise<Ffmpeg> {
  for (const candidate of configured ? [configured] : ["ffmpeg", fallbackPath()]) {
    const found = candidate && (await describe(candidate));
    if (found) return found;
  }
  const where = configured ? `FFMPEG_PATH (${configured}) does not start` : "none is installed";
  throw new DomainError("unavailable", "ffmpeg_missing", `Video needs FFmpeg, and ${where}`);
}

function fallbackPath(): string | null {
  try {
    const require = createRequire(path.join(/* turbopackIgnore: true */ process.cwd(), "package.json"));
    return (require(FALLBACK) as { path: string }).path;
  } catch {
    // The package is optional: it has no build for every system.
    return null;
  }
}

async function describe(program: string): Promise<Ffmpeg | null> {
  const { text, code } = await collect(spawn(program, ["-version"], { stdio: ["ignore", "pipe", "ignore"] }), "stdout");
  const version = /^ffmpeg version (\S+)/.exec(text)?.[1];
  const libavutil = /libavutil\s+(\d+)\./.exec(text)?.[1];
  return code === 0 && version && libavutil ? { path: program, version, libavutil: Number(libavutil) } : null;
}

const TEXT_MAX = 64 * 1024;

/** Everything (up to 64 kB) that a short-lived child says on one of its streams. It is killed after `timeoutMs`. */
export function collect(
  child: ChildProcess,
  stream: "stdout" | "stderr",
  timeoutMs = VERSION_TIMEOUT_MS,
): Promise<{ text: string; code: number | null }> {
  return new Promise((resolve) => {
    let text = "";
    const timer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
    child[stream]?.setEncoding("utf8").on("data", (chunk: string) => {
      if (text.length < TEXT_MAX) text += chunk;
    });
    const end = (code: number | null) => {
      clearTimeout(timer);
      resolve({ text, code });
    };
    child.once("error", () => end(null));
    child.once("close", end);
  });
}

/** Containers that a camera's recording comes in; a playlist, which could name other files and addresses, is none. */
const FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg";
/** 8192 × 8192: no camera has more, and each frame of it takes 100 MB already. */
const PIXELS_MAX = 67_108_864;

/** Arguments that open a local file and nothing else, whatever the file says. */
export const fileInput = (file: string): string[] => [
  "-protocol_whitelist",
  "file",
  "-format_whitelist",
  FORMATS,
  "-max_pixels",
  String(PIXELS_MAX),
  "-i",
  `file:${path.resolve(/* turbopackIgnore: true */ file)}`,
];

/** How long FFmpeg waits for a camera's answer or next packet, in µs. The watchdog of the stream is stricter. */
const SOCKET_TIMEOUT_US = "15000000";

/** Arguments that open an RTSP stream over TCP: over UDP a busy network loses packets and smears the picture. */
export const rtspInput = (url: string, { libavutil }: Ffmpeg): string[] => [
  "-protocol_whitelist",
  "rtsp,rtp,tcp,tls,srtp,crypto",
  "-rtsp_transport",
  "tcp",
  "-allowed_media_types",
  "video",
  // The option changed its name in FFmpeg 5, where the old name became an error and the new one used to mean "listen".
  libavutil < 57 ? "-stimeout" : "-timeout",
  SOCKET_TIMEOUT_US,
  "-max_pixels",
  String(PIXELS_MAX),
  "-fflags",
  "nobuffer",
  "-i",
  url,
];

export const isRtspUrl = (url: string): boolean => /^rtsps?:\/\/[^\s]+$/i.test(url) && URL.canParse(url);

/** What FFmpeg says, without addresses: they hold passwords. */
export const withoutAddresses = (text: string): string => text.replace(/\b[a-z]+:\/\/\S+/gi, "the stream");
