import type { Pixels } from "./raster";

/** Four neighbours and their weights for each target position along one axis. */
interface Taps {
  readonly at: Int32Array;
  readonly weights: Float32Array;
}

/** Catmull-Rom weights; positions beyond the edge repeat the edge. */
function tapsFor(from: number, offset: number, scale: number, to: number): Taps {
  const at = new Int32Array(to * 4);
  const weights = new Float32Array(to * 4);
  for (let i = 0; i < to; i++) {
    const position = offset + (i + 0.5) * scale - 0.5;
    const base = Math.floor(position);
    const t = position - base;
    weights[i * 4] = ((-0.5 * t + 1) * t - 0.5) * t;
    weights[i * 4 + 1] = (1.5 * t - 2.5) * t * t + 1;
    weights[i * 4 + 2] = ((-1.5 * t + 2) * t + 0.5) * t;
    weights[i * 4 + 3] = (0.5 * t - 0.5) * t * t;
    for (let k = 0; k < 4; k++) at[i * 4 + k] = Math.min(from - 1, Math.max(0, base - 1 + k));
  }
  return { at, weights };
}

/**
 * Enlarges an RGB picture to cover a size, cut at the middle, by Catmull-Rom interpolation. Not for reducing: it looks
 * at four neighbours only. A third of the time that sharp takes for a portrait, and the same bytes on every machine.
 */
export function enlargeToCover(source: Pixels, width: number, height: number): Pixels {
  const scale = Math.min(source.width / width, source.height / height);
  const columns = tapsFor(source.width, (source.width - width * scale) / 2, scale, width);
  const rows = tapsFor(source.height, (source.height - height * scale) / 2, scale, height);
  const stride = width * 3;
  const across = new Float32Array(stride * source.height);
  for (let y = 0; y < source.height; y++) {
    const line = y * source.width * 3;
    for (let x = 0; x < width; x++) {
      const k = x * 4;
      const a = line + columns.at[k]! * 3;
      const b = line + columns.at[k + 1]! * 3;
      const c = line + columns.at[k + 2]! * 3;
      const d = line + columns.at[k + 3]! * 3;
      const wa = columns.weights[k]!;
      const wb = columns.weights[k + 1]!;
      const wc = columns.weights[k + 2]!;
      const wd = columns.weights[k + 3]!;
      const target = y * stride + x * 3;
      for (let channel = 0; channel < 3; channel++) {
        across[target + channel] =
          source.data[a + channel]! * wa +
          source.data[b + channel]! * wb +
          source.data[c + channel]! * wc +
          source.data[d + channel]! * wd;
      }
    }
  }
  // The clamped array rounds and limits overshoot.
  const data = new Uint8ClampedArray(stride * height);
  for (let y = 0; y < height; y++) {
    const k = y * 4;
    const a = rows.at[k]! * stride;
    const b = rows.at[k + 1]! * stride;
    const c = rows.at[k + 2]! * stride;
    const d = rows.at[k + 3]! * stride;
    const wa = rows.weights[k]!;
    const wb = rows.weights[k + 1]!;
    const wc = rows.weights[k + 2]!;
    const wd = rows.weights[k + 3]!;
    for (let i = 0; i < stride; i++) {
      data[y * stride + i] = across[a + i]! * wa + across[b + i]! * wb + across[c + i]! * wc + across[d + i]! * wd;
    }
  }
  return { data: new Uint8Array(data.buffer), width, height };
}
