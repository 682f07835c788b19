import { describe, expect, it } from "vitest";
import { diceOf } from "./dice";
import { drawRegistration, REGIONS } from "./registrations";
import { drawScene } from "./scene";

const SIZE = { width: 1280, height: 720 };

describe("drawn scenes", () => {
  it.each(REGIONS)("write registrations of %s in letters and digits, on one or two lines", (region) => {
    const dice = diceOf(3);
    for (let draw = 0; draw < 200; draw++) {
      const { lines, text } = drawRegistration(dice, region);
      expect(text).toMatch(/^[A-Z0-9]{2,11}$/);
      expect(lines.join("").replace(/[^A-Z0-9]/g, "")).toBe(text);
      expect(lines.length).toBeLessThanOrEqual(2);
    }
  });

  it("are the same for a seed, and have every plate's box inside the picture", () => {
    let plates = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const scene = drawScene(diceOf(seed), "za", SIZE);
      expect(drawScene(diceOf(seed), "za", SIZE)).toEqual(scene);
      for (const { box } of scene.plates) {
        expect(Math.min(box.x, box.y)).toBeGreaterThan(0);
        expect(box.x + box.width).toBeLessThan(SIZE.width);
        expect(box.y + box.height).toBeLessThan(SIZE.height);
        expect(box.width).toBeGreaterThan(20);
      }
      plates += scene.plates.length;
    }
    expect(plates).toBeGreaterThan(40);
  });
});
