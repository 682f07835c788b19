import type { FontBook } from "./font-book";
import { face } from "./fonts";
import { parsePath } from "./path-data";
import { type Matrix, num, type Paint, type Part, type PathNode, type Scene, type TextNode } from "./scene";

/** A painted scene: PDF operators, and the names of the resources that they use. */
export interface PdfContent {
  readonly operators: string;
  /** Opacities in thousandths; the graphics state of 250 is named `A250`. */
  readonly alphas: ReadonlySet<number>;
}

export const alphaName = (thousandths: number) => `A${thousandths}`;
export const gradientName = (name: string) => `G${name}`;

/**
 * A scene as PDF operators, in a coordinate system of px with y downwards (the page sets it up). Texts are real text in
 * embedded fonts; ornaments, and glyphs that the font book has no font for, are outlines.
 */
export function paintPdf(scene: Scene, fonts: FontBook): PdfContent {
  const alphas = new Set<number>();
  const operators = scene.map((node) => {
    const thousandths = Math.round((node.opacity ?? 1) * 1000);
    const drawn = node.kind === "path" ? paintPath(node) : paintText(node, fonts);
    if (thousandths >= 1000) return drawn;
    alphas.add(thousandths);
    return `q /${alphaName(thousandths)} gs\n${drawn}Q\n`;
  });
  return { operators: operators.join(""), alphas };
}

/** Parts as operators, each clipped to its area as in the raster. */
export function paintPdfParts(parts: readonly Part[], fonts: FontBook): PdfContent {
  const painted = parts.map(({ area, scene }) => ({ area, ...paintPdf(scene, fonts) }));
  return {
    operators: painted
      .map(({ area: { x, y, width, height }, operators }) => `q ${x} ${y} ${width} ${height} re W n\n${operators}Q\n`)
      .join(""),
    alphas: new Set(painted.flatMap(({ alphas }) => [...alphas])),
  };
}

function rgb(hex: string): string {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255].map((v) => +(v / 255).toFixed(4)).join(" ");
}

const fillOf = (paint: Paint) =>
  typeof paint === "string" ? `${rgb(paint)} rg\n` : `/Pattern cs /${gradientName(paint.gradient)} scn\n`;
const strokeOf = (paint: Paint) =>
  typeof paint === "string" ? `${rgb(paint)} RG\n` : `/Pattern CS /${gradientName(paint.gradient)} SCN\n`;

const matrixOf = (matrix: readonly number[]) => matrix.map((v) => +v.toFixed(5)).join(" ");

/** Path data as path construction operators; quadratics become the equal cubics. */
export function pathOperators(d: string): string {
  let operators = "";
  let [x, y] = [0, 0];
  for (const { letter, values } of parsePath(d)) {
    if (letter === "Z") {
      operators += "h\n";
      continue;
    }
    const [endX, endY] = [values.at(-2)!, values.at(-1)!];
    if (letter === "M") operators += `${num(endX)} ${num(endY)} m\n`;
    else if (letter === "L") operators += `${num(endX)} ${num(endY)} l\n`;
    else if (letter === "C") operators += `${values.map(num).join(" ")} c\n`;
    else {
      const [cx, cy] = [values[0]!, values[1]!];
      const cubic = [
        x + ((cx - x) * 2) / 3,
        y + ((cy - y) * 2) / 3,
        endX + ((cx - endX) * 2) / 3,
        endY + ((cy - endY) * 2) / 3,
      ];
      operators += `${[...cubic, endX, endY].map(num).join(" ")} c\n`;
    }
    [x, y] = [endX, endY];
  }
  return operators;
}

function paintPath({ d, fill, stroke, strokeWidth = 1, transform }: PathNode): string {
  const paint = fill !== undefined && stroke !== undefined ? "B" : fill !== undefined ? "f" : "S";
  const setUp =
    (transform ? `${matrixOf(transform)} cm\n` : "") +
    (fill !== undefined ? fillOf(fill) : "") +
    (stroke !== undefined ? `${strokeOf(stroke)}${num(strokeWidth)} w 1 j 1 J\n` : "");
  return `q ${setUp}${pathOperators(d)}${paint}\nQ\n`;
}

function paintText(node: TextNode, fonts: FontBook): string {
  const { line, color, rotate = 0 } = node;
  const angle = (rotate * Math.PI) / 180;
  const frame: Matrix = [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), node.x, node.y];
  const readable = !node.ornament && line.shaped.glyphs.every((glyph) => fonts.has(glyph));
  return `q ${rgb(color)} rg ${matrixOf(frame)} cm\n${readable ? textOperators(node, fonts) : outlineOperators(node)}Q\n`;
}

/** Text showing operators; glyphs of one font on one height share a TJ, which moves by thousandths of an em. */
function textOperators({ line }: TextNode, fonts: FontBook): string {
  const { shaped, size, scaleX, tracking } = line;
  let operators = "BT\n";
  let run: { font: string; y: number; x: number; end: number; shows: string } | null = null;
  const flush = () => {
    if (!run) return;
    operators += `/${run.font} ${num(size)} Tf ${matrixOf([scaleX, 0, 0, -1, run.x * size * scaleX, -run.y * size])} Tm [${run.shows}] TJ\n`;
  };
  shaped.glyphs.forEach((glyph, i) => {
    const { font, code } = fonts.use(glyph);
    const x = glyph.x + tracking * i;
    if (run && run.font === font && run.y === glyph.y) {
      const move = Math.round((run.end - x) * 1000);
      run.shows += move === 0 ? `<${code}>` : `${move}<${code}>`;
      // Rounded moves must not add up, so the end is where the viewer now stands.
      run.end = run.end - move / 1000 + face(glyph.face).advance(glyph.id);
    } else {
      flush();
      run = { font, y: glyph.y, x, end: x + face(glyph.face).advance(glyph.id), shows: `<${code}>` };
    }
  });
  flush();
  return `${operators}ET\n`;
}

function outlineOperators({ line }: TextNode): string {
  const { shaped, size, scaleX, tracking } = line;
  return shaped.glyphs
    .map((glyph, i) => {
      const { font } = face(glyph.face);
      const outline = face(glyph.face).outline(glyph.id);
      if (outline === "") return "";
      const unit = size / font.unitsPerEm;
      const x = (glyph.x + tracking * i) * size * scaleX;
      return `q ${matrixOf([unit * scaleX, 0, 0, -unit, x, -glyph.y * size])} cm\n${pathOperators(outline)}f\nQ\n`;
    })
    .join("");
}
