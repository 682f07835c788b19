import { describe, expect, it } from "vitest";
import {
  BACK,
  BACK_BLOCKS,
  BARCODE,
  CARD_HEIGHT_MM,
  CARD_HEIGHT_PT,
  CARD_HEIGHT_PX,
  CARD_WIDTH_MM,
  CARD_WIDTH_PT,
  CARD_WIDTH_PX,
  FRONT,
  insideCard,
  PIXELS_PER_METRE,
  specifiedBoxes,
  toMm,
  toPx,
} from "./geometry";

describe("card geometry", () => {
  it("is the contract's card", () => {
    expect([CARD_WIDTH_PX, CARD_HEIGHT_PX, PIXELS_PER_METRE]).toEqual([1012, 638, 11811]);
    expect(Math.ceil(toPx(CARD_WIDTH_MM))).toBe(CARD_WIDTH_PX);
    expect(Math.round(toPx(CARD_HEIGHT_MM))).toBe(CARD_HEIGHT_PX);
    expect(CARD_WIDTH_PT).toBeCloseTo(242.65, 2);
    expect(CARD_HEIGHT_PT).toBeCloseTo(153.07, 2);
  });

  it("keeps the contract's boxes", () => {
    expect(FRONT.photo).toEqual({ x: 23, y: 125, width: 305, height: 385 });
    expect(FRONT.signature).toEqual({ x: 23, y: 534, width: 963, height: 78 });
    expect(BACK.thumb).toEqual({ x: 681, y: 432, width: 305, height: 180 });
    expect(BACK.barcode).toMatchObject({ x: 23, y: 23, width: 963 });
  });

  it("has room for 14 data columns with a quiet zone at 3 px a module", () => {
    const modules = 17 * BARCODE.dataColumns + 69 + 2 * BARCODE.quietZoneModules;
    expect(modules * BARCODE.moduleSizePx).toBeLessThanOrEqual(BACK.barcode.width);
  });

  it("has room for the 48 rows of the 720 bytes at the same size", () => {
    const rows = Math.ceil((1 + 600 + 2 ** (BARCODE.errorLevel + 1)) / BARCODE.dataColumns);
    const modules = rows * BARCODE.rowHeightModules + 2 * BARCODE.quietZoneModules;
    expect(modules * BARCODE.moduleSizePx).toBeLessThanOrEqual(BACK_BLOCKS.barcode.height);
  });

  it.each([...specifiedBoxes(), ...specifiedBoxes("za-720")])("$side: $name lies inside the rounded card", (box) => {
    expect(insideCard(box)).toBe(true);
    expect(box.mm.width).toBeCloseTo(toMm(box.width), 1);
  });

  it("sees a box that a rounded corner cuts off", () => {
    expect(insideCard({ x: 2, y: 2, width: 40, height: 40 })).toBe(false);
    expect(insideCard({ x: 12, y: 12, width: 40, height: 40 })).toBe(true);
    expect(insideCard({ x: 900, y: 300, width: 200, height: 40 })).toBe(false);
  });

  it.each([
    ["front", FRONT],
    ["back", BACK],
    ["back with blocks", BACK_BLOCKS],
  ] as const)("has no two panels of the %s on one another", (_, boxes) => {
    // The ghost portrait lies under the text on purpose, and header boxes lie in the header.
    const panels = Object.entries(boxes).filter(([name]) => !["ghostPortrait", "header"].includes(name));
    for (const [nameA, a] of panels) {
      for (const [nameB, b] of panels) {
        if (nameA >= nameB) continue;
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart, `${nameA} and ${nameB}`).toBe(true);
      }
    }
  });
});
