import type { Box } from "@/lib/platform/drawing/box";
import { linePath, rectPath, type Scene, type SceneNode } from "@/lib/platform/drawing/scene";
import { fitText } from "@/lib/platform/drawing/text";
import { borderScene, groundScene, sealScene } from "./ornaments";
import { qrScene } from "./qr";
import type { Design, Facts, Placeholder, TextElement } from "./schema";
import { boxOf, pt } from "./units";

/** The holder's pictures as they are laid on the page: the portrait opaque, the signature as ink on nothing. */
export interface Pictures {
  /** Baseline sRGB JPEG. */
  readonly portrait: Uint8Array | null;
  /** PNG with transparency. */
  readonly signature: Uint8Array | null;
}

export interface PlacedPicture {
  readonly kind: "portrait" | "signature";
  readonly box: Box;
  readonly bytes: Uint8Array;
}

/** A page in the order in which it is drawn, in points. */
export interface CertificatePage {
  /** Alike on all certificates of a design and an authority. */
  readonly ground: Scene;
  readonly pictures: readonly PlacedPicture[];
  readonly personal: Scene;
}

/** Grounds that were drawn: the line work costs more than all the rest of a page. */
const grounds = new Map<string, Scene>();
const GROUNDS_MAX = 20;

/** Paper, border, rules and seal: what all certificates of a design and an authority share, made once. */
function sharedGround(design: Design, authority: string): Scene {
  const key = JSON.stringify([design, authority]);
  let ground = grounds.get(key);
  if (!ground) {
    const parts = design.elements.flatMap((element): Scene => {
      if (element.kind === "seal") return sealScene(boxOf(element), authority, design);
      if (element.kind !== "rule") return [];
      const { x, y, width, thickness, colour } = element;
      return [
        { kind: "path", d: linePath(pt(x), pt(y), pt(x + width), pt(y)), stroke: colour, strokeWidth: pt(thickness) },
      ];
    });
    ground = [...groundScene(design), ...borderScene(design), ...parts];
    if (grounds.size >= GROUNDS_MAX) grounds.clear();
    grounds.set(key, ground);
  }
  return ground;
}

/** @param code what the QR code says */
export function certificatePage(design: Design, facts: Facts, pictures: Pictures, code: string): CertificatePage {
  const personal: SceneNode[] = [];
  const placed: PlacedPicture[] = [];
  for (const element of design.elements) {
    if (element.kind === "text") personal.push(...textNodes(element, facts));
    else if (element.kind === "qr") personal.push(...qrScene(code, boxOf(element)));
    else if (element.kind === "portrait" || element.kind === "signature") {
      const bytes = pictures[element.kind];
      if (!bytes) continue;
      const box = boxOf(element);
      placed.push({ kind: element.kind, box, bytes });
      if (element.kind === "portrait")
        personal.push({ kind: "path", d: rectPath(box), stroke: design.second, strokeWidth: 1.2 });
    }
  }
  return { ground: sharedGround(design, facts.authority), pictures: placed, personal };
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** The words of an element; "" where it names facts and has none of them. */
export function wordsOf(text: string, facts: Facts): string {
  const named = [...text.matchAll(PLACEHOLDER)].map(([, name]) => facts[name as Placeholder] ?? "");
  if (named.length > 0 && named.every((value) => value === "")) return "";
  return text.replaceAll(PLACEHOLDER, (_, name: string) => facts[name as Placeholder] ?? "");
}

/** Type may shrink to this share of its size before letters are squeezed. */
const SHRINK_MIN = 0.55;
const LEADING = 1.28;

function textNodes(element: TextElement, facts: Facts): SceneNode[] {
  const { style, tracking, align, colour: color, lines } = element;
  const text = wordsOf(element.text, facts);
  const maxWidth = pt(element.width);
  const options = { style, tracking, maxWidth };
  // One line shrinks until it fits; several lines keep their size and break.
  const [whole] = fitText(text, { ...options, size: element.size, maxWidth: Number.MAX_SAFE_INTEGER });
  if (!whole) return [];
  const shrink = lines > 1 ? 1 : Math.max(SHRINK_MIN, Math.min(1, maxWidth / whole.width));
  const size = element.size * shrink;
  const set = fitText(text, { ...options, size, maxLines: lines, minScaleX: lines > 1 ? 0.96 : 0.7 });
  return set.map((line, i) => {
    const shift = align === "center" ? line.width / 2 : align === "right" ? line.width : 0;
    return { kind: "text", line, x: pt(element.x) - shift, y: pt(element.y) + i * size * LEADING, color };
  });
}
