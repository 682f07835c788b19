import { settings } from "@/lib/platform/settings";
import { type CardLayer, cardLayers, type LayerName } from "./card/layers";
import { paintSvg } from "./card/paint-svg";
import { sampleCard } from "./card/sample";
import { cardSpecification } from "./card/specification";

export type TemplateSide = "front" | "back";

function layersOf(side: TemplateSide): CardLayer[] {
  const { BARCODE_PROFILE, LICENSE_ISSUER, LICENSE_COUNTRY_CODE } = settings();
  return cardLayers(side, sampleCard(BARCODE_PROFILE, LICENSE_ISSUER ?? null, LICENSE_COUNTRY_CODE));
}

/** The present template with all its measures, and the layers of each side from the bottom up. */
export function cardTemplate() {
  const names = (side: TemplateSide) => layersOf(side).map(({ name, isSecurity }) => ({ name, isSecurity }));
  return {
    specification: cardSpecification(settings().BARCODE_PROFILE),
    layers: { front: names("front"), back: names("back") },
  };
}
export type CardTemplate = ReturnType<typeof cardTemplate>;

/** One layer of a side as an SVG document of the card's size in px; null where the side has none of that name. */
export function templateLayer(side: TemplateSide, name: LayerName): string | null {
  const layer = layersOf(side).find((one) => one.name === name);
  return layer ? paintSvg(layer.scene) : null;
}
