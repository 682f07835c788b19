import { edgesOf, type Quad } from "./geometry";
import type { RgbImage } from "./picture";

/**
 * The projective map from the unit square to a quadrilateral, row by row: x = (a·u + b·v + c) / (g·u + h·v + 1),
 * y = (d·u + e·v + f) / (…). Closed form of P. Heckbert, Fundamentals of Texture Mapping (1989), §2.2.3.
 */
export function squareToQuad([p0, p1, p2, p3]: Quad): readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
] {
  const sx = p0.x - p1.x + p2.x - p3.x;
  const sy = p0.y - p1.y + p2.y - p3.y;
  const dx1 = p1.x - p2.x;
  const dx2 = p3.x - p2.x;
  const dy1 = p1.y - p2.y;
  const dy2 = p3.y - p2.y;
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = determinant === 0 ? 0 : (sx * dy2 - dx2 * sy) / determinant;
  const h = determinant === 0 ? 0 : (dx1 * sy - sx * dy1) / determinant;
  return [
    p1.x - p0.x + g * p1.x,
    p3.x - p0.x + h * p3.x,
    p0.x,
    p1.y - p0.y + g * p1.y,
    p3.y - p0.y + h * p3.y,
    p0.y,
    g,
    h,
  ];
}

/** More samples a pixel than this change nothing that a reader sees. */
const OVERSAMPLING_MAX = 6;

/**
 * A quadrilateral of the picture drawn as an upright rectangle: bilinear, several samples a pixel where the picture is
 * finer than the result, border pixels continued where the quadrilateral leaves the picture.
 *
 * @param width,height the result's size in px
 */
export function rectify(image: RgbImage, quad: Quad, width: number, height: number): RgbImage {
  const [a, b, c, d, e, f, g, h] = squareToQuad(quad);
  const size = edgesOf(quad);
  const nx = Math.min(OVERSAMPLING_MAX, Math.max(1, Math.round(size.width / width)));
  const ny = Math.min(OVERSAMPLING_MAX, Math.max(1, Math.round(size.height / height)));
  const out = new Uint8Array(width * height * 3);
  const { data } = image;
  const right = image.width - 1;
  const bottom = image.height - 1;
  const row = image.width * 3;
  const samples = nx * ny;
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to += 3) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let j = 0; j < ny; j++) {
        const v = (y + (j + 0.5) / ny) / height;
        for (let i = 0; i < nx; i++) {
          const u = (x + (i + 0.5) / nx) / width;
          const w = g * u + h * v + 1;
          // Pixel centres lie at half coordinates, hence the -0.5.
          const px = Math.min(right, Math.max(0, (a * u + b * v + c) / w - 0.5));
          const py = Math.min(bottom, Math.max(0, (d * u + e * v + f) / w - 0.5));
          const x0 = px | 0;
          const y0 = py | 0;
          const tx = px - x0;
          const ty = py - y0;
          const p = y0 * row + x0 * 3;
          const q = x0 < right ? p + 3 : p;
          const down = y0 < bottom ? row : 0;
          const w00 = (1 - tx) * (1 - ty);
          const w10 = tx * (1 - ty);
          const w01 = (1 - tx) * ty;
          const w11 = tx * ty;
          red += w00 * data[p]! + w10 * data[q]! + w01 * data[p + down]! + w11 * data[q + down]!;
          green += w00 * data[p + 1]! + w10 * data[q + 1]! + w01 * data[p + down + 1]! + w11 * data[q + down + 1]!;
          blue += w00 * data[p + 2]! + w10 * data[q + 2]! + w01 * data[p + down + 2]! + w11 * data[q + down + 2]!;
        }
      }
      out[to] = red / samples + 0.5;
      out[to + 1] = green / samples + 0.5;
      out[to + 2] = blue / samples + 0.5;
    }
  }
  return { data: out, width, height };
}
