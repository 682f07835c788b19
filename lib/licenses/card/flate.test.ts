import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FlateGround } from "./flate";
import { prefixCode } from "./huffman";

/** The rows that a PNG's data inflates to: each led by the filter byte, its pixels from the lowest byte up. */
function rowsOf(words: Uint32Array, width: number, bytesPerPixel: 1 | 3): Buffer {
  const rows: number[] = [];
  words.forEach((word, i) => {
    if (i % width === 0) rows.push(0);
    for (let shift = 0; shift < 8 * bytesPerPixel; shift += 8) rows.push((word >>> shift) & 255);
  });
  return Buffer.from(rows);
}

/** Images of few colours have runs, and rows like those above; each change is a rectangle of a colour of its own. */
const image = fc
  .record({
    width: fc.integer({ min: 2, max: 200 }),
    height: fc.integer({ min: 1, max: 12 }),
    bytesPerPixel: fc.constantFrom<(1 | 3)[]>(1, 3),
    colors: fc.array(fc.nat(0xffffff), { minLength: 1, maxLength: 6 }),
    seed: fc.nat(),
    changes: fc.array(fc.tuple(fc.nat(199), fc.nat(11), fc.integer({ min: 1, max: 80 }), fc.nat(0xffffff)), {
      maxLength: 4,
    }),
  })
  .map(({ width, height, bytesPerPixel, colors, seed, changes }) => {
    const color = (value: number) => (bytesPerPixel === 3 ? (0xff000000 | value) >>> 0 : value & 255);
    const ground = Uint32Array.from({ length: width * height }, (_, i) =>
      color(
        colors[Math.floor(Math.abs(Math.sin(seed + Math.floor((i % width) / 7) + i / width / 3)) * colors.length)]!,
      ),
    );
    const words = ground.slice();
    for (const [x, y, length, value] of changes) words.fill(color(value), y * width + x, y * width + x + length);
    return { width, height, bytesPerPixel, ground, words };
  });

describe("compressing images on a ground", () => {
  it("inflates to the image's rows, whatever changed on the ground", () => {
    fc.assert(
      fc.property(image, ({ width, height, bytesPerPixel, ground, words }) => {
        const flate = new FlateGround(ground, { width, height, bytesPerPixel });
        expect(inflateSync(flate.deflate(words))).toEqual(rowsOf(words, width, bytesPerPixel));
      }),
    );
  });

  it("writes one image after another in the same memory without a trace of the one before", () => {
    const shape = { width: 130, height: 9, bytesPerPixel: 3 } as const;
    const ground = new Uint32Array(130 * 9).fill(0xff336699);
    const flate = new FlateGround(ground, shape);
    const noise = Uint32Array.from(ground, (_, i) => (0xff000000 | Math.imul(i + 1, 2654435761)) >>> 0);
    const plain = Buffer.from(flate.deflate(ground));
    expect(inflateSync(flate.deflate(noise))).toEqual(rowsOf(noise, 130, 3));
    expect(Buffer.from(flate.deflate(ground))).toEqual(plain);
    expect(plain.length).toBeLessThan(600);
  });

  it("refuses rows that are wider than its distances reach", () => {
    const shape = { width: 40_000, height: 1, bytesPerPixel: 3 } as const;
    expect(() => new FlateGround(new Uint32Array(40_000), shape)).toThrow(RangeError);
  });
});

describe("prefix codes", () => {
  it("are complete, no longer than 15 bits, and shorter for what is frequent", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 30), { minLength: 2, maxLength: 286 }), (counts) => {
        const weights = counts.map((count) => count + 1);
        const { lengths } = prefixCode(weights);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(15);
        // Kraft's sum is one for a code in which no bit is wasted.
        expect(lengths.reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1);
        for (const [i, weight] of weights.entries()) {
          for (const [j, other] of weights.entries())
            if (weight > other * 2) expect(lengths[i]).toBeLessThanOrEqual(lengths[j]!);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("keep to 15 bits where Huffman's tree would be deeper", () => {
    const fibonacci = [1, 1];
    while (fibonacci.length < 30) fibonacci.push(fibonacci.at(-1)! + fibonacci.at(-2)!);
    expect(Math.max(...prefixCode(fibonacci).lengths)).toBeLessThanOrEqual(15);
  });

  it("give a lone symbol one bit, and symbols that are not there none", () => {
    expect([...prefixCode([0, 7, 0]).lengths]).toEqual([0, 1, 0]);
    expect([...prefixCode([]).lengths]).toEqual([]);
  });
});
