import { paintSvg } from "@/lib/platform/drawing/paint-svg";
import type { CertificatePage, PlacedPicture } from "./page";
import { PAGE } from "./units";

/** The page as one SVG document, with its pictures inside: for screens. */
export function pageSvg({ ground, pictures, personal }: CertificatePage): string {
  const { width, height } = PAGE;
  const body = `${paintSvg(ground, PAGE)}${pictures.map(image).join("")}${paintSvg(personal, PAGE)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;
}

function image({ kind, box: { x, y, width, height }, bytes }: PlacedPicture): string {
  const type = kind === "portrait" ? "image/jpeg" : "image/png";
  const fit = kind === "portrait" ? "xMidYMid slice" : "xMidYMax meet";
  const data = Buffer.from(bytes).toString("base64");
  return `<image x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="${fit}" href="data:${type};base64,${data}"/>`;
}
