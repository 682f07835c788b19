import type { Point, Quad } from "./geometry";

/** Convex hull by Andrew's monotone chain (1979), counter-clockwise in a system whose y points up. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((p, q) => p.x - q.x || p.y - q.y);
  if (sorted.length < 3) return sorted;
  const half = (ordered: Point[]) => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length >= 2 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

const turn = (o: Point, a: Point, b: Point) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

/** A rectangle that may stand askew: centre and size in px, angle in radians of its width, within ±45° of horizontal. */
export type TurnedRectangle = { centre: Point; width: number; height: number; angle: number };

/** The rectangle of least area around points: one of its sides lies on a side of their hull (Freeman, Shapira 1975). */
export function minimalRectangle(points: readonly Point[]): TurnedRectangle | null {
  const hull = convexHull(points);
  if (hull.length < 3) return null;
  let best: TurnedRectangle | null = null;
  for (let i = 0; i < hull.length; i++) {
    const p = hull[i]!;
    const q = hull[(i + 1) % hull.length]!;
    const rectangle = alignedWith(hull, Math.atan2(q.y - p.y, q.x - p.x));
    if (!best || rectangle.width * rectangle.height < best.width * best.height) best = rectangle;
  }
  return best && upright(best);
}

function alignedWith(hull: readonly Point[], angle: number): TurnedRectangle {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const us = hull.map(({ x, y }) => x * cos + y * sin);
  const vs = hull.map(({ x, y }) => -x * sin + y * cos);
  const [u0, u1] = [Math.min(...us), Math.max(...us)];
  const [v0, v1] = [Math.min(...vs), Math.max(...vs)];
  const u = (u0 + u1) / 2;
  const v = (v0 + v1) / 2;
  return { centre: { x: u * cos - v * sin, y: u * sin + v * cos }, width: u1 - u0, height: v1 - v0, angle };
}

/** The same rectangle with its width as the side that is nearer to horizontal. */
function upright(rectangle: TurnedRectangle): TurnedRectangle {
  let { angle, width, height } = rectangle;
  while (angle > Math.PI / 4) {
    angle -= Math.PI / 2;
    [width, height] = [height, width];
  }
  while (angle < -Math.PI / 4) {
    angle += Math.PI / 2;
    [width, height] = [height, width];
  }
  return { ...rectangle, angle, width, height };
}

export function cornersOf({ centre, width, height, angle }: TurnedRectangle): Quad {
  const cos = Math.cos(angle) / 2;
  const sin = Math.sin(angle) / 2;
  const corner = (u: number, v: number): Point => ({
    x: centre.x + u * width * cos - v * height * sin,
    y: centre.y + u * width * sin + v * height * cos,
  });
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}
