import { edgesOf, type Point, type Quad } from "../../../platform/vision/geometry";
import { squareToQuad } from "../../../platform/vision/rectify";

/**
 * How the page lies in the picture: `toPage` gives the place of a point of the picture on the page as one reads it, in px
 * of about the picture's own size. Layouts are judged there, while text is read in the picture itself.
 */
export type Frame = { toPage(point: Point): Point; width: number; height: number };

/** A page whose corners are known, upper left first as one reads it. */
export function frameOfQuad(quad: Quad): Frame {
  const { width, height } = edgesOf(quad);
  const [a, b, c, d, e, f, g, h] = squareToQuad(quad);
  // The inverse of the projective map, up to a factor that cancels out.
  const m = [
    e - f * h,
    c * h - b,
    b * f - c * e,
    f * g - d,
    a - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  return {
    width,
    height,
    toPage({ x, y }) {
      const w = m[6]! * x + m[7]! * y + m[8]!;
      return { x: ((m[0]! * x + m[1]! * y + m[2]!) / w) * width, y: ((m[3]! * x + m[4]! * y + m[5]!) / w) * height };
    },
  };
}

/** A page of which only the direction of its lines is known: the picture turned back by that angle. */
export function frameOfAngle(image: { width: number; height: number }, angle: number): Frame {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const [cx, cy] = [image.width / 2, image.height / 2];
  const width = Math.abs(image.width * cos) + Math.abs(image.height * sin);
  const height = Math.abs(image.width * sin) + Math.abs(image.height * cos);
  return {
    width,
    height,
    toPage({ x, y }) {
      const [dx, dy] = [x - cx, y - cy];
      return { x: dx * cos + dy * sin + width / 2, y: -dx * sin + dy * cos + height / 2 };
    },
  };
}
