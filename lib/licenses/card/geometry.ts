/**
 * Every measure of the card, in one place, as data: drawing, tests, the specifications operation and the designer's
 * screen read the same boxes. The raster is 1012 x 638 px at 300 dpi for an ID-1 card of 85.60 x 54.00 mm; all boxes
 * are given in pixels from the upper left corner of their side, and `toMm` converts.
 *
 * Where the contract's second layout (a 6 x 6 grid with a 23.6 px gutter) holds, its numbers are kept. It is left in
 * one place: its barcode box of 963 x 78 px is too low. A PDF417 with level 5 and 14 data columns needs 19 rows for
 * the contract's payload with its signature, at 3 px a module and 3 modules a row that is 171 px. A symbol that is
 * squeezed to fit no longer has whole-pixel modules and may not scan, and one of 2 modules a row is not read at 2
 * degrees of tilt. So the box keeps its place and width and is 190 px high.
 */

import type { Box } from "@/lib/platform/drawing/box";
import type { BarcodeProfile } from "../barcode/payload";

export const DPI = 300;
/** Pixels per metre as a PNG's pHYs chunk wants it: 300 / 0.0254, rounded. */
export const PIXELS_PER_METRE = 11811;
export const MM_PER_INCH = 25.4;
export const POINTS_PER_INCH = 72;

export const CARD_WIDTH_MM = 85.6;
export const CARD_HEIGHT_MM = 54;
export const CARD_WIDTH_PX = 1012;
export const CARD_HEIGHT_PX = 638;
export const CARD_WIDTH_PT = (CARD_WIDTH_MM / MM_PER_INCH) * POINTS_PER_INCH;
export const CARD_HEIGHT_PT = (CARD_HEIGHT_MM / MM_PER_INCH) * POINTS_PER_INCH;

/** Radius of the die-cut corners. The art bleeds past them; nothing that must be read touches them. */
export const CORNER_RADIUS_MM = 3;
export const CORNER_RADIUS_PX = (CORNER_RADIUS_MM / MM_PER_INCH) * DPI;

/** Grid of the contract's layout: 6 x 6 cells, gutter and bleed alike. */
export const GRID = { columns: 6, rows: 6, gutterPx: 23.6 } as const;

/** The processed portrait as the photo pipeline delivers it: 18 x 22 mm at 300 dpi. */
export const PORTRAIT_SOURCE = { width: 213, height: 260 } as const;

/** Boxes of the front. */
export const FRONT = {
  header: { x: 23, y: 23, width: 963, height: 84 },
  countrySign: { x: 23, y: 27, width: 112, height: 76 },
  title: { x: 152, y: 27, width: 690, height: 44 },
  issuer: { x: 152, y: 73, width: 690, height: 30 },
  seal: { x: 888, y: 17, width: 96, height: 96 },
  photo: { x: 23, y: 125, width: 305, height: 385 },
  labels: { x: 352, y: 125, width: 153, height: 407 },
  values: { x: 517, y: 125, width: 469, height: 407 },
  ghostPortrait: { x: 822, y: 306, width: 152, height: 192 },
  signature: { x: 23, y: 534, width: 963, height: 78 },
} as const satisfies Record<string, Box>;

/** Pitch of the front's text lines, in px; the first line's cell begins at the top of `FRONT.values`. */
export const FRONT_LINE_PITCH_PX = 37;

/** Boxes of the back with the contract's JSON in its barcode. */
export const BACK = {
  barcode: { x: 23, y: 23, width: 963, height: 190 },
  categories: { x: 23, y: 224, width: 637, height: 286 },
  restrictions: { x: 681, y: 224, width: 305, height: 92 },
  legend: { x: 681, y: 324, width: 305, height: 100 },
  thumb: { x: 681, y: 432, width: 305, height: 180 },
  machineText: { x: 23, y: 524, width: 637, height: 88 },
} as const satisfies Record<string, Box>;

