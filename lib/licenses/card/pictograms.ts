import { ellipsePath, type Matrix, type PathNode, rectPath } from "@/lib/platform/drawing/scene";
import type { CategoryCode } from "./model";

/**
 * Vehicles in side view, drawn for this card, in a box of 64 x 26 units with the road at y = 25. A shape is filled with
 * ink, a cut (window) with paper.
 */
interface Pictogram {
  readonly ink: readonly string[];
  readonly cut: readonly string[];
  /** Outlines of 2 units, not filled. */
  readonly line?: readonly string[];
}

const wheel = (x: number, radius = 4) => ({
  ink: ellipsePath(x, 25 - radius, radius),
  cut: ellipsePath(x, 25 - radius, radius * 0.4),
});

function vehicle(
  body: readonly string[],
  windows: readonly string[],
  wheels: readonly ReturnType<typeof wheel>[],
): Pictogram {
  return { ink: [...body, ...wheels.map((w) => w.ink)], cut: [...windows, ...wheels.map((w) => w.cut)] };
}

function motorcycle(left: number, scale: number): Pictogram {
  const x = (units: number) => left + units * scale;
  const y = (units: number) => 25 - (25 - units) * scale;
  const path = (points: readonly (readonly [number, number])[]) =>
    `M${points.map(([px, py]) => `${x(px).toFixed(2)} ${y(py).toFixed(2)}`).join("L")}Z`;
  const ring = (cx: number) => ellipsePath(x(cx), y(19), 6 * scale);
  const hub = (cx: number) => ellipsePath(x(cx), y(19), 1.6 * scale);
  return {
    // Tank and seat, engine, front fork with handlebar, rear arm.
    ink: [
      path([
        [6, 9],
        [15, 10.5],
        [18, 8],
        [25, 8],
        [28, 11],
        [25, 14],
        [12, 14],
        [5, 11.5],
      ]),
      path([
        [13, 14],
        [25, 14],
        [23, 20.5],
        [15, 20.5],
      ]),
      path([
        [25, 5],
        [22, 3.6],
        [22.6, 2.2],
        [27.4, 4.2],
        [35, 18.4],
        [33.2, 19.4],
      ]),
      path([
        [7, 18],
        [14, 16],
        [15, 18],
        [7.6, 20],
      ]),
      hub(7),
      hub(34),
    ],
    cut: [],
    line: [ring(7), ring(34)],
  };
}

const TRUCK_CAB = (x: number) => `M${x} 22L${x} 6L${x + 7} 6L${x + 11} 13L${x + 11} 22Z`;
const CAB_WINDOW = (x: number) => `M${x + 2} 8L${x + 6} 8L${x + 8.6} 13L${x + 2} 13Z`;
const box = (x: number, y: number, width: number, height: number) => rectPath({ x, y, width, height }, 1);

const CAR_BODY = (x: number) =>
  `M${x} 21L${x} 16C${x} 14 ${x + 1} 13.4 ${x + 3} 13L${x + 7} 12L${x + 11} 7.4C${x + 11.8} 6.4 ${x + 12.6} 6 ${x + 14} 6L${x + 22} 6C${x + 23.4} 6 ${x + 24.4} 6.4 ${x + 25.4} 7.4L${x + 30} 12L${x + 33} 13C${x + 35} 13.6 ${x + 36} 14.6 ${x + 36} 16.4L${x + 36} 21Z`;
const CAR_WINDOWS = (x: number) => [
  `M${x + 10} 12L${x + 13.4} 8.2L${x + 17} 8.2L${x + 17} 12Z`,
  `M${x + 19} 12L${x + 19} 8.2L${x + 22.6} 8.2L${x + 26.4} 12Z`,
];
const CAR = (x: number) => vehicle([CAR_BODY(x)], CAR_WINDOWS(x), [wheel(x + 8), wheel(x + 28)]);

/** A trailer behind a towing vehicle: its box, its drawbar to the right, its wheels. */
function trailer(x: number, width: number, top: number, wheels: readonly number[], radius = 3.2): Pictogram {
  return vehicle(
    [
      box(x, top, width, 21.4 - top),
      `M${x + width - 1} 19L${x + width + 6} 19L${x + width + 6} 20.6L${x + width - 1} 20.6Z`,
    ],
    [],
    wheels.map((at) => wheel(x + at, radius)),
  );
}

const join = (...parts: readonly Pictogram[]): Pictogram => ({
  ink: parts.flatMap((part) => part.ink),
  cut: parts.flatMap((part) => part.cut),
});

const PICTOGRAMS: Record<CategoryCode, Pictogram> = {
  A1: motorcycle(17, 0.78),
  A: motorcycle(11, 1),
  B: CAR(14),
  C1: vehicle([box(12, 5, 23, 17), TRUCK_CAB(36)], [CAB_WINDOW(36)], [wheel(19, 3.8), wheel(41, 3.8)]),
  C: vehicle([box(3, 2, 42, 19), TRUCK_CAB(46)], [CAB_WINDOW(46)], [wheel(10), wheel(19), wheel(51)]),
  D: vehicle(
    ["M5 21L5 6C5 4.6 6 4 7 4L56 4C58 4 58.8 5 59 6.4L60 14L60 21Z"],
    [8, 16, 24, 32, 40]
      .map((x) => rectPath({ x, y: 7, width: 6.4, height: 6 }, 0.8))
      .concat("M48.4 7L56.4 7L57.4 13L48.4 13Z"),
    [wheel(15), wheel(48)],
  ),
  EB: join(trailer(2, 15, 11, [8]), CAR(25)),
  EC1: join(
    trailer(1, 20, 7, [6, 14]),
    vehicle([box(28, 6, 19, 16), TRUCK_CAB(48)], [CAB_WINDOW(48)], [wheel(34, 3.6), wheel(53, 3.6)]),
  ),
  EC: join(
    trailer(0, 24, 2, [6, 13], 3.4),
    vehicle([box(29, 2, 22, 19), TRUCK_CAB(52)], [CAB_WINDOW(52)], [wheel(34, 3.6), wheel(42, 3.6), wheel(57, 3.6)]),
  ),
};

/** The vehicle of a category as paths, its box's corner at x, y, its width 64 px times `scale`. */
export function pictogram(
  code: CategoryCode,
  x: number,
  y: number,
  scale: number,
  ink: string,
  paper: string,
): PathNode[] {
  const transform: Matrix = [scale, 0, 0, scale, x, y];
  const { ink: shapes, cut, line = [] } = PICTOGRAMS[code];
  return [
    { kind: "path", d: shapes.join(""), fill: ink, transform },
    ...(cut.length ? [{ kind: "path", d: cut.join(""), fill: paper, transform } as const] : []),
    ...(line.length ? [{ kind: "path", d: line.join(""), stroke: ink, strokeWidth: 1.8, transform } as const] : []),
  ];
}
