import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { autoContrast, unsharpMask } from "./enhance";
import { cutFrame } from "./warp";

const grey = (levels: number[]) => ({
  data: Uint8Array.from(levels.flatMap((l) => [l, l, l])),
  width: levels.length,
  height: 1,
});
const first = (raster: { data: Uint8Array }) => Array.from(raster.data).filter((_, i) => i % 3 === 0);

describe("auto-contrast", () => {
  it("cuts one per cent at each end and stretches the rest", () => {
    // 200 px: two at each end may go.
    const levels = [0, 10, ...Array.from({ length: 196 }, (_, i) => 100 + (i % 56)), 240, 255];
    const out = first(autoContrast(grey(levels), 0.01));
    expect(out.slice(0, 2)).toEqual([0, 0]);
    expect(out.slice(-2)).toEqual([255, 255]);
    expect(out[2]).toBe(0);
    expect(out[2 + 55]).toBe(255);
  });

  it("keeps a colour's hue in a picture with a cast", () => {
    const data = Uint8Array.from([60, 60, 160, 120, 120, 220]);
    const out = autoContrast({ data, width: 2, height: 1 }, 0);
    expect(out.data[0]).toBe(out.data[1]);
    expect(out.data[2]).toBeGreaterThan(out.data[0]!);
  });

  it("moves no end further than it may", () => {
    expect(first(autoContrast(grey([100, 150]), 0, 50))).toEqual([
      Math.trunc((50 * 255) / 155),
      Math.trunc((100 * 255) / 155),
    ]);
  });

  it("leaves a flat picture alone and never decreases the range", () => {
    expect(first(autoContrast(grey([90, 90, 90]), 0.01))).toEqual([90, 90, 90]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 2, maxLength: 80 }), (levels) => {
        const out = first(autoContrast(grey(levels), 0.01));
        const range = (list: number[]) => Math.max(...list) - Math.min(...list);
        expect(range(out)).toBeGreaterThanOrEqual(range(levels));
      }),
    );
  });
});

describe("unsharp mask", () => {
  it("exaggerates an edge, and leaves what is below the threshold", () => {
    const edge = first(unsharpMask(grey([50, 50, 50, 200, 200, 200]), 0.5, 0.5, 3));
    expect(edge[2]).toBeLessThan(50);
    expect(edge[3]).toBeGreaterThan(200);
    expect([edge[0], edge[5]]).toEqual([50, 200]);
    expect(first(unsharpMask(grey([100, 100, 104, 104]), 0.5, 0.5, 3))).toEqual([100, 100, 104, 104]);
  });
});

describe("cutting a frame", () => {
  const data = Uint8Array.from({ length: 20 * 10 * 3 }, (_, i) => (i * 37) & 255);
  const raster = { data, width: 20, height: 10 };

  it("copies pixels exactly where nothing is turned or scaled", () => {
    const out = cutFrame(raster, { cx: 7, cy: 4, width: 6, height: 4, angle: 0 }, 6, 4);
    for (let y = 0; y < 4; y++) {
      const from = 3 * ((y + 2) * 20 + 4);
      expect(Array.from(out.data.subarray(18 * y, 18 * y + 18))).toEqual(Array.from(data.subarray(from, from + 18)));
    }
  });

  it("turns a quarter as one expects, and continues the border outside", () => {
    const out = cutFrame(raster, { cx: 10, cy: 5, width: 10, height: 20, angle: Math.PI / 2 }, 10, 20);
    // The frame's upper left is the picture's upper right.
    expect(out.data[0]).toBe(data[3 * 19]);
    const outside = cutFrame(raster, { cx: -10, cy: 5, width: 4, height: 2, angle: 0 }, 4, 2);
    expect(outside.data[0]).toBe(data[3 * 20 * 4]);
  });
});
