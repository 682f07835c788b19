import { type PDFArray, PDFContext, type PDFDocument, type PDFRef, PDFString } from "@cantoo/pdf-lib";
import type { EmbeddedFont } from "./font-book";
import { face } from "./fonts";
import { type Entries, once } from "./pdf-parts";

/** The document that fonts and images go into. */
export interface PdfTarget {
  readonly doc: PDFDocument;
  /** An indirect stream whose contents are as they go into the file. */
  stream(entries: Entries, contents: Uint8Array): PDFRef;
}

/** Glyph widths as PDF objects: a thousand numbers, the same in every document. */
const arrays = new WeakMap<readonly number[], PDFArray>();

/** A font's dictionary (ISO 32000-1, 9.7: a composite font of TrueType outlines), with its file and character map. */
export function fontObject(
  target: PdfTarget,
  { resource, face: name, fontFile, fontFileLength, toUnicode, widths }: EmbeddedFont,
): PDFRef {
  const { context } = target.doc;
  const { font } = face(name);
  const unit = 1000 / font.unitsPerEm;
  // Six letters and a plus sign mark a subset; two subsets of one font need different letters.
  const BaseFont = `${resource.startsWith("F") ? "BUREAU" : "BUREAX"}+${font.postscriptName}`;
  const { minX, minY, maxX, maxY } = font.bbox;
  const descriptor = context.register(
    context.obj({
      Type: "FontDescriptor",
      FontName: BaseFont,
      Flags: name === "mono" ? 33 : 32,
      FontBBox: [minX, minY, maxX, maxY].map((v) => Math.round(v * unit)),
      ItalicAngle: 0,
      Ascent: Math.round(font.ascent * unit),
      Descent: Math.round(font.descent * unit),
      CapHeight: Math.round(font.capHeight * unit),
      StemV: name.endsWith("bold") ? 140 : 80,
      FontFile2: target.stream({ Filter: "FlateDecode", Length1: fontFileLength }, fontFile),
    }),
  );
  const descendant = context.register(
    context.obj({
      Type: "Font",
      Subtype: "CIDFontType2",
      BaseFont,
      CIDSystemInfo: {
        Registry: PDFString.of("Adobe"),
        Ordering: PDFString.of("Identity"),
        Supplement: 0,
      },
      FontDescriptor: descriptor,
      CIDToGIDMap: "Identity",
      W: [0, once(arrays, widths, () => PDFContext.create().obj([...widths]))],
    }),
  );
  return context.register(
    context.obj({
      Type: "Font",
      Subtype: "Type0",
      BaseFont,
      Encoding: "Identity-H",
      DescendantFonts: [descendant],
      ToUnicode: target.stream({ Filter: "FlateDecode" }, toUnicode),
    }),
  );
}
