import { describe, expect, it } from "vitest";
import { type Part, type Scene, textAt } from "@/lib/platform/drawing/scene";
import { backPersonal } from "./back";
import { frontPersonal } from "./front";
import { CARD_HEIGHT_PX, CARD_WIDTH_PX } from "./geometry";
import { placedGlyphs } from "./glyph-raster";
import { blendPart, rasterizeGround, rasterizeParts } from "./raster";
import { cardFixture } from "./test-data";

const AREA = { x: 100, y: 40, width: 700, height: 60 };
const TEXT = { style: "bold", size: 24, maxWidth: 690, color: "#1b2440" } as const;

async function onWhite(parts: readonly Part[]): Promise<Uint8Array> {
  const white: Scene = [{ kind: "path", d: "M0 0L2000 0L2000 2000L0 2000Z", fill: "#ffffff" }];
  const { data } = await rasterizeGround(white);
  for (const part of await rasterizeParts(parts)) blendPart(data, part);
  return data;
}

/** The whole text drawn at once: a turn by a hair's breadth takes it out of the memory of glyphs. */
const whole = (scene: Scene): Scene => scene.map((node) => ({ ...node, rotate: 1e-9 }));

describe("drawing texts glyph by glyph", () => {
  it("looks like drawing them at once", async () => {
    const scene = textAt("Thandeka Łukasiewicz-Nkosi", 110, 75, TEXT);
    const [byGlyph, atOnce] = await Promise.all([
      onWhite([{ area: AREA, scene }]),
      onWhite([{ area: AREA, scene: whole(scene) }]),
    ]);
    let [ink, difference] = [0, 0];
    for (let i = 0; i < CARD_WIDTH_PX * CARD_HEIGHT_PX * 4; i += 4) {
      ink += 255 - atOnce[i]!;
      difference += Math.abs(byGlyph[i]! - atOnce[i]!);
    }
    expect(ink).toBeGreaterThan(500_000);
    // An eighth of a pixel at the glyphs' edges, and no glyph missing.
    expect(difference / ink).toBeLessThan(0.08);
  });

  it("gives the same pixels the second time, from memory", async () => {
    const parts = [{ area: AREA, scene: textAt("L-1A2B-3C4D-5E6F", 110.3, 75.6, TEXT) }];
    const [first, second] = [await onWhite(parts), await onWhite(parts)];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  it("clips what leaves the area", async () => {
    const parts = [{ area: { ...AREA, height: 28 }, scene: textAt("Ågyj", 110, 75, TEXT) }];
    const pixels = await onWhite(parts);
    const below = pixels.subarray((AREA.y + 28) * CARD_WIDTH_PX * 4);
    expect(below.every((value) => value === 255)).toBe(true);
  });

  it("is how each text of the holder is drawn, whatever letter it begins with", () => {
    for (const letter of ["A", "J", "V", "W", "1", "Ł"]) {
      const data = cardFixture({ surname: `${letter}BC`, givenNames: `${letter}dam`, restrictions: `${letter} only` });
      for (const { area, scene } of [...frontPersonal(data), ...backPersonal(data)])
        for (const node of scene) if (node.kind === "text") expect(placedGlyphs(node, area)).not.toBeNull();
    }
  });
});
