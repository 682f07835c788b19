import type { Box } from "@/lib/platform/drawing/box";
import { lineScreenPath, rosettePath, waveBandPath } from "@/lib/platform/drawing/guilloche";
import { ellipsePath, type PathNode, rectPath, type Scene, type SceneNode, textAt } from "@/lib/platform/drawing/scene";
import type { Design } from "./schema";
import { PAGE, pt } from "./units";

type Colours = Pick<Design, "accent" | "second" | "paper">;

/** Thinner strokes are drawn a whole pixel wide by viewers; lines are made fine by their opacity instead. */
const FINE_PT = 0.35;
const BAND_MM = 5;

const stroke = (d: string, colour: string, width: number, opacity = 1): PathNode => ({
  kind: "path",
  d,
  stroke: colour,
  strokeWidth: width,
  opacity,
});

/** Paper, and behind the text a screen of waves with a great rosette. */
export function groundScene(design: Design): Scene {
  const paper: PathNode = { kind: "path", d: rectPath(PAGE), fill: design.paper };
  if (!design.ground) return [paper];
  const [cx, cy] = [PAGE.width / 2, PAGE.height / 2];
  const rosette = (inner: number, outer: number, petals: number) =>
    rosettePath({ cx, cy, inner: pt(inner), outer: pt(outer), petals, strands: 8 });
  return [
    paper,
    stroke(lineScreenPath(PAGE, pt(2.2), 0.8), design.accent, FINE_PT, 0.13),
    stroke(rosette(26, 62, 14), design.second, FINE_PT, 0.2),
    stroke(rosette(12, 30, 11), design.accent, FINE_PT, 0.17),
  ];
}

const inset = (mm: number): Box => {
  const by = pt(mm);
  return { x: by, y: by, width: PAGE.width - 2 * by, height: PAGE.height - 2 * by };
};

/** The design's border. */
export function borderScene({ border, inset: edge, ...colours }: Design): Scene {
  if (border === "none") return [];
  if (border === "line") return [stroke(rectPath(inset(edge)), colours.accent, 1.2)];
  const frame = [
    stroke(rectPath(inset(edge)), colours.accent, 1.6),
    stroke(rectPath(inset(edge + 1.1)), colours.second, 0.5),
    stroke(rectPath(inset(edge + BAND_MM + 2.2)), colours.second, 0.5),
  ];
  return border === "frame" ? frame : [...frame, ...bands(edge + 1.1, colours)];
}

/** Braids along the four sides, and a rosette on each corner. @param from of the bands' outer edge, mm */
function bands(from: number, { accent, second, paper }: Colours): Scene {
  const middle = pt(from + (BAND_MM + 1.1) / 2);
  const corner = middle;
  const [across, down] = [PAGE.width - 2 * corner, PAGE.height - 2 * corner];
  const band = (length: number, phase: number) => {
    const waves = Math.round(length / 17);
    const shape = { x: 0, width: length, y: 0, amplitude: pt(BAND_MM / 2 - 0.2), waves, swells: Math.round(waves / 4) };
    return waveBandPath({ ...shape, strands: 5, phase });
  };
  const rows: PathNode[] = [middle, PAGE.height - middle].map((y, i) => ({
    ...stroke(band(across, i), accent, FINE_PT, 0.75),
    transform: [1, 0, 0, 1, corner, y],
  }));
  const columns: PathNode[] = [middle, PAGE.width - middle].map((x, i) => ({
    ...stroke(band(down, i), accent, FINE_PT, 0.75),
    transform: [0, 1, -1, 0, x, corner],
  }));
  const corners = [corner, PAGE.width - corner].flatMap((cx) =>
    [corner, PAGE.height - corner].flatMap((cy): SceneNode[] => [
      { kind: "path", d: ellipsePath(cx, cy, pt(5)), fill: paper },
      stroke(ellipsePath(cx, cy, pt(5)), second, 0.6),
      stroke(rosettePath({ cx, cy, inner: pt(1), outer: pt(4.5), petals: 8, strands: 5 }), accent, FINE_PT, 0.85),
    ]),
  );
  return [...rows, ...columns, ...corners];
}

/** The office's seal: a scalloped medallion with the authority's name around a star. */
export function sealScene(box: Box, authority: string, { accent, second, paper }: Colours): Scene {
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  const radius = Math.min(box.width, box.height) / 2;
  const rosette = (inner: number, outer: number, petals: number, strands: number) =>
    rosettePath({ cx, cy, inner: radius * inner, outer: radius * outer, petals, strands });
  return [
    { kind: "path", d: rosette(0.93, 1, 36, 1), fill: second, opacity: 0.92 },
    { kind: "path", d: ellipsePath(cx, cy, radius * 0.88), fill: paper },
    stroke(ellipsePath(cx, cy, radius * 0.84), second, 0.8),
    stroke(ellipsePath(cx, cy, radius * 0.57), second, 0.8),
    stroke(rosette(0.3, 0.55, 12, 6), accent, FINE_PT, 0.7),
    { kind: "path", d: ellipsePath(cx, cy, radius * 0.3), fill: paper },
    { kind: "path", d: starPath(cx, cy, radius * 0.25), fill: accent },
    ...ringText(`${authority.toUpperCase()} · `, cx, cy, radius * 0.665, radius * 0.17, accent),
  ];
}

function starPath(cx: number, cy: number, radius: number): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const angle = (i * Math.PI) / 5 - Math.PI / 2;
    const reach = i % 2 === 0 ? radius : radius * 0.42;
    return `${(cx + reach * Math.cos(angle)).toFixed(2)} ${(cy + reach * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}

/** A text once around a circle, letter by letter; it is art, and reads nowhere but on paper. */
function ringText(text: string, cx: number, cy: number, radius: number, size: number, color: string): SceneNode[] {
  const letters = [...text];
  const step = (2 * Math.PI) / letters.length;
  // Short names would stand too far apart, so that they are set as often as they find room.
  const times = Math.max(1, Math.floor((2 * Math.PI * radius) / (letters.length * size * 0.85)));
  return Array.from({ length: times }, (_, turn) =>
    letters.flatMap((letter, i) => {
      const angle = ((turn * letters.length + i) * step) / times - Math.PI / 2;
      const rotate = (angle * 180) / Math.PI + 90;
      const fitted = Math.min(size, ((2 * Math.PI * radius) / (letters.length * times)) * 1.25);
      const [line] = textAt(letter, 0, 0, { style: "bold", size: fitted, maxWidth: size * 2, color, ornament: true });
      if (line?.kind !== "text") return [];
      const half = line.line.width / 2;
      const x = cx + radius * Math.cos(angle) + half * Math.sin(angle);
      const y = cy + radius * Math.sin(angle) - half * Math.cos(angle);
      return [{ ...line, x, y, rotate }];
    }),
  ).flat();
}
