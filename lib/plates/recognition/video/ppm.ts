import type { RgbImage } from "../../../platform/vision/picture";

/** `P6`, width, height and 255, each followed by one white space (Netpbm's ppm(5)): at most this long. */
const HEADER_MAX = 32;
const PIXELS_MAX = 64_000_000;

/**
 * Cuts a stream of bytes into pictures of the portable pixmap format. Each picture tells its own size, so a camera that
 * changes its resolution in mid-stream is followed. Holds one unfinished picture at most.
 */
export class PpmParser {
  private header: Buffer = Buffer.alloc(0);
  private image: RgbImage | null = null;
  private filled = 0;

  /**
   * Takes the next bytes and gives the pictures that they complete.
   *
   * @throws Error when the bytes are no PPM
   */
  *push(chunk: Buffer): Generator<RgbImage> {
    let rest = chunk;
    while (rest.length > 0) {
      if (!this.image) {
        this.header = Buffer.concat([this.header, rest]);
        const start = this.readHeader();
        if (start === null) return;
        rest = this.header.subarray(start);
        this.header = Buffer.alloc(0);
      }
      const image = this.image!;
      const part = rest.subarray(0, image.data.length - this.filled);
      image.data.set(part, this.filled);
      this.filled += part.length;
      rest = rest.subarray(part.length);
      if (this.filled < image.data.length) return;
      this.image = null;
      this.filled = 0;
      yield image;
    }
  }

  /** @returns where the pixels begin, or null when more bytes are needed */
  private readHeader(): number | null {
    const match = /^P6\s(\d{1,5})\s(\d{1,5})\s255\s/.exec(this.header.toString("latin1", 0, HEADER_MAX));
    if (!match) {
      if (this.header.length >= HEADER_MAX) throw new Error("The decoder's output is no PPM");
      return null;
    }
    const [width, height] = [Number(match[1]), Number(match[2])];
    if (width * height === 0 || width * height > PIXELS_MAX) throw new Error(`A frame of ${width} × ${height} px`);
    this.image = { data: new Uint8Array(width * height * 3), width, height };
    return match[0].length;
  }
}
