import { distance, type Point, type Quad } from "../../../platform/vision/geometry";
import { cornersOf } from "../../../platform/vision/minimal-rectangle";

/**
 * A line of text as a rectangle at any angle: its centre and size in px, and the angle of its long side in radians, from
 * −90° (excluded) to 90°. Which way up it is read is another question.
 */
export type Strip = { centre: Point; length: number; height: number; angle: number };

/** An angle between two lines that have no direction, −90° (excluded) to 90°. */
export function lineAngle(angle: number): number {
  let turned = angle % Math.PI;
  if (turned > Math.PI / 2) turned -= Math.PI;
  if (turned <= -Math.PI / 2) turned += Math.PI;
  return turned;
}

export function stripOf([a, b, c, d]: Quad): Strip {
  const width = (distance(a, b) + distance(d, c)) / 2;
  const height = (distance(a, d) + distance(b, c)) / 2;
  const centre = { x: (a.x + b.x + c.x + d.x) / 4, y: (a.y + b.y + c.y + d.y) / 4 };
  const angle =
    width >= height
      ? Math.atan2(b.y - a.y + c.y - d.y, b.x - a.x + c.x - d.x)
      : Math.atan2(d.y - a.y + c.y - b.y, d.x - a.x + c.x - b.x);
  return { centre, length: Math.max(width, height), height: Math.min(width, height), angle: lineAngle(angle) };
}

/** The strip's corners as one reads it; `flipped`: upside down, so that its right end comes first. */
export function cornersOfStrip({ centre, length, height, angle }: Strip, flipped = false): Quad {
  const [a, b, c, d] = cornersOf({ centre, width: length, height, angle });
  return flipped ? [c, d, a, b] : [a, b, c, d];
}

/** Where a point lies along a direction, and how far below it, in px. */
export const along = ({ x, y }: Point, angle: number): number => x * Math.cos(angle) + y * Math.sin(angle);
export const below = ({ x, y }: Point, angle: number): number => y * Math.cos(angle) - x * Math.sin(angle);

/** The point that lies so far along a direction and so far below it. */
export const pointAt = (alongPx: number, belowPx: number, angle: number): Point => ({
  x: Math.cos(angle) * alongPx - Math.sin(angle) * belowPx,
  y: Math.sin(angle) * alongPx + Math.cos(angle) * belowPx,
});

const ANGLE_SPREAD_MAX = 0.12;
const HEIGHT_RATIO_MAX = 1.9;
/** Pieces of one line lie at most this many heights of the longer piece apart. */
const GAP_MAX = 2.5;
const OFFSET_MAX = 0.54;

/** Joins pieces of text that lie behind each other on one line: a detector splits long lines. */
export function joinCollinear(pieces: readonly Strip[]): Strip[] {
  const strips = pieces.filter((piece) => piece.length / piece.height > 1.2);
  for (let i = 0; i < strips.length; i++) {
    for (let j = 0; j < strips.length; j++) {
      if (i === j) continue;
      const joined = joinTwo(strips[i]!, strips[j]!);
      if (!joined) continue;
      strips.splice(Math.max(i, j), 1);
      strips[Math.min(i, j)] = joined;
      i = -1;
      break;
    }
  }
  return strips;
}

function joinTwo(one: Strip, other: Strip): Strip | null {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (long.length / long.height < 4) return null;
  if (Math.abs(lineAngle(one.angle - other.angle)) > ANGLE_SPREAD_MAX && short.length / short.height > 3) return null;
  if (Math.max(one.height, other.height) / Math.min(one.height, other.height) > HEIGHT_RATIO_MAX) return null;
  const offset = { x: short.centre.x - long.centre.x, y: short.centre.y - long.centre.y };
  const dx = along(offset, long.angle);
  const dy = below(offset, long.angle);
  if (Math.abs(dy) > OFFSET_MAX * Math.min(one.height, other.height)) return null;
  if (Math.abs(dx) - (long.length + short.length) / 2 > GAP_MAX * long.height) return null;
  const start = Math.min(-long.length / 2, dx - short.length / 2);
  const end = Math.max(long.length / 2, dx + short.length / 2);
  // The middle of the shorter piece counts by its length; where it is long enough to tell, so does its direction.
  const drop = ((short.length * dy) / (long.length + short.length)) * 0.5;
  const middle = pointAt((start + end) / 2, drop, long.angle);
  const turn = short.length > 0.3 * long.length && Math.abs(dx) > 1 ? Math.atan(dy / dx) * 0.5 : 0;
  return {
    centre: { x: long.centre.x + middle.x, y: long.centre.y + middle.y },
    length: end - start,
    height: Math.max(long.height, Math.min(short.height, 1.15 * long.height)),
    angle: lineAngle(long.angle + turn),
  };
}
