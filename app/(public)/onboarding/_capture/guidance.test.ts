import { expect, test } from "vitest";
import { type GreyFrame, hintFor } from "./guidance";

const [width, height] = [320, 200];

/** A card with lines of print on a table, at a share of the frame. */
function scene({ table = 60, card = 190, inset = 0.04, print = 120 } = {}): GreyFrame {
  const data = new Uint8ClampedArray(width * height).fill(table);
  const [x0, y0] = [Math.round(width * inset), Math.round(height * inset)];
  for (let y = y0; y < height - y0; y += 1)
    for (let x = x0; x < width - x0; x += 1) data[y * width + x] = y % 8 < 3 && x % 5 < 3 ? card - print : card;
  return { data, width, height };
}

/** The mean of each pixel's surroundings. */
function smeared({ data }: GreyFrame, radius: number): GreyFrame {
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      let [sum, count] = [0, 0];
      for (let dy = -radius; dy <= radius; dy += 1)
        for (let dx = -radius; dx <= radius; dx += 1) {
          const value = data[(y + dy) * width + x + dx];
          if (value === undefined || x + dx < 0 || x + dx >= width) continue;
          sum += value;
          count += 1;
        }
      out[y * width + x] = sum / count;
    }
  return { data: out, width, height };
}

test("a sharp card that fills the frame is good", () => expect(hintFor(scene())).toBe("good"));
test("a dark room", () => expect(hintFor(scene({ table: 10, card: 60, print: 30 }))).toBe("dark"));
test("a smeared picture", () => expect(hintFor(smeared(scene(), 4))).toBe("blur"));
test("a card that is far away", () => expect(hintFor(scene({ inset: 0.3 }))).toBe("away"));
test("a reflection", () => {
  const frame = scene();
  for (let y = 60; y < 100; y += 1) frame.data.fill(255, y * width + 100, y * width + 180);
  expect(hintFor(frame)).toBe("glare");
});
