import sharp from "sharp";
import { CARD_WIDTH_PX } from "./geometry";
import { PALETTE } from "./palette";
import { type Canvas, type PartPixels, wordsOf } from "./raster";

/**
 * A side in 256 colours. The back has no photo: a palette holds its pastels and inks without a visible step, and its
 * PNG takes a third of the time and half of the bytes of 24-bit colour.
 */
export interface IndexedGround {
  /** One palette index a pixel, each in a word, as the PNG's writer takes them. */
  readonly data: Uint32Array;
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of each colour; the first is black. */
  readonly palette: Uint8Array;
  /** Nearest colour of each RGB value with 5 bits a channel. */
  readonly nearest: Uint8Array;
}

const rgbOf = (hex: string) => Number.parseInt(hex.slice(1), 16);
const channelsOf = (color: number): [number, number, number] => [color >> 16, (color >> 8) & 255, color & 255];

/** The ink of the holder's texts and what softens their edges, from full ink to an eighth of it on a panel. */
const INKS = Array.from({ length: 8 }, (_, i) => {
  const [ink, panel] = [channelsOf(rgbOf(PALETTE.ink)), channelsOf(rgbOf(PALETTE.panel))];
  const [red, green, blue] = ink.map((value, c) => Math.round(value + ((panel[c]! - value) * i) / 8));
  return (red! << 16) | (green! << 8) | blue!;
});
/** Colours that a ground may lack and cards need: black for the barcode, which comes first, and the texts' ink. */
const RESERVED = [0, ...INKS];
const COLORS_MAX = 256;
const BITS = 5;
const DROP = 8 - BITS;

/** Chooses the palette of a ground and maps its pixels; done once for all cards of an issuer. */
export async function indexGround({ data, width, height }: Canvas): Promise<IndexedGround> {
  const reduced = await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ palette: true, dither: 0, effort: 10 })
    .toBuffer();
  const rgb = await sharp(reduced).removeAlpha().raw().toBuffer();
  const colors = Uint32Array.from(
    { length: width * height },
    (_, i) => (rgb[i * 3]! << 16) | (rgb[i * 3 + 1]! << 8) | rgb[i * 3 + 2]!,
  );
  const uses = new Map<number, number>();
  for (const color of colors) uses.set(color, (uses.get(color) ?? 0) + 1);
  // The quantiser may use all 256, so that the rarest have to give way.
  const usual = [...uses].sort(([a, m], [b, n]) => n - m || a - b).map(([color]) => color);
  const kept = [...new Set([...RESERVED, ...usual])].slice(0, COLORS_MAX);
  const palette = Uint8Array.from(kept.flatMap(channelsOf));
  const nearest = nearestTable(palette);
  const indexOf = new Map(kept.map((color, i) => [color, i]));
  const indices = Uint32Array.from(colors, (color) => indexOf.get(color) ?? nearest[keyOf(...channelsOf(color))]!);
  return { data: indices, width, height, palette, nearest };
}

/** Index of an RGB value in the table of nearest colours. */
const keyOf = (red: number, green: number, blue: number) =>
  ((red >> DROP) << (2 * BITS)) | ((green >> DROP) << BITS) | (blue >> DROP);

function nearestTable(palette: Uint8Array): Uint8Array {
  const table = new Uint8Array(1 << (3 * BITS));
  const half = 1 << (DROP - 1);
  const mask = (1 << BITS) - 1;
  for (let key = 0; key < table.length; key++) {
    const red = ((key >> (2 * BITS)) << DROP) + half;
    const green = (((key >> BITS) & mask) << DROP) + half;
    const blue = ((key & mask) << DROP) + half;
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < palette.length; i += 3) {
      const distance = (palette[i]! - red) ** 2 + (palette[i + 1]! - green) ** 2 + (palette[i + 2]! - blue) ** 2;
      if (distance < best) {
        best = distance;
        table[key] = i / 3;
      }
    }
  }
  return table;
}

/** Lays a rasterised part over an indexed card: blended in RGB, then the nearest colour. */
export function blendPartIndexed(card: Uint32Array, ground: IndexedGround, { area, rgba }: PartPixels): void {
  const { palette, nearest } = ground;
  const words = wordsOf(rgba);
  for (let y = 0; y < area.height; y++) {
    const target = (area.y + y) * CARD_WIDTH_PX + area.x;
    const source = y * area.width;
    for (let x = 0; x < area.width; x++) {
      if (words[source + x] === 0) continue;
      const s = (source + x) * 4;
      const p = card[target + x]! * 3;
      const rest = 255 - rgba[s + 3]!;
      const red = rgba[s]! + (((palette[p]! * rest + 127) / 255) | 0);
      const green = rgba[s + 1]! + (((palette[p + 1]! * rest + 127) / 255) | 0);
      const blue = rgba[s + 2]! + (((palette[p + 2]! * rest + 127) / 255) | 0);
      card[target + x] = nearest[keyOf(red, green, blue)]!;
    }
  }
}
