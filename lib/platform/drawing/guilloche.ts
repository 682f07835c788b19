import { createHash } from "node:crypto";
import { num } from "./scene";

/** Numbers in [0, 1) that depend on the seed alone: SplitMix-like steps over a hash of it. */
export function seededRandom(seed: string): () => number {
  let state = createHash("sha256").update(seed).digest().readUInt32LE(0);
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  };
}

type Point = readonly [x: number, y: number];

/**
 * A smooth path along a curve, as cubics whose handles follow the curve's derivative; a guilloche line needs a tenth of
 * the points that a polyline would.
 */
export function curvePath(
  curve: (t: number) => Point,
  from: number,
  to: number,
  segments: number,
  closed = false,
): string {
  const step = (to - from) / segments;
  const epsilon = step / 100;
  const at = (t: number) => {
    const [x, y] = curve(t);
    const [x1, y1] = curve(t + epsilon);
    const [x0, y0] = curve(t - epsilon);
    const k = step / 3 / (2 * epsilon);
    return { x, y, dx: (x1 - x0) * k, dy: (y1 - y0) * k };
  };
  let last = at(from);
  let path = `M${num(last.x)} ${num(last.y)}`;
  for (let i = 1; i <= segments; i++) {
    const next = at(from + i * step);
    path += `C${num(last.x + last.dx)} ${num(last.y + last.dy)} ${num(next.x - next.dx)} ${num(next.y - next.dy)} ${num(next.x)} ${num(next.y)}`;
    last = next;
  }
  return closed ? `${path}Z` : path;
}

export interface RosetteShape {
  readonly cx: number;
  readonly cy: number;
  /** Inner and outer bound of the line work, in px. */
  readonly inner: number;
  readonly outer: number;
  /** Petals around the circle. */
  readonly petals: number;
  /** Strands, each turned a little further. */
  readonly strands: number;
  /** How far the strands are spread over a petal, 0 to 1. */
  readonly spread?: number;
  /** Turn of the whole, in radians. */
  readonly turn?: number;
}

/** An envelope rosette: strands of a wave that runs around a circle between two radii, as one path. */
export function rosettePath({ cx, cy, inner, outer, petals, strands, spread = 1, turn = 0 }: RosetteShape): string {
  const middle = (inner + outer) / 2;
  const reach = (outer - inner) / 2;
  let path = "";
  for (let strand = 0; strand < strands; strand++) {
    const phase = (strand / strands) * 2 * Math.PI * spread;
    path += curvePath(
      (t) => {
        const radius = middle + reach * Math.cos(petals * t + phase);
        return [cx + radius * Math.cos(t + turn), cy + radius * Math.sin(t + turn)];
      },
      0,
      2 * Math.PI,
      petals * 4,
      true,
    );
  }
  return path;
}

export interface EpitrochoidShape {
  readonly cx: number;
  readonly cy: number;
  /** Largest distance from the centre, in px. */
  readonly radius: number;
  /** Turns of the rolling circle for each turn around; coprime numbers make the densest figures. */
  readonly loops: number;
  readonly turns: number;
  /** Length of the pen arm against the circles, 0 to 1.5. */
  readonly arm: number;
  readonly turn?: number;
}

/** An epitrochoid: the line of a pen on a circle that rolls around another. */
export function epitrochoidPath({ cx, cy, radius, loops, turns, arm, turn = 0 }: EpitrochoidShape): string {
  const ratio = loops / turns;
  const scale = radius / (1 + arm);
  return curvePath(
    (t) => [
      cx + scale * (Math.cos(t + turn) + arm * Math.cos((ratio + 1) * t + turn)),
      cy + scale * (Math.sin(t + turn) + arm * Math.sin((ratio + 1) * t + turn)),
    ],
    0,
    2 * Math.PI * turns,
    (loops + turns) * 6,
    true,
  );
}

export interface WaveBandShape {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  /** Greatest half height of the band, in px. */
  readonly amplitude: number;
  readonly strands: number;
  /** Waves over the width, of the strand and of the envelope that makes the band swell and narrow. */
  readonly waves: number;
  readonly swells: number;
  readonly phase?: number;
}

/** A braid of sine strands whose amplitude swells and narrows along the band, as one path. */
export function waveBandPath({ x, width, y, amplitude, strands, waves, swells, phase = 0 }: WaveBandShape): string {
  let path = "";
  for (let strand = 0; strand < strands; strand++) {
    const offset = (strand / strands) * 2 * Math.PI;
    path += curvePath(
      (t) => {
        const swell = 0.55 + 0.45 * Math.sin(2 * Math.PI * swells * t + phase);
        return [x + width * t, y + amplitude * swell * Math.sin(2 * Math.PI * waves * t + offset + phase)];
      },
      0,
      1,
      Math.ceil(waves * 6),
    );
  }
  return path;
}

/** Equal fine waves, `pitch` px apart, over a whole area: the quiet ground of security paper. */
export function lineScreenPath(area: { width: number; height: number }, pitch: number, phase: number): string {
  let path = "";
  for (let y = -pitch * 3; y < area.height + pitch * 3; y += pitch) {
    path += curvePath(
      (t) => [
        area.width * t,
        y + 9 * Math.sin(2 * Math.PI * 3 * t + phase) + 4 * Math.sin(2 * Math.PI * 8 * t + phase * 2),
      ],
      -0.01,
      1.01,
      40,
    );
  }
  return path;
}
