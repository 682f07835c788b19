import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrated, fitCalibration } from "../../platform/vision/calibration";
import { boxOf, iou, isConvex, partOf, quadOf } from "../../platform/vision/geometry";
import { cornersOf, minimalRectangle } from "../../platform/vision/minimal-rectangle";
import { rectify, squareToQuad } from "../../platform/vision/rectify";
import { SYMMETRIC, writeBgrPlanes } from "../../platform/vision/tensor";
import { textLines } from "../../platform/vision/text-detector";
import { decodeCorners, networkSize } from "./finding/corner-detector";
import { editDistance, lookAlikeKey, normalizePlate, readingKey } from "./normalize";
import { ALPHABET, decodeCtc } from "./reading/ctc";
import { PLATE_CLASSES } from "./reading/reader";
import { Tally, vote, type WeightedReading } from "./reading/tally";
import type { Quad } from "./types";

const anyQuad = fc
  .array(
    fc.record({ x: fc.double({ min: -8, max: 8, noNaN: true }), y: fc.double({ min: -4, max: 4, noNaN: true }) }),
    {
      minLength: 4,
      maxLength: 4,
    },
  )
  .map(
    ([a, b, c, d]): Quad => [
      { x: 40 + a!.x, y: 20 + a!.y },
      { x: 140 + b!.x, y: 22 + b!.y },
      { x: 138 + c!.x, y: 60 + c!.y },
      { x: 42 + d!.x, y: 58 + d!.y },
    ],
  );

describe("normalize", () => {
  it("keeps A–Z and 0–9 only, upper case", () => {
    expect(normalizePlate(" ab-12·cdé ")).toBe("AB12CD");
    expect(normalizePlate("ΑΒ")).toBe("");
  });

  it("folds what cannot be told apart, and for search what is mistaken", () => {
    expect(readingKey("OI B8")).toBe("01B8");
    expect(lookAlikeKey("QILZSGB")).toBe("0112568");
    const plate = fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 10 });
    fc.assert(fc.property(plate, (text) => lookAlikeKey(readingKey(text)) === lookAlikeKey(text)));
    fc.assert(fc.property(plate, plate, (a, b) => (editDistance(a, b) === 0) === (a === b)));
  });
});

describe("rectify", () => {
  it("maps the unit square's corners to the quadrilateral's", () => {
    fc.assert(
      fc.property(anyQuad, (quad) => {
        const [a, b, c, d, e, f, g, h] = squareToQuad(quad);
        for (const [index, [u, v]] of [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ].entries()) {
          const w = g * u! + h * v! + 1;
          expect((a * u! + b * v! + c) / w).toBeCloseTo(quad[index]!.x, 6);
          expect((d * u! + e * v! + f) / w).toBeCloseTo(quad[index]!.y, 6);
        }
      }),
    );
  });

  it("gives back the pixels of an upright part, and no others beyond the border", () => {
    const data = Uint8Array.from({ length: 12 * 9 * 3 }, (_, i) => (i * 37) % 251);
    const image = { data, width: 12, height: 9 };
    const part = rectify(image, quadOf({ x: 3, y: 2, width: 5, height: 4 }), 5, 4);
    for (let y = 0; y < 4; y++) {
      for (let x = 0; x < 15; x++) expect(part.data[y * 15 + x]).toBe(data[(y + 2) * 36 + 9 + x]);
    }
    const outside = rectify(image, quadOf({ x: -50, y: -50, width: 20, height: 20 }), 4, 4);
    expect([...outside.data.subarray(0, 3)]).toEqual([...data.subarray(0, 3)]);
  });
});

describe("geometry", () => {
  it("knows boxes, overlaps and shapes", () => {
    const box = { x: 10, y: 10, width: 20, height: 10 };
    expect(iou(box, box)).toBe(1);
    expect(iou(box, { ...box, x: 20 })).toBeCloseTo(1 / 3);
    expect(boxOf(partOf(quadOf(box), 0, 0, 0.5, 1))).toEqual({ ...box, width: 10 });
    expect(isConvex(quadOf(box))).toBe(true);
    const [a, b, c, d] = quadOf(box);
    expect(isConvex([b, a, d, c])).toBe(false);
    expect(isConvex([a, c, b, d])).toBe(false);
  });

  it("finds the smallest rectangle around points of one that leans", () => {
    fc.assert(
      fc.property(fc.double({ min: -0.7, max: 0.7, noNaN: true }), (angle) => {
        const corners = cornersOf({ centre: { x: 50, y: 40 }, width: 60, height: 18, angle });
        const found = minimalRectangle([...corners, { x: 50, y: 40 }])!;
        expect(found.width).toBeCloseTo(60, 6);
        expect(found.height).toBeCloseTo(18, 6);
        expect(found.angle).toBeCloseTo(angle, 6);
      }),
    );
    expect(minimalRectangle([{ x: 1, y: 1 }])).toBeNull();
  });
});

describe("writeBgrPlanes", () => {
  it("writes planes in the order B, G, R from −1 to 1", () => {
    const out = new Float32Array(12);
    writeBgrPlanes({ data: Uint8Array.of(255, 128, 0), width: 1, height: 1 }, 2, 2, SYMMETRIC, out);
    expect(out[0]).toBeCloseTo(-1);
    expect(out[4]).toBeCloseTo(0.004, 2);
    expect(out[11]).toBeCloseTo(1);
  });
});

