import type { Box } from "@/lib/platform/drawing/box";
import { paintSvg as paint } from "@/lib/platform/drawing/paint-svg";
import type { Scene } from "@/lib/platform/drawing/scene";
import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from "./geometry";
import { GRADIENTS } from "./gradients";

const CARD: Box = { x: 0, y: 0, width: CARD_WIDTH_PX, height: CARD_HEIGHT_PX };

const DEFINITIONS = `<defs>${Object.entries(GRADIENTS)
  .map(([name, colors]) => {
    const stops = colors
      .map((color, i) => `<stop offset="${i / (colors.length - 1)}" stop-color="${color}"/>`)
      .join("");
    return `<linearGradient id="${name}" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="${CARD_WIDTH_PX}" y2="0">${stops}</linearGradient>`;
  })
  .join("")}</defs>`;

/** A scene of the card as an SVG document that shows an area of it, by default all. */
export const paintSvg = (scene: Scene, area: Box = CARD): string => paint(scene, area, DEFINITIONS);
