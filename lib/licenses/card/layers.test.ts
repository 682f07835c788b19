import { expect, test } from "vitest";
import { BARCODE_PROFILES } from "../barcode/payload";
import { backGround } from "./back";
import { frontGround } from "./front";
import { cardLayers } from "./layers";
import { cardData } from "./model";
import { paintSvg } from "./paint-svg";
import { sampleCard } from "./sample";

const card = (profile: (typeof BARCODE_PROFILES)[number]) => sampleCard(profile, "Example Authority", "ZAF");

test.each(BARCODE_PROFILES)("the sample of the profile %s is a card", (profile) => {
  expect(cardData.safeParse(card(profile)).error).toBeUndefined();
});

test.each(BARCODE_PROFILES)("the layers of a side have all that the ground of the cards has: %s", (profile) => {
  const art = { issuerName: "Example Authority", countryCode: "ZAF", seed: "Example Authority" };
  const drawn = (side: "front" | "back") =>
    new Set(cardLayers(side, card(profile)).flatMap(({ scene }) => scene.map((node) => paintSvg([node]))));
  for (const [side, scene] of [
    ["front", frontGround(art)],
    ["back", backGround(art, profile)],
  ] as const) {
    const layers = drawn(side);
    for (const node of scene) expect(layers.has(paintSvg([node]))).toBe(true);
  }
});

test("what protects the card is told from what is printed on it, and SPECIMEN stands on an office's without a name", () => {
  const security = (side: "front" | "back") =>
    cardLayers(side, card("json"))
      .filter(({ isSecurity }) => isSecurity)
      .map(({ name }) => name);
  expect(security("front")).toEqual(expect.arrayContaining(["guilloche", "microtext", "seal", "rosette"]));
  expect(security("back")).toEqual(expect.arrayContaining(["barcode", "machineText"]));
  const names = cardLayers("front", sampleCard("json", null, "ZAF")).map(({ name }) => name);
  expect(names).toContain("specimen");
  expect(cardLayers("front", card("json")).map(({ name }) => name)).not.toContain("specimen");
});
