import { drawable, type ShapedText, shape, type TextStyle } from "./shape";

/** One set line: glyphs in em, to be drawn with `size` px and squeezed across by `scaleX`. */
export interface TextLine {
  readonly shaped: ShapedText;
  /** Em in px. */
  readonly size: number;
  readonly scaleX: number;
  /** Extra space after each glyph, in em. */
  readonly tracking: number;
  /** Width as drawn, in px. */
  readonly width: number;
}

export interface FitOptions {
  readonly style: TextStyle;
  /** Em in px. */
  readonly size: number;
  /** Widest line in px. */
  readonly maxWidth: number;
  readonly maxLines?: number;
  /** Em in px once the text needs more than one line; default: `size`. */
  readonly wrappedSize?: number;
  /** Narrowest squeeze; default 0.8. */
  readonly minScaleX?: number;
  readonly tracking?: number;
}

const ELLIPSIS = "…";

function setLine(text: string, size: number, options: FitOptions): TextLine {
  const shaped = shape(text, options.style);
  const tracking = options.tracking ?? 0;
  const natural = (shaped.width + tracking * Math.max(shaped.glyphs.length - 1, 0)) * size;
  const scaleX = natural > options.maxWidth ? options.maxWidth / natural : 1;
  return { shaped, size, scaleX, tracking, width: natural * scaleX };
}

/**
 * Sets a text into a width so that it never overflows: as it is; squeezed to `minScaleX`; over `maxLines` lines in
 * `wrappedSize`; and at last cut with an ellipsis. An empty text gives no line.
 */
export function fitText(text: string, options: FitOptions): TextLine[] {
  const clean = drawable(text);
  if (clean === "") return [];
  const minScaleX = options.minScaleX ?? 0.8;
  const single = setLine(clean, options.size, options);
  if (single.scaleX >= minScaleX) return [single];
  const maxLines = options.maxLines ?? 1;
  const size = maxLines > 1 ? (options.wrappedSize ?? options.size) : options.size;
  // Lines at their natural width are the better ones, if all of the text finds room in them.
  const relaxed = maxLines > 1 ? wrap(clean, size, 1, maxLines, options) : null;
  if (relaxed?.complete) return relaxed.lines;
  return wrap(clean, size, minScaleX, maxLines, options).lines;
}

function wrap(text: string, size: number, minScaleX: number, maxLines: number, options: FitOptions) {
  const lines: TextLine[] = [];
  let rest = text;
  while (rest !== "" && lines.length < maxLines) {
    const taken = lines.length === maxLines - 1 ? rest.length : takeLine(rest, size, minScaleX, options);
    const line = setLine(rest.slice(0, taken).trimEnd(), size, options);
    if (line.scaleX < minScaleX) {
      lines.push(cutLine(rest, size, minScaleX, options));
      return { lines, complete: false };
    }
    lines.push(line);
    rest = rest.slice(taken).trimStart();
  }
  return { lines, complete: rest === "" };
}

/** How many UTF-16 units of the text go on one line; breaks after a space or hyphen, else inside a too long word. */
function takeLine(text: string, size: number, minScaleX: number, options: FitOptions): number {
  const fits = longestPrefix(text, (prefix) => setLine(prefix.trimEnd(), size, options).scaleX >= minScaleX);
  if (fits >= text.length) return text.length;
  const breakAt = Math.max(text.lastIndexOf(" ", fits), text.lastIndexOf("-", fits - 1) + 1);
  return breakAt > fits * 0.4 ? breakAt : fits;
}

function cutLine(text: string, size: number, minScaleX: number, options: FitOptions): TextLine {
  const length = longestPrefix(
    text,
    (prefix) => setLine(prefix.trimEnd() + ELLIPSIS, size, options).scaleX >= minScaleX,
  );
  return setLine(text.slice(0, length).trimEnd() + ELLIPSIS, size, options);
}

/** Longest prefix, at whole code points and at least one, that passes; found by halving. */
function longestPrefix(text: string, passes: (prefix: string) => boolean): number {
  const ends: number[] = [];
  let end = 0;
  for (const char of text) {
    end += char.length;
    ends.push(end);
  }
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (passes(text.slice(0, ends[middle]))) low = middle;
    else high = middle - 1;
  }
  return ends[low]!;
}
