/** An affine transform as SVG writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const translation = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y];
export const scaling = (x: number, y = x): Matrix => [x, 0, 0, y, 0, 0];
export const skewing = (x: number, y: number): Matrix => [1, y, x, 1, 0, 0];

/** Clockwise, in degrees, as y points down. */
export function rotation(degrees: number): Matrix {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
}

/** What is done first stands last, as in SVG's transform lists. */
export function product(...matrices: readonly Matrix[]): Matrix {
  return matrices.reduce(([a, b, c, d, e, f], [g, h, i, j, k, l]) => [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ]);
}

export const asSvg = (matrix: Matrix) => `matrix(${matrix.map((value) => value.toFixed(4)).join(" ")})`;

/** The box around a rectangle of `width` × `height` at the origin after the transform. */
export function boxAround([a, b, c, d, e, f]: Matrix, width: number, height: number) {
  const xs = [0, a * width, c * height, a * width + c * height].map((x) => x + e);
  const ys = [0, b * width, d * height, b * width + d * height].map((y) => y + f);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
