import type { Box } from "./box";
import { face } from "./fonts";
import { num, type Paint, type PathNode, type Scene, type TextNode } from "./scene";

/**
 * A scene as an SVG document that shows an area of it. Texts become glyph outlines here, so that no renderer's text
 * engine or installed font has a say, and no character of a name ever reaches the markup.
 *
 * @param definitions markup before the scene: the colour runs that it names
 */
export function paintSvg(scene: Scene, area: Box, definitions = ""): string {
  const { x, y, width, height } = area;
  const body = scene.map((node) => (node.kind === "path" ? paintPath(node) : paintText(node))).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}">${definitions}${body}</svg>`;
}

const paintOf = (paint: Paint | undefined) =>
  paint === undefined ? "none" : typeof paint === "string" ? paint : `url(#${paint.gradient})`;

function paintPath({ d, fill, stroke, strokeWidth = 1, opacity = 1, transform }: PathNode): string {
  const attributes = [`fill="${paintOf(fill)}"`];
  if (fill !== undefined && opacity < 1) attributes.push(`fill-opacity="${opacity}"`);
  if (stroke !== undefined) {
    attributes.push(
      `stroke="${paintOf(stroke)}" stroke-width="${num(strokeWidth)}" stroke-linejoin="round" stroke-linecap="round"`,
    );
    if (opacity < 1) attributes.push(`stroke-opacity="${opacity}"`);
  }
  if (transform) attributes.push(`transform="matrix(${transform.join(" ")})"`);
  return `<path d="${d}" ${attributes.join(" ")}/>`;
}

function paintText({ line, x, y, color, opacity = 1, rotate = 0 }: TextNode): string {
  const angle = (rotate * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const glyphs = line.shaped.glyphs.map((glyph, i) => {
    const { font } = face(glyph.face);
    const outline = face(glyph.face).outline(glyph.id);
    if (outline === "") return "";
    const unit = line.size / font.unitsPerEm;
    const along = (glyph.x + line.tracking * i) * line.size * line.scaleX;
    const up = glyph.y * line.size;
    const matrix = [
      unit * line.scaleX * cos,
      unit * line.scaleX * sin,
      unit * sin,
      -unit * cos,
      x + along * cos + up * sin,
      y + along * sin - up * cos,
    ];
    return `<path d="${outline}" transform="matrix(${matrix.map((v) => +v.toFixed(5)).join(" ")})"/>`;
  });
  const alpha = opacity < 1 ? ` fill-opacity="${opacity}"` : "";
  return `<g fill="${color}"${alpha}>${glyphs.join("")}</g>`;
}
