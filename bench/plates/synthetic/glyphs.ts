import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";

/**
 * Faces near those of real plates, none of which the readers were trained on. Text becomes outlines, so that the
 * pictures do not depend on the fonts of the machine.
 */
const FACES = {
  /** Near DIN 1451. */
  din: "sofia-sans-condensed/files/sofia-sans-condensed-latin-700-normal.woff",
  narrow: "saira-extra-condensed/files/saira-extra-condensed-latin-600-normal.woff",
  /** Tall and thin, as the dies of some American states. */
  tall: "pathway-gothic-one/files/pathway-gothic-one-latin-400-normal.woff",
  round: "cabin-condensed/files/cabin-condensed-latin-700-normal.woff",
} as const;

export type FaceName = keyof typeof FACES;

type Face = { font: Font; capHeight: number };

const faces = new Map<FaceName, Face>();

function faceOf(name: FaceName): Face {
  let face = faces.get(name);
  if (!face) {
    const file = createRequire(import.meta.url).resolve(`@fontsource/${FACES[name]}`);
    const font = create(readFileSync(file));
    face = { font, capHeight: font.glyphForCodePoint("H".codePointAt(0)!).bbox.maxY };
    faces.set(name, face);
  }
  return face;
}

/** A line of text as outlines, its capitals `height` units high, its upper left corner at the origin. */
export type DrawnText = { svg: string; width: number };

/**
 * @param stretch width of the characters in proportion to the face's own
 * @param spacing units between characters
 * @param emblem what `*` stands for, drawn in a box of `height` × `height` units
 */
export function drawText(
  text: string,
  name: FaceName,
  height: number,
  { stretch = 1, spacing = 0, emblem = "" }: { stretch?: number; spacing?: number; emblem?: string } = {},
): DrawnText {
  const { font, capHeight } = faceOf(name);
  const scale = height / capHeight;
  let x = 0;
  let svg = "";
  for (const mark of text) {
    if (mark === " ") {
      x += height * 0.3;
    } else if (mark === "*") {
      svg += `<g transform="translate(${x.toFixed(2)} 0)">${emblem}</g>`;
      x += height * 0.6 + spacing;
    } else if (mark === "-" || mark === ".") {
      const width = height * (mark === "-" ? 0.26 : 0.12);
      svg += `<rect x="${x.toFixed(2)}" y="${height * 0.45}" width="${width.toFixed(2)}" height="${height * 0.11}"/>`;
      x += width + spacing;
    } else {
      const glyph = font.glyphForCodePoint(mark.codePointAt(0)!);
      const { minX, maxX } = glyph.bbox;
      const matrix = `${scale * stretch} 0 0 ${-scale} ${(x - minX * scale * stretch).toFixed(2)} ${height}`;
      svg += `<path transform="matrix(${matrix})" d="${glyph.path.toSVG()}"/>`;
      x += (maxX - minX) * scale * stretch + spacing;
    }
  }
  return { svg, width: Math.max(1, x - spacing) };
}

/** Text squeezed or set as it is into a box, in the middle of it. */
export function fitText(
  text: string,
  face: FaceName,
  box: { x: number; y: number; width: number; height: number },
  colour: string,
): string {
  const { svg, width } = drawText(text, face, box.height, { spacing: box.height * 0.12 });
  const scale = Math.min(1, box.width / width);
  const x = box.x + (box.width - width * scale) / 2;
  return `<g fill="${colour}" transform="translate(${x.toFixed(2)} ${box.y.toFixed(2)}) scale(${scale.toFixed(4)} 1)">${svg}</g>`;
}
