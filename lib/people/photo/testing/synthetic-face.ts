import { Resvg } from "@resvg/resvg-js";
import sharp, { type Sharp } from "sharp";
import { type Appearance, appearanceOf } from "./appearance";
import { DRAWING, drawPerson } from "./drawn-person";

/**
 * Drawn portraits for tests, the demo office and the walk through the browser: no living person's photo is needed
 * anywhere. The face detector finds them as it finds photographs.
 */
export type SyntheticPortrait = {
  /** The same seed draws the same person. */
  seed: number;
  /** Size in px. */
  width?: number;
  height?: number;
  /** 0 draws an empty room, 2 a second person (seed + 1) beside the first, each half as wide. */
  people?: 0 | 1 | 2;
  /** Clockwise lean of the head, degrees. */
  roll?: number;
  /** Size of the person, 1 for a head of 40 % of a 4:5 picture's height. */
  zoom?: number;
  /** Size of the second person in proportion to the first. */
  secondZoom?: number;
  /** How far the middle of the person is moved, in shares of the width and height. */
  offset?: { x: number; y: number };
  look?: Partial<Appearance>;
};

/** The picture as SVG. */
export function syntheticPortraitSvg(options: SyntheticPortrait): string {
  const { seed, width = 960, height = 1200, people = 1, roll = 0, zoom = 1, secondZoom = 1 } = options;
  const look = { ...appearanceOf(seed), ...options.look };
  const offset = options.offset ?? { x: 0, y: 0 };
  const unit = height / DRAWING.height;
  const person = (index: number) => {
    const appearance = index === 0 ? look : appearanceOf(seed + index);
    const share = people === 2 ? (index === 0 ? 0.3 : 0.7) : 0.5;
    const scale = unit * zoom * (index === 0 ? 1 : secondZoom);
    const x = width * (share + offset.x);
    const y = height * (0.47 + offset.y);
    // Turned about the point between the eyes, so that they stay in their place.
    const transform = `translate(${x} ${y}) rotate(${index === 0 ? roll : 0}) scale(${scale}) translate(${-DRAWING.eyeX} ${-DRAWING.eyeY})`;
    return `<g transform="${transform}">${drawPerson(appearance, `p${index}`)}</g>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
  <defs><radialGradient id="wall" cx=".5" cy=".4" r=".8"><stop offset="0" stop-color="${look.background}"/><stop offset="1" stop-color="${look.background}" stop-opacity=".88"/></radialGradient></defs>
  <rect width="${width}" height="${height}" fill="#c9ced3"/><rect width="${width}" height="${height}" fill="url(#wall)"/>
  ${Array.from({ length: people }, (_, index) => person(index)).join("\n")}
</svg>`;
}

/** The picture as RGB pixels, in a sharp pipeline to be encoded as a test needs it. */
export function syntheticPortraitImage(options: SyntheticPortrait): Sharp {
  const image = new Resvg(syntheticPortraitSvg(options), { font: { loadSystemFonts: false } }).render();
  const raw = { width: image.width, height: image.height, channels: 4 as const };
  return sharp(image.pixels, { raw }).removeAlpha();
}

/** The picture as a JPEG, as a camera would give it. */
export function syntheticPortraitJpeg(options: SyntheticPortrait): Promise<Buffer> {
  return syntheticPortraitImage(options).jpeg({ quality: 92 }).toBuffer();
}
