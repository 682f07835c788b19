import path from "node:path";
import { Resvg } from "@resvg/resvg-js";
import type { RgbImage } from "../../../platform/vision/picture";
import type { Point, Quad } from "../types";

/** A plate as the tests draw it: nothing but the fonts of this repository is needed. */
export type DrawnPlate = {
  /** One line, or two. */
  lines: readonly string[];
  /** Upper left corner and size in px of the scene. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** Turned clockwise around its middle, in degrees. */
  lean?: number;
  ground?: string;
};

export type Scene = { width: number; height: number; plates: readonly DrawnPlate[]; shade?: number };

const FONT = path.resolve("lib/platform/drawing/fonts/NotoSans-Bold.ttf");

/** A street with a car around each plate. */
export function drawScene({ width, height, plates, shade = 0 }: Scene): RgbImage {
  const grey = 110 + shade;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="rgb(${grey},${grey + 6},${grey + 12})"/>
    <rect y="${height * 0.7}" width="${width}" height="${height * 0.3}" fill="rgb(${grey - 40},${grey - 40},${grey - 38})"/>
    ${plates.map(drawCar).join("")}</svg>`;
  const image = new Resvg(svg, {
    font: { fontFiles: [FONT], loadSystemFonts: false, defaultFontFamily: "Noto Sans" },
  }).render();
  const rgba = image.pixels;
  const data = new Uint8Array(width * height * 3);
  for (let i = 0, o = 0; i < rgba.length; i += 4, o += 3) data.set(rgba.subarray(i, i + 3), o);
  return { data, width, height };
}

function drawCar({ lines, x, y, width, height, lean = 0, ground = "#f4f4f0" }: DrawnPlate): string {
  const size = (height * 0.82) / lines.length;
  const rows = lines.map((line, row) => {
    const baseline = y + height * 0.09 + size * (row + 0.86);
    // Glyphs are as wide as the plate has room for, like those of a real one.
    return `<text x="${x + width * 0.06}" y="${baseline}" font-family="Noto Sans" font-weight="700" font-size="${size * 1.05}"
      textLength="${width * 0.88}" lengthAdjust="spacingAndGlyphs" fill="#101014">${line}</text>`;
  });
  return `<rect x="${x - width}" y="${y - height * 5}" width="${width * 3}" height="${height * 7}" rx="${height}" fill="#7c2f2b"/>
    <rect x="${x - width * 0.7}" y="${y - height * 4.4}" width="${width * 2.4}" height="${height * 2}" rx="${height * 0.4}" fill="#22282e"/>
    <g transform="rotate(${lean} ${x + width / 2} ${y + height / 2})">
    <rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${height * 0.08}" fill="${ground}" stroke="#15151a" stroke-width="${height * 0.04}"/>
    ${rows.join("")}</g>`;
}

/** Where the corners of a drawn plate are. */
export function cornersOfDrawn({ x, y, width, height, lean = 0 }: DrawnPlate): Quad {
  const angle = (lean * Math.PI) / 180;
  const turn = (dx: number, dy: number): Point => ({
    x: x + width / 2 + (dx * width * Math.cos(angle)) / 2 - (dy * height * Math.sin(angle)) / 2,
    y: y + height / 2 + (dx * width * Math.sin(angle)) / 2 + (dy * height * Math.cos(angle)) / 2,
  });
  return [turn(-1, -1), turn(1, -1), turn(1, 1), turn(-1, 1)];
}
