import type { Raster } from "./raster";

/**
 * A rectangle in a picture that may stand askew: its middle and size in px, and the angle in radians by which its
 * upper edge is turned clockwise from the picture's horizontal.
 */
export type Frame = { cx: number; cy: number; width: number; height: number; angle: number };

export type Point = { x: number; y: number };

/** From a place in the picture to a place in the frame, in fractions of its width and height from its upper left. */
export function intoFrame(frame: Frame, { x, y }: Point): Point {
  const cos = Math.cos(frame.angle);
  const sin = Math.sin(frame.angle);
  const dx = x - frame.cx;
  const dy = y - frame.cy;
  return {
    x: (cos * dx + sin * dy) / frame.width + 0.5,
    y: (-sin * dx + cos * dy) / frame.height + 0.5,
  };
}

/** The way back: from fractions of the frame to a place in the picture. */
export function outOfFrame(frame: Frame, { x, y }: Point): Point {
  const cos = Math.cos(frame.angle);
  const sin = Math.sin(frame.angle);
  const u = (x - 0.5) * frame.width;
  const v = (y - 0.5) * frame.height;
  return { x: frame.cx + cos * u - sin * v, y: frame.cy + sin * u + cos * v };
}

/** The weights of Catmull-Rom interpolation for the four neighbours of a point `t` past the second of them. */
function catmullRom(t: number, weights: Float64Array): void {
  const t2 = t * t;
  const t3 = t2 * t;
  weights[0] = -0.5 * t + t2 - 0.5 * t3;
  weights[1] = 1 - 2.5 * t2 + 1.5 * t3;
  weights[2] = 0.5 * t + 2 * t2 - 1.5 * t3;
  weights[3] = -0.5 * t2 + 0.5 * t3;
}

/**
 * Cuts a frame out of a picture, upright, bicubically interpolated. Where the frame leaves the picture the border
 * pixels are continued. The step between samples should be about one source pixel or less, or fine detail aliases;
 * resize the result with a proper filter instead.
 *
 * @param width,height the result's size in px
 */
export function cutFrame(raster: Raster, frame: Frame, width: number, height: number): Raster {
  const { data, width: sourceWidth, height: sourceHeight } = raster;
  const out = new Uint8ClampedArray(width * height * 3);
  const cos = Math.cos(frame.angle);
  const sin = Math.sin(frame.angle);
  const stepX = frame.width / width;
  const stepY = frame.height / height;
  const wx = new Float64Array(4);
  const wy = new Float64Array(4);
  const columns = new Int32Array(4);
  const lastColumn = sourceWidth - 1;
  const lastRow = sourceHeight - 1;
  let position = 0;
  for (let row = 0; row < height; row++) {
    const v = (row + 0.5 - height / 2) * stepY;
    for (let column = 0; column < width; column++) {
      const u = (column + 0.5 - width / 2) * stepX;
      // Pixel centres lie at half coordinates, hence the -0.5.
      const x = frame.cx + cos * u - sin * v - 0.5;
      const y = frame.cy + sin * u + cos * v - 0.5;
      const x0 = Math.floor(x);
      const y0 = Math.floor(y);
      catmullRom(x - x0, wx);
      catmullRom(y - y0, wy);
      for (let i = 0; i < 4; i++) columns[i] = 3 * Math.min(lastColumn, Math.max(0, x0 - 1 + i));
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let j = 0; j < 4; j++) {
        const line = 3 * sourceWidth * Math.min(lastRow, Math.max(0, y0 - 1 + j));
        for (let i = 0; i < 4; i++) {
          const at = line + columns[i]!;
          const weight = wy[j]! * wx[i]!;
          red += weight * data[at]!;
          green += weight * data[at + 1]!;
          blue += weight * data[at + 2]!;
        }
      }
      out[position] = red;
      out[position + 1] = green;
      out[position + 2] = blue;
      position += 3;
    }
  }
  return { data: new Uint8Array(out.buffer), width, height };
}
