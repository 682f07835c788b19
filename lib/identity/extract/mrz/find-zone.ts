import type { RgbImage } from "../../../platform/vision/picture";
import type { TextDetector } from "../../../platform/vision/text-detector";
import { joinCollinear, type Strip, stripOf } from "../text/strip";
import { findBands, type Glance, glance, hasFillers } from "./band";
import type { LineReader } from "./reader";
import { allHold, bestZone, better, isSure, type Zone } from "./zone";

export type MrzReaders = { detector: TextDetector; own: LineReader; general: LineReader };

/** Every line of text counts, steep ones too: pages are photographed lying on their side. */
export const ANY_LINE = { scoreMin: 0.3, linesMax: 400, aspectMin: 0.005, aspectMax: 200 } as const;

async function zoneAmong(image: RgbImage, glances: readonly Glance[], reader: LineReader): Promise<Zone | null> {
  let best: Zone | null = null;
  for await (const band of findBands(image, glances, reader)) {
    const zone = bestZone(band);
    if (zone && (!best || (allHold(zone) && !allHold(best)))) best = zone;
    if (best && allHold(best)) break;
  }
  return best;
}

/**
 * Finds and reads the zone on a picture: with our own reader, and only while that is not sure with the general reader and
 * with a finer search for lines. Where no line has fillers, there is none, and nothing further is looked for.
 *
 * @param strips the lines that were found at the first, coarser search
 * @param fine the picture for the finer search, at least as large
 */
export async function findZone(
  image: RgbImage,
  strips: readonly Strip[],
  fine: () => Promise<RgbImage>,
  { detector, own, general }: MrzReaders,
  signal?: AbortSignal,
): Promise<{ zone: Zone; image: RgbImage } | null> {
  const coarse = await glance(image, joinCollinear(strips), own);
  if (!coarse.some(hasFillers)) return null;
  let found = await zoneAmong(image, coarse, own);
  let on = image;
  if (found && isSure(found)) return { zone: found, image };
  signal?.throwIfAborted();
  found = better(found, await zoneAmong(image, coarse, general));
  if (found && isSure(found)) return { zone: found, image };
  signal?.throwIfAborted();
  const finer = await fine();
  const lines = await detector.find(finer, { ...ANY_LINE, sidePx: FINE_SIDE_PX });
  const glances = await glance(finer, joinCollinear(lines.map(({ quad }) => stripOf(quad))), own);
  for (const reader of [own, general]) {
    const zone = better(found, await zoneAmong(finer, glances, reader));
    if (zone !== found) on = finer;
    found = zone;
    if (found && isSure(found)) break;
    signal?.throwIfAborted();
  }
  return found && { zone: found, image: on };
}

/** Longer side in px at which the detector looks first, and once more when nothing sure was found. */
export const COARSE_SIDE_PX = 960;
const FINE_SIDE_PX = 1536;
