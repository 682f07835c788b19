import path from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { appearanceOf } from "../../../people/photo/testing/appearance";
import { DRAWING, drawPerson } from "../../../people/photo/testing/drawn-person";
import type { RgbImage } from "../../../platform/vision/picture";
import type { DocumentType, FieldName } from "../reading";
import { type DrawnKind, type Layout, layoutOf, zoneOf } from "./drawn-layout";
import { diceOf, personOf } from "./drawn-person";

export { DRAWN_KINDS, type DrawnKind } from "./drawn-layout";

/** A document that was drawn, and what stands on it. Layouts are plain ones of our own, of no state's real document. */
export type DrawnDocument = {
  kind: DrawnKind;
  documentType: DocumentType;
  image: RgbImage;
  fields: Partial<Record<FieldName, string>>;
  mrz: string[];
};

/** px; the page stands on a table with a margin of a sixth around it. */
const PAGE = { width: 1200, height: 800 };
export const MARGIN_PX = 200;

const FONTS = [
  ...["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"].map((file) => path.resolve("lib/platform/drawing/fonts", file)),
  path.resolve("node_modules/bwip-js/fonts/OCRB7.ttf"),
];

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const text = (x: number, y: number, size: number, content: string, extra = "") =>
  `<text x="${x}" y="${y}" font-size="${size}" ${extra}>${escaped(content)}</text>`;

function drawRows({ rows, style }: Layout, bottom: number): string {
  const pitch = Math.min(96, (bottom - 120) / rows.length);
  return rows
    .map(({ label, value }, index) => {
      const y = 130 + index * pitch;
      if (style === "above") return text(430, y, 19, label, 'fill="#345"') + text(430, y + pitch * 0.45, 28, value);
      if (style === "numbered") return text(430, y, 28, `${label} ${value}`);
      return text(430, y, 26, label, 'fill="#345"') + text(720, y, 26, `: ${value}`);
    })
    .join("");
}

/**
 * Draws a document of a person who does not exist; everything follows from the seed.
 *
 * @param alter changes the lines of the zone before they are drawn
 */
export function drawDocument(
  kind: DrawnKind,
  seed: number,
  alter: (lines: string[]) => string[] = (lines) => lines,
): DrawnDocument {
  const dice = diceOf(seed);
  const person = personOf(dice);
  const layout = layoutOf(kind, person, dice);
  const mrz = alter(zoneOf(kind, person));
  const pitch = (PAGE.width - 80) / (mrz[0]?.length ?? 44);
  // OCR-B has 10 characters an inch and letters of a tenth of an inch, whatever the format's width.
  const size = pitch * 1.45;
  const leading = size * 1.5;
  const zone = mrz.map((line, index) => {
    const y = PAGE.height - 40 - (mrz.length - 1 - index) * leading;
    return `<text x="40" y="${y}" font-family="OCRB" font-size="${size}" textLength="${pitch * line.length}" lengthAdjust="spacing">${escaped(line)}</text>`;
  });
  const look = appearanceOf(seed);
  const waves = Array.from(
    { length: 22 },
    (_, i) =>
      `<path d="M0 ${i * 38} C400 ${i * 38 - 70} 800 ${i * 38 + 60} 1200 ${i * 38}" stroke="hsl(${(seed * 47) % 360} 40% 55%)" stroke-opacity="0.28" fill="none"/>`,
  );
  const [width, height] = [PAGE.width + 2 * MARGIN_PX, PAGE.height + 2 * MARGIN_PX];
  const table = dice.whole(25, 75);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="hsl(${dice.whole(0, 359)} 25% ${Math.min(table, 48)}%)"/>
    <g transform="translate(${MARGIN_PX} ${MARGIN_PX})" font-family="Noto Sans" fill="#111">
    <rect width="${PAGE.width}" height="${PAGE.height}" rx="12" fill="hsl(${(seed * 91) % 360} 30% 92%)"/>${waves.join("")}
    ${text(60, 70, 34, layout.title, 'font-weight="700"')}
    ${kind === "in-passport-back" ? "" : `<svg x="60" y="120" width="300" height="375" viewBox="0 0 ${DRAWING.width} ${DRAWING.height}">${drawPerson(look, "p")}</svg>`}
    ${drawRows(layout, mrz.length > 0 ? PAGE.height - 70 - mrz.length * leading : PAGE.height - 30)}${zone.join("")}</g></svg>`;
  const rendered = new Resvg(svg, {
    font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: "Noto Sans" },
  }).render();
  // The library copies the whole picture at every look at `pixels`.
  const { pixels } = rendered;
  const data = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) data.set(pixels.subarray(from, from + 3), to);
  const rows = Object.fromEntries(layout.rows.map(({ field, value, content }) => [field, content ?? value]));
  const fields = { ...rows, ...layout.more };
  return { kind, documentType: layout.type, image: { data, width, height }, fields, mrz };
}
