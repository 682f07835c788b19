/** A point in px of a picture, from its upper left corner. */
export type Point = { x: number; y: number };

/** Four corners as one reads what they enclose: upper left, upper right, lower right, lower left. */
export type Quad = readonly [Point, Point, Point, Point];

/** An upright rectangle in px of a picture. */
export type Box = { x: number; y: number; width: number; height: number };

/** The smallest upright rectangle around a quadrilateral. */
export function boxOf(quad: Quad): Box {
  const xs = quad.map((point) => point.x);
  const ys = quad.map((point) => point.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

export const quadOf = ({ x, y, width, height }: Box): Quad => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];

export function intersectionArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Intersection over union of two boxes, 0–1. */
export function iou(a: Box, b: Box): number {
  const both = intersectionArea(a, b);
  return both === 0 ? 0 : both / (a.width * a.height + b.width * b.height - both);
}

/** How much of the smaller box lies in the other, 0–1. */
export function overlap(a: Box, b: Box): number {
  const smaller = Math.min(a.width * a.height, b.width * b.height);
  return smaller > 0 ? intersectionArea(a, b) / smaller : 0;
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export const centreOf = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** Mean length of the upper and lower edge, and of the left and right one, in px. */
export function edgesOf([a, b, c, d]: Quad): { width: number; height: number } {
  return { width: (distance(a, b) + distance(d, c)) / 2, height: (distance(a, d) + distance(b, c)) / 2 };
}

const between = (a: Point, b: Point, t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });

/**
 * The part of a quadrilateral from fraction (u0, v0) to (u1, v1) of its edges. Fractions below 0 and above 1 reach
 * beyond it; interpolated bilinearly, which is right to a pixel for the small margins it is used for.
 */
export function partOf([a, b, c, d]: Quad, u0: number, v0: number, u1: number, v1: number): Quad {
  const at = (u: number, v: number) => between(between(a, b, u), between(d, c, u), v);
  return [at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)];
}

/** Grown on all four sides by these multiples of its height. */
export function grown(quad: Quad, sideways: number, upAndDown: number): Quad {
  const { width, height } = edgesOf(quad);
  const u = (sideways * height) / Math.max(1, width);
  return partOf(quad, -u, -upAndDown, 1 + u, 1 + upAndDown);
}

export const scaleQuad = ([a, b, c, d]: Quad, x: number, y: number): Quad => {
  const scaled = (point: Point) => ({ x: point.x * x, y: point.y * y });
  return [scaled(a), scaled(b), scaled(c), scaled(d)];
};

/** True when the corners go round clockwise without crossing, at least a few px apart: anything else is no surface. */
export function isConvex(quad: Quad): boolean {
  for (let i = 0; i < 4; i++) {
    const [a, b, c] = [quad[i]!, quad[(i + 1) % 4]!, quad[(i + 2) % 4]!];
    if ((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) <= 0) return false;
  }
  return edgesOf(quad).height >= 3;
}
