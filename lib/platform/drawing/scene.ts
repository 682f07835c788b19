import type { Box } from "./box";
import { type FitOptions, fitText, type TextLine } from "./text";

/**
 * A page as a list of things to draw, in px from the upper left corner. Two painters draw the same list: `paint-svg`
 * for the raster and `paint-pdf` for vector pages, so that both look alike by construction.
 */
export type SceneNode = PathNode | TextNode;
export type Scene = readonly SceneNode[];

/** A scene with the area of the page that it is drawn in, and clipped to; in whole px. */
export interface Part {
  readonly area: Box;
  readonly scene: Scene;
  /** Many pages have this very part, so that its raster is worth keeping. */
  readonly common?: true;
}

/** An sRGB colour as #rrggbb, or a colour run by its name, which the document defines. */
export type Paint = string | { readonly gradient: string };

/** Maps x, y to a x + c y + e, b x + d y + f, as in SVG and PDF. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export interface PathNode {
  readonly kind: "path";
  /** Absolute SVG path data of M, L, Q, C and Z. */
  readonly d: string;
  readonly fill?: Paint;
  readonly stroke?: Paint;
  /** In px; default 1. */
  readonly strokeWidth?: number;
  readonly opacity?: number;
  readonly transform?: Matrix;
}

export interface TextNode {
  readonly kind: "text";
  readonly line: TextLine;
  /** Start of the base line, in px. */
  readonly x: number;
  readonly y: number;
  readonly color: string;
  readonly opacity?: number;
  /** Clockwise, in degrees, about the start of the base line. */
  readonly rotate?: number;
  /** Art, not to be read out: goes into the PDF as shapes instead of text. */
  readonly ornament?: boolean;
}

export type Align = "left" | "center" | "right";

/** A text on a base line, in one line, never wider than `maxWidth`; nothing for an empty text. */
export function textAt(
  text: string,
  x: number,
  y: number,
  options: FitOptions & { color: string; align?: Align; opacity?: number; rotate?: number; ornament?: boolean },
): TextNode[] {
  const [line] = fitText(text, { ...options, maxLines: 1 });
  if (!line) return [];
  const { color, align = "left", opacity, rotate, ornament } = options;
  const shift = align === "center" ? line.width / 2 : align === "right" ? line.width : 0;
  return [{ kind: "text", line, x: x - shift, y, color, opacity, rotate, ornament }];
}

/** Text lines in a box, from its top; `leading` is the distance of base lines in em, `firstBaseline` in px from the top. */
export function textBlock(
  text: string,
  box: Box,
  options: Omit<FitOptions, "maxWidth"> & { color: string; leading?: number },
): TextNode[] {
  const lines = fitText(text, { ...options, maxWidth: box.width });
  const leading = options.leading ?? 1.25;
  return lines.map((line, i) => ({
    kind: "text",
    line,
    x: box.x,
    y: box.y + line.size * (0.95 + i * leading),
    color: options.color,
  }));
}

/** Two decimals are a 1200th of an inch at 300 dpi: finer than any printer, and short. */
export function num(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Path of a rectangle with rounded corners. */
export function rectPath({ x, y, width, height }: Box, radius = 0): string {
  const [r, b] = [x + width, y + height];
  if (radius === 0) return `M${num(x)} ${num(y)}L${num(r)} ${num(y)}L${num(r)} ${num(b)}L${num(x)} ${num(b)}Z`;
  // A quarter circle as one cubic: its handles are 0.5523 of the radius long.
  const k = radius * (1 - 0.5523);
  const p = (...values: number[]) => values.map(num).join(" ");
  return (
    `M${p(x + radius, y)}L${p(r - radius, y)}C${p(r - k, y, r, y + k, r, y + radius)}` +
    `L${p(r, b - radius)}C${p(r, b - k, r - k, b, r - radius, b)}L${p(x + radius, b)}` +
    `C${p(x + k, b, x, b - k, x, b - radius)}L${p(x, y + radius)}C${p(x, y + k, x + k, y, x + radius, y)}Z`
  );
}

/** Path of an ellipse. */
export function ellipsePath(cx: number, cy: number, rx: number, ry = rx): string {
  const [kx, ky] = [rx * 0.5523, ry * 0.5523];
  const p = (...values: number[]) => values.map(num).join(" ");
  return (
    `M${p(cx - rx, cy)}C${p(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry)}` +
    `C${p(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy)}C${p(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)}` +
    `C${p(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy)}Z`
  );
}

/** Path of a straight line. */
export function linePath(x1: number, y1: number, x2: number, y2: number): string {
  return `M${num(x1)} ${num(y1)}L${num(x2)} ${num(y2)}`;
}
