import type { Box } from "@/lib/platform/drawing/box";
import { face } from "@/lib/platform/drawing/fonts";
import type { Scene, TextNode } from "@/lib/platform/drawing/scene";

/** Glyphs stand at whole quarters of a pixel, so that each needs to be drawn sixteen times at most and not once a card. */
const PHASES = 4;

/** One glyph of a text, to be drawn by itself: what it is in the memory of drawn ones, and where it goes. */
export interface PlacedGlyph {
  /** Says face, glyph, size, squeeze, colour and the place within a pixel. */
  readonly key: string;
  /** The glyph near the origin of the card, and the area there that holds all of it. */
  readonly scene: Scene;
  readonly area: Box;
  /** Where the area goes, in whole px. */
  readonly x: number;
  readonly y: number;
}

/** A text's glyphs, each by itself; null for a text that is turned, translucent or leaves the area, to be drawn whole. */
export function placedGlyphs(node: TextNode, area: Box): PlacedGlyph[] | null {
  const { line, color, opacity = 1, rotate = 0 } = node;
  if (opacity < 1 || rotate !== 0) return null;
  const placed: PlacedGlyph[] = [];
  for (const [i, glyph] of line.shaped.glyphs.entries()) {
    const box = face(glyph.face).box(glyph.id);
    if (!box) continue;
    const [x, phaseX] = quartered(node.x + (glyph.x + line.tracking * i) * line.size * line.scaleX);
    const [y, phaseY] = quartered(node.y - glyph.y * line.size);
    const left = Math.floor(phaseX + box.minX * line.size * line.scaleX) - 1;
    const top = Math.floor(phaseY - box.maxY * line.size) - 1;
    const right = Math.ceil(phaseX + box.maxX * line.size * line.scaleX) + 1;
    const bottom = Math.ceil(phaseY - box.minY * line.size) + 1;
    if (x + left < area.x || y + top < area.y) return null;
    if (x + right > area.x + area.width || y + bottom > area.y + area.height) return null;
    const shaped = { glyphs: [{ ...glyph, x: 0, y: 0 }], width: 0 };
    placed.push({
      key: [glyph.face, glyph.id, line.size, line.scaleX, color, phaseX, phaseY].join(" "),
      scene: [{ kind: "text", line: { ...line, shaped, tracking: 0 }, x: phaseX, y: phaseY, color }],
      area: { x: left, y: top, width: right - left, height: bottom - top },
      x: x + left,
      y: y + top,
    });
  }
  return placed;
}

/** A position as whole pixels and quarters. */
function quartered(position: number): [whole: number, phase: number] {
  const quarters = Math.round(position * PHASES);
  const whole = Math.floor(quarters / PHASES);
  return [whole, quarters / PHASES - whole];
}
