import { renderAsync } from "@resvg/resvg-js";
import type { Box } from "@/lib/platform/drawing/box";
import type { Part, Scene, SceneNode } from "@/lib/platform/drawing/scene";
import type { PlacedPdf417 } from "../barcode/pdf417";
import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from "./geometry";
import { placedGlyphs } from "./glyph-raster";
import { paintSvg } from "./paint-svg";

/** An image, 8 bits a channel, rows from the top; RGB where nothing else is said. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Rasterises a scene or the part of it in an area, off the main thread. Gives RGBA, premultiplied. */
async function rasterize(scene: Scene, area?: Box): Promise<Uint8Array> {
  const image = await renderAsync(paintSvg(scene, area), { font: { loadSystemFonts: false } });
  return image.pixels;
}

/** A part as premultiplied RGBA of its area. */
export interface PartPixels {
  readonly area: Box;
  readonly rgba: Uint8Array;
}

/** Pictures of glyphs and of parts that many cards have, by their keys. */
const kept = new Map<string, Promise<Uint8Array>>();
/** Some 1.5 KB each. A hostile name cannot fill the memory: all is forgotten when there are as many. */
const KEPT_MAX = 8000;

function keptRaster(key: string, scene: Scene, area: Box): Promise<Uint8Array> {
  let raster = kept.get(key);
  if (!raster) {
    if (kept.size >= KEPT_MAX) kept.clear();
    raster = rasterize(scene, area);
    raster.catch(() => kept.delete(key));
    kept.set(key, raster);
  }
  return raster;
}

/**
 * Rasterises parts. Glyphs and common parts come from memory once they were drawn; for all else areas should be small,
 * for each of their pixels costs, drawn or not. In a part, texts come to lie over paths.
 */
export async function rasterizeParts(parts: readonly Part[]): Promise<PartPixels[]> {
  return (await Promise.all(parts.map(rasterizePart))).flat();
}

function rasterizePart(part: Part): Promise<PartPixels[]> {
  const { area, scene, common } = part;
  const drawn: Promise<PartPixels>[] = [];
  const whole: SceneNode[] = [];
  for (const node of scene) {
    const glyphs = node.kind === "text" ? placedGlyphs(node, area) : null;
    if (!glyphs) whole.push(node);
    for (const glyph of glyphs ?? []) {
      const { width, height } = glyph.area;
      drawn.push(
        keptRaster(glyph.key, glyph.scene, glyph.area).then((rgba) => ({
          area: { x: glyph.x, y: glyph.y, width, height },
          rgba,
        })),
      );
    }
  }
  if (whole.length > 0) {
    const raster = common ? keptRaster(JSON.stringify(part), whole, area) : rasterize(whole, area);
    drawn.unshift(raster.then((rgba) => ({ area, rgba })));
  }
  return Promise.all(drawn);
}

/** The same bytes as 32-bit words, without a copy where their place in memory allows. */
export function wordsOf(pixels: Uint8Array): Uint32Array {
  const aligned = pixels.byteOffset % 4 === 0 ? pixels : pixels.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
}

/** A card being drawn, or the ground it is drawn on: opaque RGBA, so that each pixel is a word of 32 bits. */
export type Canvas = Pixels;

/**
 * Rasterises an opaque ground. Channels are rounded to multiples of 4: no eye sees it in the fine line work, and the
 * PNG of every card made from it is a third smaller and as much faster to write.
 */
export async function rasterizeGround(scene: Scene): Promise<Canvas> {
  const rgba = await rasterize(scene);
  const data = new Uint8Array(rgba.length);
  for (let i = 0; i < rgba.length; i += 4) {
    for (let channel = 0; channel < 3; channel++) data[i + channel] = Math.min(255, (rgba[i + channel]! + 2) & ~3);
    data[i + 3] = 255;
  }
  return { data, width: CARD_WIDTH_PX, height: CARD_HEIGHT_PX };
}

/** The covered pixels of a layer only, for laying it over one card after another. */
export interface Layer {
  /** Index of each pixel on the card. */
  readonly at: Uint32Array;
  /** Premultiplied red, green, blue, alpha, each pixel four bytes. */
  readonly rgba: Uint8Array;
}

