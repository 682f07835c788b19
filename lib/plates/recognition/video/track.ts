import { centreOf, distance, iou } from "../../../platform/vision/geometry";
import { editDistance, readingKey } from "../normalize";
import { Tally, type TallyState, type Vote } from "../reading/tally";
import type { Box, Point, Quad } from "../types";

/** A sighting of one frame, voted over its crops and readers. */
export type FrameSighting = {
  quad: Quad;
  box: Box;
  detection: number;
  vote: Vote;
  score: number;
  readings: Parameters<Tally["add"]>[0][];
};

/** Where in the video something was seen. */
export type FrameTime = { timeS: number; frameNo: number; capturedAtMs: number | null };

/** The frame on which a track's plate is seen best; `frame` is whatever the caller keeps pictures as. */
export type BestView<Frame> = FrameTime & { quad: Quad; detection: number; value: number; frame: Frame };

/** One plate followed over frames. */
export type Track<Frame> = {
  /** The interval and the place in its order of the first sighting: the same whenever the video is processed. */
  key: string;
  firstTimeS: number;
  lastTimeS: number;
  box: Box;
  /** Movement of the box's centre, px a second. */
  velocity: Point;
  tally: Tally;
  /** For each reading key, the frames whose own vote it was. */
  keys: Map<string, number>;
  reads: number;
  best: BestView<Frame>;
  confirmedAtS: number | null;
  emitted: boolean;
};

/** Beyond this many px of plate height a crop is not read any better. */
const HEIGHT_ENOUGH_PX = 48;

/** How good a view of the plate is: how well it was read, and its size. */
const viewValue = ({ score, box }: FrameSighting) => score * Math.sqrt(Math.min(1, box.height / HEIGHT_ENOUGH_PX));

export function startTrack<Frame>(key: string, sighting: FrameSighting, time: FrameTime, frame: Frame): Track<Frame> {
  const track: Track<Frame> = {
    key,
    firstTimeS: time.timeS,
    lastTimeS: time.timeS,
    box: sighting.box,
    velocity: { x: 0, y: 0 },
    tally: new Tally(),
    keys: new Map(),
    reads: 0,
    best: { ...time, quad: sighting.quad, detection: sighting.detection, value: -1, frame },
    confirmedAtS: null,
    emitted: false,
  };
  extendTrack(track, sighting, time, frame);
  return track;
}

export function extendTrack<Frame>(track: Track<Frame>, sighting: FrameSighting, time: FrameTime, frame: Frame): void {
  const dt = time.timeS - track.lastTimeS;
  if (dt > 0) {
    const from = centreOf(track.box);
    const to = centreOf(sighting.box);
    track.velocity = { x: (to.x - from.x) / dt, y: (to.y - from.y) / dt };
  }
  track.box = sighting.box;
  track.lastTimeS = time.timeS;
  track.reads++;
  // Large and sharp plates are read better than small ones: their frames count more.
  for (const reading of sighting.readings) track.tally.add(reading, Math.max(0.1, viewValue(sighting)));
  const key = readingKey(sighting.vote.text);
  track.keys.set(key, (track.keys.get(key) ?? 0) + 1);
  const value = viewValue(sighting);
  if (value > track.best.value) {
    track.best = { ...time, quad: sighting.quad, detection: sighting.detection, value, frame };
  }
}

/** Centres nearer than this many box widths are one plate, whatever was read. */
const NEAR_WIDTHS = 1;
/** A plate that is read alike may have moved this many widths between two frames. */
const FAR_WIDTHS = 8;
const SIZE_RATIO_MAX = 2.2;
/** Readings this much alike tell of one plate; below the second, of two when both were read well. */
const ALIKE_MIN = 0.7;
const UNLIKE_MAX = 0.34;
const READ_WELL_MIN = 0.5;

/** 1 for equal readings (O=0, I=1), 0 for readings that share nothing. */
export function alike(a: string, b: string): number {
  const [left, right] = [readingKey(a), readingKey(b)];
  return 1 - editDistance(left, right) / Math.max(1, left.length, right.length);
}

/**
 * How well a sighting continues a track, 0 (not at all) to 2: by where the track's plate should be now, and by what is
 * read. A plate that is read well and differently is the next car at the same place, not this one.
 */
export function affinity<Frame>(track: Track<Frame>, sighting: FrameSighting, timeS: number): number {
  const dt = timeS - track.lastTimeS;
  const last = centreOf(track.box);
  const expected = { x: last.x + track.velocity.x * dt, y: last.y + track.velocity.y * dt };
  const moved = { ...track.box, x: expected.x - track.box.width / 2, y: expected.y - track.box.height / 2 };
  const width = Math.max(track.box.width, sighting.box.width);
  const ratio = width / Math.max(1, Math.min(track.box.width, sighting.box.width));
  const centre = centreOf(sighting.box);
  const away = Math.min(distance(expected, centre), distance(last, centre)) / width;
  const voted = track.tally.result();
  const likeness = voted ? alike(voted.text, sighting.vote.text) : 0.5;
  if (ratio > SIZE_RATIO_MAX || away > FAR_WIDTHS) return 0;
  const place = Math.max(
    iou(moved, sighting.box),
    iou(track.box, sighting.box),
    away < NEAR_WIDTHS ? 0.3 * (1 - away) : 0,
  );
  const bothReadWell = (voted?.strength ?? 0) > READ_WELL_MIN && sighting.vote.strength > READ_WELL_MIN;
  if (likeness < UNLIKE_MAX && bothReadWell) return 0;
  if (place > 0) return place + likeness;
  return likeness >= ALIKE_MIN ? likeness : 0;
}

/** Frames whose own vote agrees with what the whole track comes to. */
export const agreeing = <Frame>({ keys }: Track<Frame>, text: string): number => keys.get(readingKey(text)) ?? 0;

/** A track as plain JSON; its picture is stored by the caller's `pack`. */
export type TrackState = Omit<Track<never>, "tally" | "keys" | "best"> & {
  tally: TallyState;
  keys: Record<string, number>;
  best: BestView<string>;
};

export async function packTrack<Frame>(
  track: Track<Frame>,
  pack: (frame: Frame) => Promise<string>,
): Promise<TrackState> {
  const { tally, keys, best, ...rest } = track;
  return {
    ...rest,
    tally: tally.toJSON(),
    keys: Object.fromEntries(keys),
    best: { ...best, frame: await pack(best.frame) },
  };
}

export async function unpackTrack<Frame>(
  state: TrackState,
  unpack: (packed: string) => Promise<Frame>,
): Promise<Track<Frame>> {
  return {
    ...state,
    tally: Tally.from(state.tally),
    keys: new Map(Object.entries(state.keys)),
    best: { ...state.best, frame: await unpack(state.best.frame) },
  };
}
