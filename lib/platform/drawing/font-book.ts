import { deflateSync } from "node:zlib";
import type { FontSubset } from "fontkit";
import { type Face, type FaceName, face } from "./fonts";
import type { ShapedGlyph } from "./shape";

/** A font as it is embedded: a subset with its own glyph numbers, the streams already compressed. */
export interface EmbeddedFont {
  /** Resource name, e.g. `Fbold`. */
  readonly resource: string;
  readonly face: FaceName;
  readonly fontFile: Uint8Array;
  readonly fontFileLength: number;
  readonly toUnicode: Uint8Array;
  /** Advances in thousandths of an em, by glyph number of the subset. */
  readonly widths: readonly number[];
}

type GlyphText = Pick<ShapedGlyph, "id" | "codePoints">;

/** A subset in the making. Numbers are given as glyphs come, so that a page can be painted before the font is closed. */
class Subset {
  readonly #subset: FontSubset;
  readonly #codes = new Map<number, number>();
  readonly #texts: (readonly number[] | undefined)[] = [];
  #embedded: EmbeddedFont | undefined;

  constructor(
    readonly face: Face,
    readonly resource: string,
  ) {
    this.#subset = face.font.createSubset();
  }

  /** The subset's number of a glyph, if it is in. */
  codeOf(id: number): number | undefined {
    return this.#codes.get(id);
  }

  /** The subset's number of a glyph; takes it in. */
  include({ id, codePoints }: GlyphText): number {
    let code = this.#codes.get(id);
    if (code === undefined) {
      code = this.#subset.includeGlyph(id);
      this.#codes.set(id, code);
      this.#texts[code] = codePoints;
    }
    return code;
  }

  /** The font to embed; made once. 20 ms for the 320 glyphs of western Europe, about one for a name's. */
  close(): EmbeddedFont {
    if (this.#embedded) return this.#embedded;
    // Parts of composed letters get numbers when the file is written; no text uses those, so they need no width.
    const widths = new Array<number>(Math.max(...this.#codes.values(), 0) + 1).fill(0);
    for (const [id, code] of this.#codes) widths[code] = Math.round(this.face.advance(id) * 1000);
    const file = this.#subset.encode();
    this.#embedded = {
      resource: this.resource,
      face: this.face.name,
      fontFile: deflateSync(file, { level: 9 }),
      fontFileLength: file.length,
      toUnicode: deflateSync(toUnicodeMap(this.#texts), { level: 9 }),
      widths,
    };
    return this.#embedded;
  }
}

const hex4 = (value: number) => value.toString(16).padStart(4, "0");
const utf16 = (codePoints: readonly number[]) => {
  const text = String.fromCodePoint(...codePoints);
  return Array.from({ length: text.length }, (_, i) => hex4(text.charCodeAt(i))).join("");
};

/** The CMap by which a viewer finds the characters again when text is copied or searched. */
function toUnicodeMap(texts: readonly (readonly number[] | undefined)[]): string {
  const entries = texts.flatMap((codePoints, code) =>
    codePoints?.length ? [`<${hex4(code)}> <${utf16(codePoints)}>`] : [],
  );
  const blocks: string[] = [];
  // The format allows 100 entries a block.
  for (let i = 0; i < entries.length; i += 100) {
    const block = entries.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
    "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ...blocks,
    "endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
}

/** Characters of the subsets that every card shares: Latin with the letters of Europe's languages, and punctuation. */
const SHARED_RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2010, 0x2026],
] as const;
const SHARED_FACES = ["regular", "bold", "mono"] as const satisfies FaceName[];

let sharedSubsets: ReadonlyMap<FaceName, Subset> | undefined;

/** The shared subsets, made once a process: subsetting for each card would cost more than drawing it. */
function shared(): ReadonlyMap<FaceName, Subset> {
  sharedSubsets ??= new Map(
    SHARED_FACES.map((name) => {
      const subset = new Subset(face(name), `F${name}`);
      for (const [from, to] of SHARED_RANGES) {
        for (let codePoint = from; codePoint <= to; codePoint++) {
          const id = face(name).glyphId(codePoint);
          if (id !== null) subset.include({ id, codePoints: [codePoint] });
        }
      }
      return [name, subset] as const;
    }),
  );
  return sharedSubsets;
}

/**
 * The fonts of one document. A card's book has the shared subsets, and subsets of its own for letters beyond them; a
 * sealed one takes no further letters, and serves the grounds that all cards share. A `lean` book has its own letters
 * only: smaller files, for documents that are set in faces which nobody shares.
 */
export class FontBook {
  readonly #own = new Map<FaceName, Subset>();

  readonly #shared: ReadonlyMap<FaceName, Subset>;

  constructor(
    readonly sealed: boolean,
    readonly lean = false,
  ) {
    this.#shared = lean ? new Map() : shared();
  }

  /** True if the glyph can be shown as text by the fonts of this book. */
  has(glyph: ShapedGlyph): boolean {
    return !this.sealed || this.#shared.get(glyph.face)?.codeOf(glyph.id) !== undefined;
  }

  /**
   * Resource name and hexadecimal code of a glyph; takes it into the card's own subset if need be.
   * @throws if the book is sealed and has no such glyph
   */
  use(glyph: ShapedGlyph): { font: string; code: string } {
    const common = this.#shared.get(glyph.face);
    const code = common?.codeOf(glyph.id);
    if (common && code !== undefined) return { font: common.resource, code: hex4(code) };
    if (this.sealed) throw new Error("a sealed font book takes no further glyphs");
    let own = this.#own.get(glyph.face);
    if (!own) {
      own = new Subset(face(glyph.face), `X${glyph.face}`);
      this.#own.set(glyph.face, own);
    }
    return { font: own.resource, code: hex4(own.include(glyph)) };
  }

  /** All fonts to embed. */
  fonts(): EmbeddedFont[] {
    return [...this.#shared.values(), ...this.#own.values()].map((subset) => subset.close());
  }
}
