import { type Corners, type DatasetRead, extensionOf, isNegative, type Picture, type Point } from "./reads";
import { type Side, sideOfFrame } from "./split";

/** A plate in a frame: its box clipped to the frame, px. */
export type LabelledPlate = { box: Corners; quad: readonly Point[] | null; read: DatasetRead };

/** One picture of the detector's set; without plates it is a background. */
export type LabelledFrame = {
  picture: Picture;
  widthPx: number;
  heightPx: number;
  side: Side;
  /** Without its folder: `3f5c….jpg`. */
  name: string;
  plates: LabelledPlate[];
};

/**
 * The frames of the reads, each once, with all its plates. A frame is left out where a detector would learn something
 * wrong from it: another plate stands in it that nobody has vouched for, a box lies outside, its size is not known.
 */
export function labelledFrames(reads: readonly DatasetRead[]): { frames: LabelledFrame[]; leftOut: number } {
  const groups = new Map<string, DatasetRead[]>();
  for (const read of reads) {
    const group = groups.get(read.frame.sha256);
    if (group) group.push(read);
    else groups.set(read.frame.sha256, [read]);
  }
  const frames = [...groups.values()].map(labelledFrame).filter((frame) => frame !== null);
  return { frames, leftOut: groups.size - frames.length };
}

function labelledFrame(group: DatasetRead[]): LabelledFrame | null {
  const picture = group[0]?.frame;
  if (!picture?.widthPx || !picture.heightPx || !group.every(({ frameComplete }) => frameComplete)) return null;
  const { widthPx, heightPx, sha256 } = picture;
  const plates: LabelledPlate[] = [];
  for (const read of group) {
    if (isNegative(read)) continue;
    const box = clipped(read.box, widthPx, heightPx);
    if (!box) return null;
    plates.push({ box, quad: read.quad, read });
  }
  const name = `${sha256.slice(0, 24)}${extensionOf(picture)}`;
  return { picture, widthPx, heightPx, side: sideOfFrame(sha256, group), name, plates };
}

function clipped({ x1, y1, x2, y2 }: Corners, widthPx: number, heightPx: number): Corners | null {
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  const box = { x1: within(x1, widthPx), y1: within(y1, heightPx), x2: within(x2, widthPx), y2: within(y2, heightPx) };
  return box.x2 > box.x1 && box.y2 > box.y1 ? box : null;
}
