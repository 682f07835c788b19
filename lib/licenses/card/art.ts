import type { Box } from "@/lib/platform/drawing/box";
import {
  epitrochoidPath,
  lineScreenPath,
  rosettePath,
  seededRandom,
  waveBandPath,
} from "@/lib/platform/drawing/guilloche";
import { type Part, type PathNode, rectPath, type Scene, type SceneNode, textAt } from "@/lib/platform/drawing/scene";
import type { BarcodeProfile } from "../barcode/payload";
import { type BackBoxName, backBoxes, CARD_HEIGHT_PX, CARD_WIDTH_PX, FRONT } from "./geometry";
import { PALETTE } from "./palette";
import { WATERMARK } from "./watermark";

/**
 * Lines are 1 px wide (0.085 mm) and made fine by their opacity: a thinner stroke is drawn a whole pixel wide by many
 * PDF viewers, and the PDF would look heavier than the PNG.
 */
const CARD = { x: 0, y: 0, width: CARD_WIDTH_PX, height: CARD_HEIGHT_PX };

/** Parameters of the security art that stay the same for all cards of an issuer. */
export interface ArtParameters {
  /** The issuer's name, or null for a specimen. */
  readonly issuerName: string | null;
  readonly countryCode: string;
  /** Seeds phases and petals, so that two issuers' grounds differ. */
  readonly seed: string;
}

/** Diagonal bands of the contract's pink overlay, each soft-edged by three nested strips. */
function pinkBands(offset: number): SceneNode[] {
  const lean = 230;
  return [-120, 330, 780].flatMap((left) =>
    [150, 104, 58].map((width): SceneNode => {
      const x = left + offset + (150 - width) / 2;
      const d = `M${x + lean} 0L${x + lean + width} 0L${x + width} ${CARD.height}L${x} ${CARD.height}Z`;
      return { kind: "path", d, fill: PALETTE.rose, opacity: 0.045 };
    }),
  );
}

/** The watermark: a text repeated along the diagonal, line after line, each shifted half a repeat. */
function watermark(text: string): SceneNode[] {
  const nodes: SceneNode[] = [];
  const angle = WATERMARK.angleDegrees;
  const slope = Math.tan((angle * Math.PI) / 180);
  for (let row = 0; row < 12; row++) {
    for (let column = 0; column < 4; column++) {
      const x = -150 + column * 330 + (row % 2) * 165;
      const y = 40 + row * WATERMARK.linePitchPx + (x - 430) * slope * 0.35;
      nodes.push(
        ...textAt(text, x, y, {
          style: "bold",
          size: WATERMARK.sizePx,
          maxWidth: 300,
          minScaleX: 0.6,
          tracking: 0.1,
          color: PALETTE.roseDeep,
          opacity: 0.055,
          rotate: angle,
          ornament: true,
        }),
      );
    }
  }
  return nodes;
}

/** What the watermark and the microtext say. */
const emblemText = (art: ArtParameters) => (art.issuerName ?? "SPECIMEN").toUpperCase();

/** What protects a side, layer by layer from the bottom up; the designer's screen shows each by itself. */
export type ArtLayers = { readonly [name in (typeof ART_LAYERS)[number]]: readonly SceneNode[] };
export const ART_LAYERS = ["paper", "screen", "bands", "watermark", "guilloche", "braid", "microtext", "seal"] as const;

function ground(art: ArtParameters, side: "front" | "back") {
  const random = seededRandom(`${art.seed}/${side}`);
  const phase = random() * 2 * Math.PI;
  const petals = 18 + Math.floor(random() * 5);
  // The great rosette sits off centre on the front and mirrored on the back, where it shows between the panels.
  const cx = side === "front" ? 690 : 330;
  const cy = 330;
  const line = (node: Omit<PathNode, "kind" | "strokeWidth">): PathNode => ({ kind: "path", strokeWidth: 1, ...node });
  return {
    paper: [{ kind: "path", d: rectPath(CARD), fill: { gradient: "paper" } }],
    screen: [line({ d: lineScreenPath(CARD, 8, phase), stroke: { gradient: "iris" }, opacity: 0.17 })],
    bands: pinkBands(side === "front" ? 0 : 60),
    watermark: watermark(emblemText(art)),
    guilloche: [
      line({
        d: rosettePath({ cx, cy, inner: 96, outer: 268, petals, strands: 6, spread: 0.62, turn: phase }),
        stroke: { gradient: "irisTurned" },
        opacity: 0.24,
      }),
      line({
        d: rosettePath({ cx, cy, inner: 44, outer: 108, petals: petals - 6, strands: 5, spread: 0.7, turn: phase / 2 }),
        stroke: PALETTE.rose,
        opacity: 0.24,
      }),
      line({
        d: epitrochoidPath({ cx, cy, radius: 42, loops: 23, turns: 7, arm: 0.9, turn: phase }),
        stroke: PALETTE.teal,
        opacity: 0.24,
      }),
    ],
  } satisfies Partial<ArtLayers>;
}

function braid(y: number, amplitude: number, phase: number, opacity: number): SceneNode {
  return {
    kind: "path",
    d: waveBandPath({ x: -10, width: CARD.width + 20, y, amplitude, strands: 6, waves: 7, swells: 3, phase }),
    stroke: { gradient: "irisTurned" },
    strokeWidth: 1,
    opacity,
  };
}