/**
 * Boxes of the back with the 720-byte blocks in its barcode. Their 48 rows take 432 px at the same module size, so the
 * categories stand in one line, the legend and the restrictions on the front alone, and the thumb's box is lower.
 */
export const BACK_BLOCKS = {
  barcode: { x: 23, y: 23, width: 963, height: 446 },
  categories: { x: 23, y: 481, width: 637, height: 33 },
  thumb: { x: 681, y: 481, width: 305, height: 131 },
  machineText: { x: 23, y: 524, width: 637, height: 88 },
} as const satisfies Record<string, Box>;

const BACKS = { json: BACK, "za-720": BACK_BLOCKS } as const satisfies Record<BarcodeProfile, Record<string, Box>>;

/** The boxes that a back may have. */
export type BackBoxName = keyof typeof BACK;

/** The back's boxes under a barcode profile. */
export const backBoxes = <P extends BarcodeProfile>(profile: P): (typeof BACKS)[P] => BACKS[profile];

/** The category table: column left edges and row heights, in px. */
export const CATEGORY_TABLE = {
  headerHeight: 25,
  rowHeight: 29,
  columns: { code: 23, pictogram: 92, issued: 242, expires: 382, restrictions: 522 },
  right: 660,
} as const;

/** The barcode: preferred sizes; `barcode/pdf417.ts` chooses within the box. */
export const BARCODE = {
  errorLevel: 5,
  dataColumns: 14,
  moduleSizePx: 3,
  rowHeightModules: 3,
  quietZoneModules: 2,
} as const;

/** Type sizes in px (contract: 36 title, 24, 22, 22, 15, 12). */
export const TYPE = { title: 36, heading: 24, value: 22, valueWrapped: 15.5, label: 15, small: 12 } as const;

/** Pixels at 300 dpi to millimetres. */
export function toMm(px: number): number {
  return (px / DPI) * MM_PER_INCH;
}

/** Millimetres to pixels at 300 dpi (not rounded). */
export function toPx(mm: number): number {
  return (mm / MM_PER_INCH) * DPI;
}

/** One box of the specification, in both units. */
export interface SpecifiedBox extends Box {
  readonly side: "front" | "back";
  readonly name: string;
  /** x, y, width and height in mm, rounded to a hundredth. */
  readonly mm: Box;
}

/** All boxes of both sides with their measures in px and mm, for the specifications operation and screen. */
export function specifiedBoxes(profile: BarcodeProfile = "json"): SpecifiedBox[] {
  const round = (px: number) => Math.round(toMm(px) * 100) / 100;
  const list = (side: "front" | "back", boxes: Record<string, Box>) =>
    Object.entries(boxes).map(([name, box]) => ({
      side,
      name,
      ...box,
      mm: { x: round(box.x), y: round(box.y), width: round(box.width), height: round(box.height) },
    }));
  return [...list("front", FRONT), ...list("back", backBoxes(profile))];
}

/** True if the box lies on the card and no corner of it is cut off by the card's rounded corners. */
export function insideCard(box: Box): boolean {
  const r = CORNER_RADIUS_PX;
  const corners = [
    [box.x, box.y],
    [box.x + box.width, box.y],
    [box.x, box.y + box.height],
    [box.x + box.width, box.y + box.height],
  ] as const;
  return corners.every(([x, y]) => {
    if (x < 0 || y < 0 || x > CARD_WIDTH_PX || y > CARD_HEIGHT_PX) return false;
    const dx = Math.max(r - x, x - (CARD_WIDTH_PX - r), 0);
    const dy = Math.max(r - y, y - (CARD_HEIGHT_PX - r), 0);
    return Math.hypot(dx, dy) <= r;
  });
}

/** What a glyph reaches out at its sides: its soft edge, or the foot of an A that begins a line. */
const BLEED_PX = 4;

/** A box of texts with room for what its glyphs reach out at either side, so that none is cut off. */
export const withBleed = ({ x, y, width, height }: Box): Box => ({
  x: x - BLEED_PX,
  y,
  width: width + 2 * BLEED_PX,
  height,
});
