import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/platform/errors";
import {
  centreFrame,
  cropFromTurnedBox,
  cropToFrame,
  cropToTurnedBox,
  frameForHead,
  frameToCrop,
  manualFrame,
  PORTRAIT_ASPECT,
} from "./crop";
import type { Head } from "./head";
import { intoFrame, outOfFrame } from "./warp";

const size = fc.record({ width: fc.integer({ min: 120, max: 6000 }), height: fc.integer({ min: 120, max: 6000 }) });
const crop = fc.record({
  x: fc.double({ min: -0.5, max: 0.9, noNaN: true }),
  y: fc.double({ min: -0.5, max: 0.9, noNaN: true }),
  width: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
  height: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
  rotation: fc.double({ min: -179, max: 179, noNaN: true }),
});

const headAt = (roll: number): Head => ({
  leftEye: { x: 0, y: 0 },
  rightEye: { x: 0, y: 0 },
  eyeCentre: { x: 500, y: 400 },
  interEye: 100,
  roll,
  eyesToChin: 160,
  eyesToCrown: 156.8,
  yawDegrees: 0,
  eyeOpening: 0.3,
});

describe("crops and frames", () => {
  it("turn into each other and back", () => {
    fc.assert(
      fc.property(crop, size, (given, picture) => {
        const back = frameToCrop(cropToFrame(given, picture), picture);
        for (const key of ["x", "y", "width", "height"] as const) expect(back[key]).toBeCloseTo(given[key], 9);
        expect(back.rotation ?? 0).toBeCloseTo(given.rotation, 9);
      }),
    );
  });

  it("turn into a browser cropper's px and back", () => {
    fc.assert(
      fc.property(crop, size, (given, picture) => {
        const box = cropToTurnedBox(given, picture);
        const back = cropFromTurnedBox(box, box.rotation, picture);
        for (const key of ["x", "y", "width", "height"] as const) expect(back[key]).toBeCloseTo(given[key], 7);
      }),
    );
  });

  it("agree with a cropper that turned the picture by 90° clockwise", () => {
    // The upper left corner of the turned picture (300 × 400) is the lower left of the original (400 × 300).
    const given = cropFromTurnedBox({ x: 0, y: 0, width: 100, height: 120 }, 90, { width: 400, height: 300 });
    const corner = outOfFrame(cropToFrame(given, { width: 400, height: 300 }), { x: 0, y: 0 });
    expect(corner.x).toBeCloseTo(0, 6);
    expect(corner.y).toBeCloseTo(300, 6);
  });
});

describe("the automatic crop", () => {
  it.each([0, 0.3, -0.4])("puts the head upright at 78 %, eyes at 45 %, for a lean of %f rad", (roll) => {
    const head = headAt(roll);
    const frame = frameForHead(head, null);
    expect(frame.width / frame.height).toBeCloseTo(PORTRAIT_ASPECT, 12);
    const eyes = intoFrame(frame, head.eyeCentre);
    expect(eyes.x).toBeCloseTo(0.5, 9);
    expect(eyes.y).toBeCloseTo(0.45, 9);
    const chin = { x: 500 - Math.sin(roll) * 160, y: 400 + Math.cos(roll) * 160 };
    expect(intoFrame(frame, chin).y - eyes.y).toBeCloseTo((0.78 * 160) / (160 + 156.8), 9);
  });

  it("makes room for hair, but never a head under 70 % or eyes under the middle", () => {
    for (let hair = 100; hair < 500; hair += 20) {
      const head = headAt(0);
      const frame = frameForHead(head, hair);
      const headShare = (160 + 156.8) / frame.height;
      const eyes = intoFrame(frame, head.eyeCentre).y;
      expect(headShare).toBeGreaterThanOrEqual(0.7 - 1e-9);
      expect(headShare).toBeLessThanOrEqual(0.78 + 1e-9);
      expect(eyes).toBeLessThanOrEqual(0.5 + 1e-9);
      const air = eyes - hair / frame.height;
      if (hair <= 200) expect(air).toBeGreaterThan(0.02);
    }
  });

  it("without a face takes the largest piece from the middle", () => {
    fc.assert(
      fc.property(size, (picture) => {
        const frame = centreFrame(picture);
        expect(frame.width / frame.height).toBeCloseTo(PORTRAIT_ASPECT, 9);
        expect(frame.width).toBeLessThanOrEqual(picture.width + 1e-6);
        expect(frame.height).toBeLessThanOrEqual(picture.height + 1e-6);
        expect(Math.max(frame.width / picture.width, frame.height / picture.height)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe("a crop drawn by hand", () => {
  const picture = { width: 1000, height: 1200 };
  const drawn = { x: 0.2, y: 0.1, width: (0.5 * 1200 * PORTRAIT_ASPECT) / 1000, height: 0.5 };

  it("is taken, and straightened to the exact shape", () => {
    const frame = manualFrame({ ...drawn, width: drawn.width * 1.02 }, picture);
    expect(frame.height).toBeCloseTo(600, 9);
    expect(frame.width / frame.height).toBeCloseTo(PORTRAIT_ASPECT, 12);
  });

  it.each([
    ["not a crop", "whole", /fractions/],
    ["a missing side", { x: 0, y: 0, width: 0.5 }, /fractions/],
    ["no number", { ...drawn, x: Number.NaN }, /fractions/],
    ["a negative width", { ...drawn, width: -0.5 }, /fractions/],
    ["a square", { ...drawn, width: 0.6 }, /shape/],
    ["a speck", { ...drawn, width: drawn.width / 20, height: drawn.height / 20 }, /30 pixels high/],
    ["a piece outside", { ...drawn, x: 0.9, y: 0.9 }, /outside/],
  ])("is refused when it is %s", (_name, input, reason) => {
    expect(() => manualFrame(input, picture)).toThrow(DomainError);
    expect(() => manualFrame(input, picture)).toThrow(reason);
  });
});