/** Rasterises a scene to a layer. An empty scene gives an empty layer at no cost. */
export async function rasterizeLayer(scene: Scene): Promise<Layer> {
  if (scene.length === 0) return { at: new Uint32Array(0), rgba: new Uint8Array(0) };
  const pixels = await rasterize(scene);
  const words = wordsOf(pixels);
  let count = 0;
  for (let i = 0; i < words.length; i++) if (words[i] !== 0) count++;
  const at = new Uint32Array(count);
  const covered = new Uint32Array(count);
  for (let i = 0, n = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word !== 0) {
      at[n] = i;
      covered[n++] = word;
    }
  }
  return { at, rgba: new Uint8Array(covered.buffer) };
}

/** Lays a layer over a card. */
export function blendLayer(card: Uint8Array, { at, rgba }: Layer): void {
  for (let n = 0; n < at.length; n++) blendPixel(card, at[n]! * 4, rgba, n * 4);
}

/** Lays a rasterised part over a card. */
export function blendPart(card: Uint8Array, { area, rgba }: PartPixels): void {
  const words = wordsOf(rgba);
  for (let y = 0; y < area.height; y++) {
    const target = (area.y + y) * CARD_WIDTH_PX + area.x;
    const source = y * area.width;
    for (let x = 0; x < area.width; x++) {
      if (words[source + x] !== 0) blendPixel(card, (target + x) * 4, rgba, (source + x) * 4);
    }
  }
}

function blendPixel(card: Uint8Array, d: number, rgba: Uint8Array, s: number): void {
  const rest = 255 - rgba[s + 3]!;
  card[d] = rgba[s]! + (((card[d]! * rest + 127) / 255) | 0);
  card[d + 1] = rgba[s + 1]! + (((card[d + 1]! * rest + 127) / 255) | 0);
  card[d + 2] = rgba[s + 2]! + (((card[d + 2]! * rest + 127) / 255) | 0);
}

/** Copies an opaque RGBA picture onto a card, its corners rounded with soft edges. */
export function drawPicture(card: Uint8Array, picture: Pixels, x: number, y: number, radius: number): void {
  const { data, width, height } = picture;
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * CARD_WIDTH_PX + x) * 4;
    const line = data.subarray(row * width * 4, (row + 1) * width * 4);
    const dy = Math.max(radius - row - 0.5, row + 0.5 - (height - radius));
    if (dy <= 0) {
      card.set(line, start);
      continue;
    }
    for (let column = 0; column < width; column++) {
      const dx = Math.max(radius - column - 0.5, column + 0.5 - (width - radius), 0);
      const cover = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(dx, dy)));
      for (let byte = column * 4; byte < column * 4 + 3; byte++) {
        const under = card[start + byte]!;
        card[start + byte] = Math.round(under + (line[byte]! - under) * cover);
      }
    }
  }
}

/** Lays one ink over a part of a card with an opacity for each pixel. */
export function drawInk(
  card: Uint8Array,
  opacity: Uint8Array,
  box: { x: number; y: number; width: number; height: number },
  ink: readonly [number, number, number],
): void {
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const cover = opacity[y * box.width + x]!;
      if (cover === 0) continue;
      const d = ((box.y + y) * CARD_WIDTH_PX + box.x + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        card[d + channel] = Math.round(card[d + channel]! + ((ink[channel]! - card[d + channel]!) * cover) / 255);
      }
    }
  }
}

/** Draws a barcode's dark modules at whole pixels on an indexed card, whose first colour is black; its upper left module at x, y. */
export function drawBarcode(
  card: Uint32Array,
  { matrix, modulePx, rowPx }: PlacedPdf417,
  { x, y }: { x: number; y: number },
): void {
  for (let row = 0; row < matrix.rows; row++) {
    const first = (y + row * rowPx) * CARD_WIDTH_PX + x;
    for (let module = 0; module < matrix.width; module++) {
      if (matrix.modules[row * matrix.width + module] === 0) continue;
      const start = first + module * modulePx;
      card.fill(0, start, start + modulePx);
    }
    const length = matrix.width * modulePx;
    for (let line = 1; line < rowPx; line++) card.copyWithin(first + line * CARD_WIDTH_PX, first, first + length);
  }
}