/** A line that the eye takes for a rule and a loupe reads as the issuer's name, over and over: 0.5 mm high. */
function microtext(text: string, x: number, y: number, width: number): SceneNode[] {
  const options = { style: "bold", size: 6, color: PALETTE.tealDeep, opacity: 0.85, ornament: true } as const;
  const unit = `${text} · `;
  const [one] = textAt(unit, 0, 0, { ...options, maxWidth: 10_000 });
  if (one?.kind !== "text" || one.line.width === 0) return [];
  const repeats = Math.max(1, Math.ceil(width / one.line.width));
  const pitch = width / repeats;
  return Array.from({ length: repeats }).flatMap((_, i) =>
    textAt(unit, x + i * pitch, y, { ...options, maxWidth: pitch, minScaleX: 0.5 }),
  );
}

/** The layers of the front. */
export function frontArtLayers(art: ArtParameters): ArtLayers {
  const { seal } = FRONT;
  const center = { cx: seal.x + seal.width / 2, cy: seal.y + seal.height / 2 };
  const phase = seededRandom(`${art.seed}/braid`)() * 2 * Math.PI;
  return {
    ...ground(art, "front"),
    braid: [braid(62, 34, phase, 0.32)],
    // The header's ink rule is microtext.
    microtext: microtext(emblemText(art), FRONT.header.x, 116, FRONT.header.width),
    // Three rosettes in one another; our own figure, no state's emblem.
    seal: [
      {
        kind: "path",
        d: rosettePath({ ...center, inner: 30, outer: 47, petals: 16, strands: 5 }),
        stroke: PALETTE.tealDeep,
        strokeWidth: 1,
        opacity: 0.68,
      },
      {
        kind: "path",
        d: rosettePath({ ...center, inner: 17, outer: 32, petals: 11, strands: 4 }),
        stroke: PALETTE.roseDeep,
        strokeWidth: 1,
        opacity: 0.64,
      },
      {
        kind: "path",
        d: epitrochoidPath({ ...center, radius: 17, loops: 13, turns: 4, arm: 0.8 }),
        stroke: PALETTE.tealDeep,
        strokeWidth: 1,
        opacity: 0.65,
      },
    ],
  };
}

/** Light ground for what is written and shown, over the front's art. */
export const frontPanels = (): Scene => [
  { kind: "path", d: rectPath(FRONT.signature, 8), fill: PALETTE.panel, opacity: 0.72 },
  { kind: "path", d: rectPath(FRONT.photo, 10), fill: PALETTE.paperTeal },
];

/** How much of the art each panel of the back covers. */
const BACK_PANELS: Readonly<Record<BackBoxName, { corner: number; opacity: number }>> = {
  // The barcode stands on plain light ground, out to its quiet zone: contrast is what a scanner needs.
  barcode: { corner: 8, opacity: 1 },
  categories: { corner: 6, opacity: 0.74 },
  restrictions: { corner: 6, opacity: 0.74 },
  legend: { corner: 6, opacity: 0.5 },
  thumb: { corner: 10, opacity: 0.92 },
  machineText: { corner: 6, opacity: 0.82 },
};

/** The layers of the back, which has no seal; panels stand between the braid and the microtext. */
export function backArtLayers(art: ArtParameters, profile: BarcodeProfile): ArtLayers & { panels: Scene } {
  const boxes = backBoxes(profile);
  const { barcode } = boxes;
  const phase = seededRandom(`${art.seed}/braid`)() * 2 * Math.PI;
  return {
    ...ground(art, "back"),
    braid: [braid(516, 30, phase + 1, 0.3)],
    panels: (Object.entries(boxes) as [BackBoxName, Box][]).map(([name, box]): SceneNode => {
      const { corner, opacity } = BACK_PANELS[name];
      return { kind: "path", d: rectPath(box, corner), fill: PALETTE.panel, opacity };
    }),
    microtext: microtext(emblemText(art), barcode.x, barcode.y + barcode.height + 8, barcode.width),
    seal: [],
  };
}

/**
 * The card's own mark, over the portrait's corner: a rosette whose petals, turn and colours come from the seed, so that
 * a portrait cut from another card does not join up.
 */
export function ownRosette(seed: string): Part {
  const random = seededRandom(`own/${seed}`);
  const { photo } = FRONT;
  const center = { cx: photo.x + photo.width - 36, cy: photo.y + photo.height - 52 };
  const petals = 7 + Math.floor(random() * 8);
  const turn = random() * Math.PI;
  const [outer, inner] = random() < 0.5 ? [PALETTE.teal, PALETTE.rose] : [PALETTE.rose, PALETTE.teal];
  const reach = 56;
  const scene: Scene = [
    {
      kind: "path",
      d: rosettePath({ ...center, inner: 23, outer: 54, petals, strands: 3, spread: 0.75, turn }),
      stroke: outer,
      strokeWidth: 1,
      opacity: 0.62,
    },
    {
      kind: "path",
      d: rosettePath({
        ...center,
        inner: 7,
        outer: 27,
        petals: Math.max(5, petals - 3),
        strands: 2,
        spread: 0.5,
        turn,
      }),
      stroke: inner,
      strokeWidth: 1,
      opacity: 0.66,
    },
  ];
  const area = { x: center.cx - reach, y: center.cy - reach, width: 2 * reach, height: 2 * reach };
  return { area, scene };
}

/** SPECIMEN across a side, over everything but the barcode. */
export function specimenOverlay(side: "front" | "back"): Scene {
  const [x, y] = side === "front" ? [175, 540] : [175, 568];
  const size = side === "front" ? 150 : 120;
  const rotate = side === "front" ? -27 : -22;
  return textAt("SPECIMEN", x, y, {
    style: "bold",
    size,
    maxWidth: 2000,
    tracking: 0.04,
    color: PALETTE.specimen,
    opacity: 0.2,
    rotate,
    ornament: true,
  });
}