describe("plate detector", () => {
  it("decodes a peak into corners, and leaves its weaker neighbours out", () => {
    const [height, width] = [6, 8];
    const data = new Float32Array(9 * height * width);
    const at = 3 * width + 4;
    data[at] = 0.9;
    data[at + 1] = 0.8;
    const offsets = [-1, -0.25, 1, -0.25, 1, 0.25, -1, 0.25];
    for (const [plane, offset] of offsets.entries()) {
      data[(plane + 1) * height * width + at] = offset;
      data[(plane + 1) * height * width + at + 1] = offset;
    }
    const found = decodeCorners({ data, dims: [1, 9, height, width] }, 0.3, 2, 1);
    expect(found).toHaveLength(1);
    expect(boxOf(found[0]!.quad)).toEqual({ x: 8, y: 20, width: 128, height: 16 });
    expect(() => decodeCorners({ data, dims: [1, 5, height, width] }, 0.3, 1, 1)).toThrow("5 planes");
  });

  it("chooses sizes that the network can halve five times", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 4000 }), (width, height) => {
        const size = networkSize({ width, height }, 640);
        expect((size.width % 32) + (size.height % 32)).toBe(0);
        expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(640);
      }),
    );
  });
});

describe("textLines", () => {
  it("finds each line with its border grown, and no specks", () => {
    const [width, height] = [120, 60];
    const map = new Float32Array(width * height);
    for (let y = 20; y < 28; y++) map.fill(0.9, y * width + 30, y * width + 70);
    map[5] = 1;
    const lines = textLines(map, width, height, { scoreMin: 0.5, aspectMin: 1.3, aspectMax: 9 });
    expect(lines).toHaveLength(1);
    const box = boxOf(lines[0]!.quad);
    expect(box.x).toBeLessThan(30);
    expect(box.x + box.width).toBeGreaterThan(70);
    expect(lines[0]!.score).toBeCloseTo(0.9);
  });
});

/** A network's output that spells a text: blanks between characters, `sure` for each. */
function spelled(text: string, sure = 8) {
  const steps = text.length * 2 + 1;
  const data = new Float32Array(steps * 37);
  for (let step = 0; step < steps; step++) {
    const char = step % 2 === 1 ? ALPHABET.indexOf(text[(step - 1) / 2]!) + 1 : 0;
    data[step * 37 + char] = sure;
  }
  return { data, dims: [1, steps, 37] };
}

describe("decodeCtc", () => {
  it("reads back any text, doubled characters too", () => {
    const word = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(word, (text) => {
        const reading = decodeCtc(spelled(text), 0, PLATE_CLASSES);
        expect(reading.text).toBe(text);
        expect(reading.odds).toHaveLength(text.length);
        expect(reading.confidence).toBeGreaterThan(0.9);
        for (const odds of reading.odds)
          expect(odds.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(1.00001);
      }),
    );
    expect(decodeCtc(spelled(""), 0, PLATE_CLASSES)).toEqual({ text: "", odds: [], confidence: 0 });
  });
});

const reading = (text: string, confidence: number, weight = 1): WeightedReading => ({
  ...decodeCtc(spelled(text, Math.log((36 * confidence) / (1 - confidence))), 0, PLATE_CLASSES),
  weight,
});

describe("Tally", () => {
  it("counts O and 0 as one candidate and gives the better spelling", () => {
    const result = vote([reading("ABO123", 0.9), reading("AB0123", 0.95), reading("AB8123", 0.93)])!;
    expect(result.text).toBe("AB0123");
    expect(result.share).toBeGreaterThan(0.6);
    expect(result.odds).toHaveLength(6);
  });

  it("does not depend on the order, and survives being stored", () => {
    const readings = fc.array(
      fc.tuple(
        fc.constantFrom("AB123", "A8123", "AB12", "XY", "CB1234"),
        fc.double({ min: 0.2, max: 0.98, noNaN: true }),
      ),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(readings, (pairs) => {
        const forward = new Tally();
        const backward = new Tally();
        for (const [text, sure] of pairs) forward.add(reading(text, sure));
        for (const [text, sure] of [...pairs].reverse()) backward.add(reading(text, sure));
        const stored = Tally.from(JSON.parse(JSON.stringify(forward)));
        const [a, b, c] = [forward.result(), backward.result(), stored.result()];
        expect(b?.text).toBe(a?.text);
        expect(b?.share ?? 0).toBeCloseTo(a?.share ?? 0, 9);
        expect(c?.text).toBe(a?.text);
        expect(c?.strength ?? 0).toBeCloseTo(a?.strength ?? 0, 4);
      }),
    );
    expect(vote([reading("AB", 0.9)])).toBeNull();
  });
});

describe("calibration", () => {
  it("is monotone and follows the share that is right", () => {
    const samples = Array.from({ length: 2000 }, (_, i) => {
      const score = (i % 100) / 100;
      return { score, right: ((i * 7919) % 1000) / 1000 < score ** 2 };
    });
    const calibration = fitCalibration(samples);
    let last = 0;
    for (let score = 0; score <= 1; score += 0.01) {
      const p = calibrated(score, calibration);
      expect(p).toBeGreaterThanOrEqual(last);
      last = p;
    }
    expect(calibrated(0.7, calibration)).toBeGreaterThan(0.35);
    expect(calibrated(0.7, calibration)).toBeLessThan(0.65);
  });
});
