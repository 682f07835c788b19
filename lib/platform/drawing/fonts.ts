import { readFileSync } from "node:fs";
import path from "node:path";
import { create, type Font } from "fontkit";

/** A shipped font file. Only these draw, so that every machine makes the same pixels. */
export type FaceName =
  | "regular"
  | "bold"
  | "arabic-regular"
  | "arabic-bold"
  | "mono"
  | "serif"
  | "serif-bold"
  | "serif-italic";

const FILES: Record<FaceName, string> = {
  regular: "NotoSans-Regular.ttf",
  bold: "NotoSans-Bold.ttf",
  "arabic-regular": "NotoSansArabic-Regular.ttf",
  "arabic-bold": "NotoSansArabic-Bold.ttf",
  mono: "B612Mono-Regular.ttf",
  serif: "EBGaramond-Regular.ttf",
  "serif-bold": "EBGaramond-SemiBold.ttf",
  "serif-italic": "EBGaramond-Italic.ttf",
};

export const FACE_NAMES = Object.keys(FILES) as FaceName[];

/** What a glyph covers, in em from its origin, y upwards. */
export interface GlyphBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** A parsed font with what drawing asks of it again and again, remembered. */
export class Face {
  readonly #paths = new Map<number, string>();
  readonly #boxes = new Map<number, GlyphBox | null>();
  readonly #glyphIds = new Map<number, number | null>();
  readonly #advances = new Map<number, number>();
  readonly #kerning = new Map<number, number>();

  constructor(
    readonly name: FaceName,
    readonly font: Font,
  ) {}

  /** Glyph id of a code point, or null if the font has none. */
  glyphId(codePoint: number): number | null {
    let id = this.#glyphIds.get(codePoint);
    if (id === undefined) {
      id = this.font.hasGlyphForCodePoint(codePoint) ? this.font.glyphForCodePoint(codePoint).id : null;
      remember(this.#glyphIds, codePoint, id);
    }
    return id;
  }

  /** Advance of a glyph in em. */
  advance(glyphId: number): number {
    let advance = this.#advances.get(glyphId);
    if (advance === undefined) {
      advance = this.font.getGlyph(glyphId).advanceWidth / this.font.unitsPerEm;
      remember(this.#advances, glyphId, advance);
    }
    return advance;
  }

  /** Kerning between two code points in em; taken from the font's own layout once a pair. */
  kerning(left: number, right: number): number {
    const key = left * 0x110000 + right;
    let kern = this.#kerning.get(key);
    if (kern === undefined) {
      const run = this.font.layout(String.fromCodePoint(left, right));
      const natural = run.glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0);
      const placed = run.positions.reduce((sum, position) => sum + position.xAdvance, 0);
      kern = (placed - natural) / this.font.unitsPerEm;
      remember(this.#kerning, key, kern);
    }
    return kern;
  }

  /** What a glyph covers, in em, y upwards; null for a blank one. */
  box(glyphId: number): GlyphBox | null {
    let box = this.#boxes.get(glyphId);
    if (box === undefined) {
      const { minX, minY, maxX, maxY } = this.font.getGlyph(glyphId).bbox;
      const em = this.font.unitsPerEm;
      box = maxX > minX ? { minX: minX / em, minY: minY / em, maxX: maxX / em, maxY: maxY / em } : null;
      remember(this.#boxes, glyphId, box);
    }
    return box;
  }

  /** Outline as SVG path data in font units, y upwards; empty for a blank glyph. */
  outline(glyphId: number): string {
    let outline = this.#paths.get(glyphId);
    if (outline === undefined) {
      outline = this.font.getGlyph(glyphId).path.toSVG();
      remember(this.#paths, glyphId, outline);
    }
    return outline;
  }
}

/** Bounds the memory that hostile input could fill: names of all of Unicode's pairs, card after card. */
const REMEMBERED_MAX = 20_000;
function remember<V>(map: Map<number, V>, key: number, value: V): void {
  if (map.size >= REMEMBERED_MAX) map.clear();
  map.set(key, value);
}

const faces = new Map<FaceName, Face>();

/**
 * A shipped font, parsed once a process.
 * @throws if the file is missing (the process must run in the project's root)
 */
export function face(name: FaceName): Face {
  let found = faces.get(name);
  if (!found) {
    const file = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/platform/drawing/fonts", FILES[name]);
    found = new Face(name, create(readFileSync(file)));
    faces.set(name, found);
  }
  return found;
}
