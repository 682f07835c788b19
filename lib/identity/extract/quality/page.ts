import { boxOf, edgesOf, isConvex, type Point, type Quad, scaleQuad } from "../../../platform/vision/geometry";
import { convexHull } from "../../../platform/vision/minimal-rectangle";
import { type RgbImage, scaled } from "../../../platform/vision/picture";

/** Where pages lie before a background; null: none stands out, as on a scan that is all page. */
export type PageSearch = { corners: Quad | null; pages: number; isCut: boolean };

const SIDE_PX = 240;
/** Sum of the differences of R, G and B to the background from which a pixel belongs to something. */
const DIFFERENCE_MIN = 54;
const AREA_MIN = 0.1;
/** A page fills its outline; a hand or a shadow does not. */
const FILL_MIN = 0.86;
/** A second outline counts as a page when it is at least this large beside the first. */
const SECOND_MIN = 0.45;
/** What fills so much of the picture is all of it. */
const WHOLE_MIN = 0.85;

type Part = { area: number; border: Point[]; touches: boolean };

/**
 * Finds pages as what differs from the background, whose colour is that of the picture's edge. Plain backgrounds are what
 * is asked of people who photograph documents; before others nothing is found and the page's direction is taken from its
 * lines of text.
 */
export async function findPage(image: RgbImage): Promise<PageSearch> {
  const small = await scaled(image, SIDE_PX);
  const mask = foreground(small);
  const total = small.width * small.height;
  const parts = partsOf(mask, small.width, small.height)
    .filter(({ area }) => area > AREA_MIN * total)
    .sort((a, b) => b.area - a.area);
  const pages = parts.flatMap((part) => {
    const quad = quadAround(part);
    return quad ? [{ quad, part }] : [];
  });
  const [first, second] = pages;
  if (!first) return { corners: null, pages: 0, isCut: false };
  const isSecond = second !== undefined && second.part.area > SECOND_MIN * first.part.area;
  return {
    corners: scaleQuad(first.quad, image.width / small.width, image.height / small.height),
    pages: isSecond ? 2 : 1,
    // A page that fills the picture was scanned; one that leaves room on one side and none on another is cut off.
    isCut: first.part.touches && first.part.area < WHOLE_MIN * total,
  };
}

/** Pixels that are not like the edge of the picture: the median of its outermost pixels, side by side. */
function foreground({ data, width, height }: RgbImage): Uint8Array {
  const edge: number[] = [];
  for (let x = 0; x < width; x++) edge.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++) edge.push(y * width, y * width + width - 1);
  const median = [0, 1, 2].map((channel) => {
    const values = edge.map((at) => data[3 * at + channel]!).sort((a, b) => a - b);
    return values[values.length >> 1]!;
  });
  const mask = new Uint8Array(width * height);
  for (let i = 0; i < mask.length; i++) {
    const difference = median.reduce((sum, value, channel) => sum + Math.abs(data[3 * i + channel]! - value), 0);
    if (difference > DIFFERENCE_MIN) mask[i] = 1;
  }
  return mask;
}

/** Connected parts (4 neighbours). Their holes do not matter: only the outline is used. */
function partsOf(mask: Uint8Array, width: number, height: number): Part[] {
  const seen = new Uint8Array(mask.length);
  const stack: number[] = [];
  const parts: Part[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || seen[start]) continue;
    const part: Part = { area: 0, border: [], touches: false };
    stack.push(start);
    seen[start] = 1;
    while (stack.length > 0) {
      const at = stack.pop()!;
      const x = at % width;
      const y = (at - x) / width;
      part.area++;
      const edge = x === 0 || y === 0 || x === width - 1 || y === height - 1;
      if (edge) part.touches = true;
      const near = edge ? [] : [at - 1, at + 1, at - width, at + width];
      if (edge || near.some((other) => !mask[other])) part.border.push({ x: x + 0.5, y: y + 0.5 });
      for (const other of edge ? insideOf(x, y, width, height) : near) {
        if (mask[other] && !seen[other]) {
          seen[other] = 1;
          stack.push(other);
        }
      }
    }
    parts.push(part);
  }
  return parts;
}

const insideOf = (x: number, y: number, width: number, height: number): number[] =>
  [
    [x - 1, y],
    [x + 1, y],
    [x, y - 1],
    [x, y + 1],
  ].flatMap(([column, row]) =>
    column! >= 0 && row! >= 0 && column! < width && row! < height ? [row! * width + column!] : [],
  );

const area = (points: readonly Point[]): number =>
  Math.abs(
    points.reduce((sum, p, index) => {
      const q = points[(index + 1) % points.length]!;
      return sum + p.x * q.y - q.x * p.y;
    }, 0),
  ) / 2;

/** The outline's convex hull reduced to four corners, each time leaving out the corner that costs the least area. */
function quadAround({ border }: Part): Quad | null {
  const hull = convexHull(border);
  const whole = area(hull);
  while (hull.length > 4) {
    let least = { index: 0, cost: Number.POSITIVE_INFINITY };
    for (let i = 0; i < hull.length; i++) {
      const cost = area([hull.at(i - 1)!, hull[i]!, hull[(i + 1) % hull.length]!]);
      if (cost < least.cost) least = { index: i, cost };
    }
    hull.splice(least.index, 1);
  }
  if (hull.length < 4 || area(hull) < FILL_MIN * whole) return null;
  const quad = clockwiseFromUpperLeft(hull);
  const { width, height } = edgesOf(quad);
  const aspect = Math.max(width, height) / Math.min(width, height);
  return isConvex(quad) && aspect < 2.2 && boxOf(quad).width > 20 ? quad : null;
}

function clockwiseFromUpperLeft(points: readonly Point[]): Quad {
  const cx = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const cy = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  const turned = [...points].sort((p, q) => Math.atan2(p.y - cy, p.x - cx) - Math.atan2(q.y - cy, q.x - cx));
  const first = turned.reduce(
    (best, point, index) => (point.x + point.y < turned[best]!.x + turned[best]!.y ? index : best),
    0,
  );
  return [0, 1, 2, 3].map((step) => turned[(first + step) % 4]!) as unknown as Quad;
}

/** The corners turned so that the page's upper left one comes first: `angle` is the direction of its lines as one reads. */
export function uprightCorners(quad: Quad, angle: number): Quad {
  const turns = [0, 1, 2, 3].map((by) => [0, 1, 2, 3].map((i) => quad[(i + by) % 4]!) as unknown as Quad);
  const off = ([a, b]: Quad) => Math.cos(Math.atan2(b.y - a.y, b.x - a.x) - angle);
  return turns.reduce((best, turn) => (off(turn) > off(best) ? turn : best));
}
