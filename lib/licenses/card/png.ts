import { promisify } from "node:util";
import { crc32, deflate } from "node:zlib";
import { PIXELS_PER_METRE } from "./geometry";
import type { Pixels } from "./raster";

const deflateAsync = promisify(deflate);
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/**
 * Level 2 writes in half of level 6's time, for a tenth more bytes; the greatest memory level saves another eighth. The
 * output piece holds all of a card, which spares a hundred trips to zlib's thread.
 */
const DEFLATE = { level: 2, memLevel: 9, chunkSize: 1 << 20 } as const;
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

/** An image to write: RGB of 8 bits, or palette indices with the palette's RGB. */
export interface PngImage extends Pixels {
  readonly palette?: Uint8Array;
}

/**
 * A PNG with the resolution of 300 dpi written in. It is written here and not by sharp because the cards' flat line work
 * needs no row filter and no colour handling: this takes half the CPU time (measured with `bench/licenses`), runs in
 * zlib's thread, and the bytes depend on the pixels alone.
 */
export async function encodePng({ data, width, height, palette }: PngImage): Promise<Buffer> {
  const stride = width * (palette ? 1 : 3);
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, palette ? INDEXED : RGB, 0, 0, 0], 8);
  const resolution = Buffer.alloc(9);
  resolution.writeUInt32BE(PIXELS_PER_METRE, 0);
  resolution.writeUInt32BE(PIXELS_PER_METRE, 4);
  resolution[8] = PER_METRE;
  const compressed = await deflateAsync(rows, DEFLATE);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("pHYs", resolution),
    ...(palette ? [chunk("PLTE", palette)] : []),
    chunk("IDAT", compressed),
    chunk("IEND", new Uint8Array(0)),
  ]);
}
