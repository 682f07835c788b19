import { type RgbImage, scaled } from "../../platform/vision/picture";
import { ANY_LINE, COARSE_SIDE_PX, findZone, type MrzReaders } from "./mrz/find-zone";
import type { Zone } from "./mrz/zone";
import { type Strip, stripOf } from "./text/strip";

/** A picture smaller than this is enlarged: the detector finds letters from about 8 px on. */
const SIDE_MIN_PX = 800;
const SIDE_MAX_PX = 2000;
const FINE_SIDE_PX = 1500;
const FINE_SIDE_MAX_PX = 2400;

/** The longer side in px. */
export const sideOf = ({ width, height }: RgbImage) => Math.max(width, height);

function workingSize(image: RgbImage): Promise<RgbImage> {
  const side = sideOf(image);
  if (side < SIDE_MIN_PX) return scaled(image, COARSE_SIDE_PX);
  return side > SIDE_MAX_PX ? scaled(image, SIDE_MAX_PX) : Promise.resolve(image);
}

const fineSize = (image: RgbImage): Promise<RgbImage> => {
  const side = sideOf(image);
  if (side < 1300) return scaled(image, FINE_SIDE_PX);
  return side > FINE_SIDE_MAX_PX ? scaled(image, FINE_SIDE_MAX_PX) : Promise.resolve(image);
};

/**
 * Of what is found, so much must fit before it is called a zone: printed text of any kind can be read as letters and
 * fillers, but its digits do not add up.
 */
const isZone = ({ checks, score }: Zone): boolean => {
  const held = checks.filter(Boolean).length;
  return held === checks.length ? score > -0.9 : held >= 2 && score > -0.5;
};

/** A zone, and the picture on which it was found: the working one or a finer one. */
export type Located = { zone: Zone; on: RgbImage };

/** What is known of a picture before its printed fields are read. */
export type FirstLook = {
  /** The picture at the size at which everything but a small zone is looked for. */
  working: RgbImage;
  /** Its lines of text. */
  strips: Strip[];
  located: Located | null;
};

/** Finds a picture's lines of text, and reads its machine readable zone where it has one. */
export async function firstLook(image: RgbImage, readers: MrzReaders, signal?: AbortSignal): Promise<FirstLook> {
  const working = await workingSize(image);
  const sidePx = Math.min(COARSE_SIDE_PX, sideOf(working));
  const strips = (await readers.detector.find(working, { ...ANY_LINE, sidePx })).map(({ quad }) => stripOf(quad));
  signal?.throwIfAborted();
  const found = strips.length > 0 ? await findZone(working, strips, () => fineSize(image), readers, signal) : null;
  const located = found && isZone(found.zone) ? { zone: found.zone, on: found.image } : null;
  return { working, strips, located };
}
