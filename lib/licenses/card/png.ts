import { crc32 } from "node:zlib";
import type { FlateGround } from "./flate";
import { PIXELS_PER_METRE } from "./geometry";

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const RGB = 2;
const INDEXED = 3;
const PER_METRE = 1;

function chunk(type: string, data: Uint8Array): Buffer {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, "latin1");
  out.set(data, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}

/** A card to write: a word a pixel, of opaque RGBA or of an index in the palette. */
export interface PngImage {
  readonly words: Uint32Array;
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of each colour. */
  readonly palette?: Uint8Array;
}

/**
 * A PNG of 24-bit or indexed colour, with the resolution of 300 dpi written in. It is written here and not by sharp
 * because all but the holder's part of a card is compressed once for all cards (docs/decisions/0005), and so that the
 * bytes depend on the pixels alone.
 */
export function encodePng({ words, width, height, palette }: PngImage, ground: FlateGround): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, palette ? INDEXED : RGB, 0, 0, 0], 8);
  const resolution = Buffer.alloc(9);
  resolution.writeUInt32BE(PIXELS_PER_METRE, 0);
  resolution.writeUInt32BE(PIXELS_PER_METRE, 4);
  resolution[8] = PER_METRE;
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("pHYs", resolution),
    ...(palette ? [chunk("PLTE", palette)] : []),
    chunk("IDAT", ground.deflate(words)),
    chunk("IEND", new Uint8Array(0)),
  ]);
}
