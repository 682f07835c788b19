import { rectPath, type Scene } from "@/lib/platform/drawing/scene";
import { placePdf417 } from "../barcode/pdf417";
import { backArtLayers, frontArtLayers, frontPanels, specimenOverlay } from "./art";
import { backForm, backPersonal } from "./back";
import { frontForm, frontPersonal, photoFrame } from "./front";
import { BARCODE, backBoxes } from "./geometry";
import type { CardData } from "./model";
import { barcodePlace } from "./pdf";

/** One layer of a side, drawn by the very functions that draw cards. */
export interface CardLayer {
  readonly name: LayerName;
  /** Whether it protects the card; the others are what is printed on it. */
  readonly isSecurity: boolean;
  readonly scene: Scene;
}

export const LAYER_NAMES = [
  "paper",
  "screen",
  "bands",
  "watermark",
  "guilloche",
  "braid",
  "panels",
  "microtext",
  "seal",
  "form",
  "barcode",
  "rosette",
  "specimen",
  "data",
  "machineText",
] as const;
export type LayerName = (typeof LAYER_NAMES)[number];

/** Printed on the card, and no protection of it. */
const PRINTED: ReadonlySet<LayerName> = new Set(["panels", "form", "specimen", "data"]);

const layersOf = (scenes: Partial<Record<LayerName, Scene>>): CardLayer[] =>
  (Object.entries(scenes) as [LayerName, Scene][])
    .filter(([, scene]) => scene.length > 0)
    .map(([name, scene]) => ({ name, isSecurity: !PRINTED.has(name), scene }));

const artOf = ({ issuerName, countryCode }: CardData) => ({
  issuerName,
  countryCode,
  seed: issuerName ?? "specimen",
});

/** A side of a card without a portrait, from the bottom up. Laid over each other they are the side. */
export function cardLayers(side: "front" | "back", card: CardData): CardLayer[] {
  return side === "front" ? frontLayers(card) : backLayers(card);
}

function frontLayers(card: CardData): CardLayer[] {
  const art = artOf(card);
  // Without a portrait: the words for that, the card's own rosette, and then its data.
  const [noPhoto, rosette, ...data] = frontPersonal({ ...card, portrait: null });
  const { microtext, seal, ...ground } = frontArtLayers(art);
  return layersOf({
    ...ground,
    microtext,
    seal,
    panels: frontPanels(),
    form: [...frontForm(art), ...photoFrame()],
    specimen: card.issuerName === null ? specimenOverlay("front") : [],
    rosette: rosette?.scene ?? [],
    data: [noPhoto, ...data].flatMap((part) => part?.scene ?? []),
  });
}

function backLayers(card: CardData): CardLayer[] {
  const profile = card.barcodeProfile ?? "json";
  const parts = backPersonal(card);
  // The machine-readable lines come last.
  const machineText = parts.at(-1);
  return layersOf({
    ...backArtLayers(artOf(card), profile),
    form: backForm(profile),
    specimen: card.issuerName === null ? specimenOverlay("back") : [],
    barcode: barcodeScene(card),
    data: parts.slice(0, -1).flatMap(({ scene }) => scene),
    machineText: machineText?.scene ?? [],
  });
}

/** The symbol as one path of dark runs. */
function barcodeScene(card: CardData): Scene {
  const profile = card.barcodeProfile ?? "json";
  const box = backBoxes(profile).barcode;
  const content = profile === "json" ? card.barcodeText : Buffer.from(card.barcodeText, "base64");
  const placed = placePdf417(content, { ...box, ...BARCODE });
  const { matrix, modulePx, rowPx } = placed;
  const origin = barcodePlace(placed, box);
  let d = "";
  for (let row = 0; row < matrix.rows; row += 1) {
    let start: number | null = null;
    for (let column = 0; column <= matrix.width; column += 1) {
      const isDark = column < matrix.width && matrix.modules[row * matrix.width + column] === 1;
      if (isDark && start === null) start = column;
      if (isDark || start === null) continue;
      const x = origin.x + start * modulePx;
      d += rectPath({ x, y: origin.y + row * rowPx, width: (column - start) * modulePx, height: rowPx });
      start = null;
    }
  }
  return [{ kind: "path", d, fill: "#000000" }];
}
