import { renderAsync } from "@resvg/resvg-js";
import type { PlacedPdf417 } from "../barcode/pdf417";
import { type Box, CARD_HEIGHT_PX, CARD_WIDTH_PX } from "./geometry";
import { paintSvg } from "./paint-svg";
import type { Part, Scene } from "./scene";

/** An RGB image, 8 bits a channel, rows from the top. */
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

/** Rasterises parts; areas should be small, for each of their pixels costs, drawn or not. */
export function rasterizeParts(parts: readonly Part[]): Promise<PartPixels[]> {
  return Promise.all(parts.map(async ({ area, scene }) => ({ area, rgba: await rasterize(scene, area) })));
}

/** The same bytes as 32-bit words, without a copy where their place in memory allows. */
export function wordsOf(pixels: Uint8Array): Uint32Array {
  const aligned = pixels.byteOffset % 4 === 0 ? pixels : pixels.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
}

/**
 * Rasterises an opaque ground. Channels are rounded to multiples of 4: no eye sees it in the fine line work, and the
 * PNG of every card made from it is a third smaller and as much faster to write.
 */
export async function rasterizeGround(scene: Scene): Promise<Pixels> {
  const rgba = await rasterize(scene);
  const data = new Uint8Array(CARD_WIDTH_PX * CARD_HEIGHT_PX * 3);
  for (let i = 0, o = 0; i < rgba.length; i += 4, o += 3) {
    for (let channel = 0; channel < 3; channel++) data[o + channel] = Math.min(255, (rgba[i + channel]! + 2) & ~3);
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

/** Lays a layer over an RGB card. */
export function blendLayer(card: Uint8Array, { at, rgba }: Layer): void {
  for (let n = 0; n < at.length; n++) blendPixel(card, at[n]! * 3, rgba, n * 4);
}

/** Lays a rasterised part over an RGB card. */
export function blendPart(card: Uint8Array, { area, rgba }: PartPixels): void {
  const words = wordsOf(rgba);
  for (let y = 0; y < area.height; y++) {
    const target = (area.y + y) * CARD_WIDTH_PX + area.x;
    const source = y * area.width;
    for (let x = 0; x < area.width; x++) {
      if (words[source + x] !== 0) blendPixel(card, (target + x) * 3, rgba, (source + x) * 4);
    }
  }
}

function blendPixel(card: Uint8Array, d: number, rgba: Uint8Array, s: number): void {
  const rest = 255 - rgba[s + 3]!;
  card[d] = rgba[s]! + (((card[d]! * rest + 127) / 255) | 0);
  card[d + 1] = rgba[s + 1]! + (((card[d + 1]! * rest + 127) / 255) | 0);
  card[d + 2] = rgba[s + 2]! + (((card[d + 2]! * rest + 127) / 255) | 0);
}

/** Copies a picture onto a card, its corners rounded with soft edges. */
export function drawPicture(card: Uint8Array, picture: Pixels, x: number, y: number, radius: number): void {
  const { data, width, height } = picture;
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * CARD_WIDTH_PX + x) * 3;
    const inCorners = row < radius || row >= height - radius;
    if (!inCorners) {
      card.set(data.subarray(row * width * 3, (row + 1) * width * 3), start);
      continue;
    }
    const dy = Math.max(radius - row - 0.5, row + 0.5 - (height - radius));
    for (let column = 0; column < width; column++) {
      const dx = Math.max(radius - column - 0.5, column + 0.5 - (width - radius), 0);
      const cover = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(dx, dy)));
      for (let channel = 0; channel < 3; channel++) {
        const d = start + column * 3 + channel;
        card[d] = Math.round(card[d]! + (data[(row * width + column) * 3 + channel]! - card[d]!) * cover);
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
      const d = ((box.y + y) * CARD_WIDTH_PX + box.x + x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        card[d + channel] = Math.round(card[d + channel]! + ((ink[channel]! - card[d + channel]!) * cover) / 255);
      }
    }
  }
}

/**
 * Draws a barcode's dark modules as zeros at whole pixels, its upper left module at x, y. A pixel has `channels` bytes: 3
 * for RGB, 1 for an indexed card, whose first colour is black.
 */
export function drawBarcode(
  card: Uint8Array,
  channels: 1 | 3,
  { matrix, modulePx, rowPx }: PlacedPdf417,
  { x, y }: { x: number; y: number },
): void {
  const stride = CARD_WIDTH_PX * channels;
  for (let row = 0; row < matrix.rows; row++) {
    const first = (y + row * rowPx) * stride + x * channels;
    for (let module = 0; module < matrix.width; module++) {
      if (matrix.modules[row * matrix.width + module] === 0) continue;
      const start = first + module * modulePx * channels;
      card.fill(0, start, start + modulePx * channels);
    }
    const length = matrix.width * modulePx * channels;
    for (let line = 1; line < rowPx; line++) card.copyWithin(first + line * stride, first, first + length);
  }
}
