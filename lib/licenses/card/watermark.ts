import { renderAsync } from "@resvg/resvg-js";
import sharp from "sharp";
import { textAt } from "@/lib/platform/drawing/scene";
import { CARD_HEIGHT_PX, CARD_WIDTH_PX, DPI } from "./geometry";
import { paintSvg } from "./paint-svg";
import { PALETTE } from "./palette";

/**
 * The watermark on its own: a text along the diagonal, line after line, each shifted half a repeat. Lengths in px are
 * those of a template as large as the card; a template of another area scales them, so that every one has about as many
 * repeats. It is stronger than on the card (0.055), where it lies under line work: alone it must be seen.
 */
export const WATERMARK = {
  angleDegrees: -28,
  sizePx: 25,
  linePitchPx: 84,
  gapPx: 60,
  color: PALETTE.roseDeep,
  opacity: 0.16,
} as const;

/** Sides of a template, in px. */
export const WATERMARK_SIDE = { min: 64, max: 4096 } as const;

/**
 * Draws a watermark template: a transparent PNG of `width` x `height` px at 300 dpi. Equal input gives equal bytes.
 * @returns null if the text has no character that can be drawn
 */
export async function drawWatermark(text: string, width: number, height: number): Promise<Buffer | null> {
  const scale = Math.sqrt((width * height) / (CARD_WIDTH_PX * CARD_HEIGHT_PX));
  const options = { style: "bold", size: WATERMARK.sizePx * scale, maxWidth: Number.MAX_SAFE_INTEGER } as const;
  const paint = { tracking: 0.1, color: "#000000", rotate: WATERMARK.angleDegrees, ornament: true } as const;
  const [one] = textAt(text, 0, 0, { ...options, ...paint });
  if (one?.kind !== "text") return null;
  const repeat = one.line.width + WATERMARK.gapPx * scale;
  const pitch = WATERMARK.linePitchPx * scale;
  const angle = (WATERMARK.angleDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // In a frame turned with the text, its origin in the middle, the image reaches this far along and across the lines.
  const along = (width * Math.abs(cos) + height * Math.abs(sin)) / 2;
  const across = (width * Math.abs(sin) + height * Math.abs(cos)) / 2;
  const rows = Math.ceil(across / pitch);
  const columns = Math.ceil(along / repeat);
  const scene = [];
  for (let row = -rows; row <= rows; row++) {
    const shift = row % 2 === 0 ? 0 : repeat / 2;
    for (let column = -columns - 1; column <= columns; column++) {
      const [u, v] = [column * repeat + shift, row * pitch];
      scene.push({ ...one, x: width / 2 + u * cos - v * sin, y: height / 2 + u * sin + v * cos });
    }
  }
  const svg = paintSvg(scene, { x: 0, y: 0, width, height });
  const { pixels } = await renderAsync(svg, { font: { loadSystemFonts: false } });
  return encode(pixels, width, height);
}

/** One ink all over, and the drawing's alpha, thinned: where texts touch they do not darken each other. */
function encode(drawn: Uint8Array, width: number, height: number): Promise<Buffer> {
  const [red, green, blue] = [1, 3, 5].map((i) => Number.parseInt(WATERMARK.color.slice(i, i + 2), 16)) as [
    number,
    number,
    number,
  ];
  const rgba = new Uint8Array(drawn.length);
  for (let i = 0; i < drawn.length; i += 4) {
    rgba[i] = red;
    rgba[i + 1] = green;
    rgba[i + 2] = blue;
    rgba[i + 3] = Math.round(drawn[i + 3]! * WATERMARK.opacity);
  }
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .withMetadata({ density: DPI })
    .png({ compressionLevel: 6 })
    .toBuffer();
}
