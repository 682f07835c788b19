import { Readable } from "node:stream";
import sharp from "sharp";
import type { PlateEvent } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { stage } from "@/lib/platform/storage/quarantine";
import { createCamera } from "./cameras/service";
import type { RecognizeVideo } from "./readers";
import type { Jpeg, PlatePass, VideoCheckpoint } from "./recognition";
import { normalizePlate } from "./recognition/normalize";
import { type Readers, readSegment } from "./uploads/segment";
import { submitUpload } from "./uploads/service";

/** The beginning of an MP4: what a file is known by. A scripted reader never looks further. */
export const mp4 = (content: string): Buffer<ArrayBuffer> =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from("ftypisom\0\0\0\0isommp42", "latin1"),
    Buffer.from(content),
  ]) as Buffer<ArrayBuffer>;

export const makeCamera = (actor: Actor, name = "Gate 1") =>
  createCamera(actor, { name, lat: -26.2, lon: 28.05, active: true, grammars: ["ZA"] });

let picture: Promise<Buffer> | undefined;

/** A picture of its own for each plate, so that files can be told apart. */
export async function jpeg(text: string): Promise<Jpeg> {
  picture ??= sharp({ create: { width: 8, height: 4, channels: 3, background: "#ccc" } })
    .jpeg()
    .toBuffer();
  return { data: Buffer.concat([await picture, Buffer.from(text)]), widthPx: 8, heightPx: 4 };
}

/** A pass as recognition would tell it. */
export async function pass(plate: string, timeS: number, fields: Partial<PlatePass> = {}): Promise<PlatePass> {
  return {
    key: `${Math.round(timeS * 10)}`,
    plate,
    rawPlate: plate,
    normalizedPlate: normalizePlate(plate),
    confidence: 0.93,
    characters: [...plate].map((char) => ({ char, confidence: 0.95 })),
    region: "ZA",
    grammar: null,
    quad: [
      { x: 40, y: 60 },
      { x: 220, y: 60 },
      { x: 220, y: 120 },
      { x: 40, y: 120 },
    ],
    box: { x: 40, y: 60, width: 180, height: 60 },
    crop: await jpeg(`crop ${plate} ${timeS}`),
    frame: await jpeg(`frame ${plate} ${timeS}`),
    frameNo: Math.round(timeS * 25),
    timeS,
    capturedAtMs: null,
    firstTimeS: timeS,
    lastTimeS: timeS + 1,
    reads: 5,
    agreeing: 5,
    ...fields,
  };
}

/** A video whose passes are known, with a checkpoint behind every `every` of them. */
export function scripted(passes: readonly PlatePass[], every = 2): RecognizeVideo {
  return async function* read(_file, options = {}) {
    const done = options.resumeFrom ? Number(options.resumeFrom.state) : 0;
    yield {
      type: "opened",
      video: { durationS: 60, widthPx: 8, heightPx: 4, fps: 25, rotationDegrees: 0, codec: "h264" },
    };
    for (let index = done; index < passes.length; index += 1) {
      if (options.signal?.aborted) return;
      const progress = {
        framesDone: index + 1,
        framesStill: 0,
        framesTotal: passes.length,
        timeS: index,
        passes: index,
      };
      yield { type: "progress", progress: { ...progress, framesPerSecond: 2 } };
      const next = passes[index];
      if (next) yield { type: "pass", pass: next };
      if ((index + 1) % every === 0) yield { type: "checkpoint", checkpoint: checkpoint(index + 1) };
    }
    yield { type: "checkpoint", checkpoint: checkpoint(passes.length) };
  };
}

const checkpoint = (done: number): VideoCheckpoint => ({ version: 1, state: String(done) });

export const readers = (video: RecognizeVideo): Readers => ({ video, image: async () => [] });

/** Does the job's reading step after step, as its function would. */
export async function readToEnd(jobId: string, video: RecognizeVideo): Promise<"done" | null> {
  for (;;) {
    const state = await readSegment(jobId, 0, readers(video));
    if (state !== "more") return state;
  }
}

/** Reads that are there already, of one uploaded recording. Gives the events, in the order of the plates. */
export async function makeEvents(
  actor: Actor,
  plates: readonly string[],
  { cameraId, at = new Date("2026-05-01T09:00:00Z"), confidence = 0.93 }: MadeEvents = {},
): Promise<PlateEvent[]> {
  const staged = await stage(Readable.from([mp4(crypto.randomUUID())]), 1024);
  const { job, upload } = await submitUpload(actor, {
    file: { name: "made.mp4", staged },
    cameraId,
    recordedAt: at,
  });
  const passes = await Promise.all(plates.map((plate, index) => pass(plate, index + 1, { confidence })));
  await readToEnd(job.id, scripted(passes));
  return db().plateEvent.findMany({ where: { uploadId: upload.id }, orderBy: { capturedAt: "asc" } });
}

type MadeEvents = { cameraId?: string; at?: Date; confidence?: number };
