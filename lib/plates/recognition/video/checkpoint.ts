import { z } from "zod";
import { DomainError } from "../../../platform/errors";
import type { PassFinderState } from "./pass-finder";

/** Where a video's processing stands, between two frames. */
export type Checkpoint = {
  framesPerSecond: number;
  /** The first sampling interval that was not looked at. */
  nextInterval: number;
  framesDone: number;
  passes: number;
  /** True after the last frame: there is nothing to resume. */
  finished: boolean;
  finder: PassFinderState | null;
};

const count = z.number().int().min(0);
const time = z.number().min(0);
const point = z.object({ x: z.number(), y: z.number() });
const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const TallySchema = z.object({
  weights: z.number(),
  texts: z.record(z.string(), z.number()),
  lengths: z.record(z.string(), z.object({ evidence: z.number(), odds: z.array(z.array(z.number()).length(36)) })),
});
const TrackSchema = z.object({
  key: z.string(),
  firstTimeS: time,
  lastTimeS: time,
  box,
  velocity: point,
  tally: TallySchema,
  keys: z.record(z.string(), count),
  reads: count,
  best: z.object({
    timeS: time,
    frameNo: count,
    capturedAtMs: z.number().nullable(),
    quad: z.tuple([point, point, point, point]),
    detection: z.number(),
    value: z.number(),
    frame: z.string(),
  }),
  confirmedAtS: time.nullable(),
  emitted: z.boolean(),
});
const CheckpointSchema = z.object({
  framesPerSecond: z.number().positive(),
  nextInterval: count,
  framesDone: count,
  passes: count,
  finished: z.boolean(),
  finder: z
    .object({
      gate: z.string().nullable(),
      tracks: z.array(TrackSchema),
      recent: z.array(z.object({ text: z.string(), confidence: z.number(), lastTimeS: time })),
      framesStill: count,
      lookedAtS: time,
    })
    .nullable(),
});

export const packCheckpoint = (state: Checkpoint): string => JSON.stringify(state);

/** @throws DomainError checkpoint_unreadable when it is none of ours: the video is then to be read from its start */
export function unpackCheckpoint(text: string): Checkpoint {
  try {
    return CheckpointSchema.parse(JSON.parse(text));
  } catch {
    throw new DomainError("invalid", "checkpoint_unreadable", "The checkpoint cannot be read");
  }
}
