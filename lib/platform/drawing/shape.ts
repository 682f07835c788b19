import { type FaceName, face } from "./fonts";

/** What a text is set in; other scripts than Latin, Greek and Cyrillic take the matching face of the same weight. */
export type TextStyle = "regular" | "bold" | "mono" | "serif" | "serif-bold" | "serif-italic";

/** Faces that have what a face lacks, in the order in which they are asked. */
const FALLBACKS: Record<TextStyle, readonly FaceName[]> = {
  regular: ["regular", "arabic-regular"],
  bold: ["bold", "arabic-bold"],
  mono: ["mono", "regular"],
  serif: ["serif", "regular", "arabic-regular"],
  "serif-bold": ["serif-bold", "bold", "arabic-bold"],
  "serif-italic": ["serif-italic", "regular", "arabic-regular"],
};

/** A glyph at its place on the base line; x, y and advance in em, y upwards. */
export interface ShapedGlyph {
  readonly face: FaceName;
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** The characters it stands for, for text extraction. */
  readonly codePoints: readonly number[];
}

/** A line of glyphs in visual order, from left to right. */
export interface ShapedText {
  readonly glyphs: readonly ShapedGlyph[];
  /** Total advance in em. */
  readonly width: number;
}

/** No field of a card can show more; the rest would only cost time. */
const LENGTH_MAX = 400;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]|\p{Variation_Selector}/u;
const EMOJI = /(?![\d#*©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}/u;
const ARABIC = /[\p{Script=Arabic}]/u;
const MARK = /\p{M}/u;

/**
 * A text as it can be drawn: composed (NFC), white space folded, without controls, bidi overrides and emoji, and cut to
 * 400 characters.
 */
export function drawable(text: string): string {
  const kept: string[] = [];
  for (const char of text.slice(0, LENGTH_MAX * 4).normalize("NFC")) {
    if (/\s/u.test(char)) kept.push(" ");
    else if (!INVISIBLE.test(char) && !EMOJI.test(char)) kept.push(char);
  }
  const folded = kept.join("").replace(/ +/g, " ").trim();
  return [...folded].slice(0, LENGTH_MAX).join("");
}

interface Run {
  readonly text: string;
  readonly rtl: boolean;
}

/**
 * Splits a line into runs of one direction, in visual order. This is the part of the Unicode bidirectional algorithm
 * that names need: strong letters, neutrals that follow their neighbours or the line, no embeddings (`drawable` takes
 * the controls out). Digits count as left-to-right.
 */
export function visualRuns(text: string): Run[] {
  if (!ARABIC.test(text)) return [{ text, rtl: false }];
  const chars = [...text];
  const strong = chars.map((char) => (ARABIC.test(char) ? true : /[\p{L}\p{N}]/u.test(char) ? false : null));
  const base = strong.find((direction) => direction !== null) ?? false;
  const resolved = strong.map((direction, i) => {
    if (direction !== null) return direction;
    if (MARK.test(chars[i]!) && i > 0) return strong[i - 1] ?? base;
    const before = strong.slice(0, i).findLast((d) => d !== null) ?? base;
    const after = strong.slice(i + 1).find((d) => d !== null) ?? base;
    return before === after ? before : base;
  });
  const runs: { text: string; rtl: boolean }[] = [];
  chars.forEach((char, i) => {
    const last = runs.at(-1);
    if (last && last.rtl === resolved[i]) last.text += char;
    else runs.push({ text: char, rtl: resolved[i]! });
  });
  return base ? runs.reverse() : runs;
}

/** Sets a drawable text on one line. Characters without a glyph become the font's box, so that nothing is silently lost. */
export function shape(text: string, style: TextStyle): ShapedText {
  const glyphs: ShapedGlyph[] = [];
  let pen = 0;
  for (const run of visualRuns(text))
    pen = run.rtl ? shapeRtl(run.text, style, pen, glyphs) : shapeLtr(run.text, style, pen, glyphs);
  return { glyphs, width: pen };
}

function shapeRtl(text: string, style: TextStyle, pen: number, out: ShapedGlyph[]): number {
  return shapeByFont(text, style.endsWith("bold") ? "arabic-bold" : "arabic-regular", pen, out, "rtl");
}

/** Full OpenType layout: joins Arabic letters and places marks. Costs a third of a millisecond a word. */
function shapeByFont(
  text: string,
  faceName: FaceName,
  pen: number,
  out: ShapedGlyph[],
  direction: "ltr" | "rtl",
): number {
  const { font } = face(faceName);
  const run = direction === "rtl" ? font.layout(text, undefined, "arab", undefined, "rtl") : font.layout(text);
  let x = pen;
  run.glyphs.forEach((glyph, i) => {
    const position = run.positions[i]!;
    const em = font.unitsPerEm;
    out.push({
      face: faceName,
      id: glyph.id,
      x: x + position.xOffset / em,
      y: position.yOffset / em,
      codePoints: glyph.codePoints,
    });
    x += position.xAdvance / em;
  });
  return x;
}

/** The quick way for precomposed letters: advance and kerning from memory. Combining marks take the full layout. */
function shapeLtr(text: string, style: TextStyle, pen: number, out: ShapedGlyph[]): number {
  if (style !== "mono" && MARK.test(text)) return shapeByFont(text, style, pen, out, "ltr");
  const main = face(style);
  let x = pen;
  let previous: number | null = null;
  for (const char of text) {
    const codePoint = char.codePointAt(0)!;
    const { used, id } = glyphOf(codePoint, style);
    if (style !== "mono" && previous !== null && used.name === main.name) x += main.kerning(previous, codePoint);
    out.push({ face: used.name, id, x, y: 0, codePoints: [codePoint] });
    x += used.advance(id);
    previous = used.name === main.name ? codePoint : null;
  }
  return x;
}

function glyphOf(codePoint: number, style: TextStyle) {
  for (const name of FALLBACKS[style]) {
    const used = face(name);
    const id = used.glyphId(codePoint);
    if (id !== null) return { used, id };
  }
  return { used: face(style), id: 0 };
}
