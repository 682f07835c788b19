import type { Box } from "@/lib/platform/drawing/box";
import { PAGE_MM } from "./schema";

const POINTS_PER_MM = 72 / 25.4;

/** Scenes are drawn in points, y downwards, so that a PDF needs no scale. */
export const pt = (mm: number): number => mm * POINTS_PER_MM;

export const PAGE: Box = { x: 0, y: 0, width: pt(PAGE_MM.width), height: pt(PAGE_MM.height) };

/** A box of a design, in points. @param box in millimetres */
export const boxOf = ({ x, y, width, height }: Box): Box => ({
  x: pt(x),
  y: pt(y),
  width: pt(width),
  height: pt(height),
});
