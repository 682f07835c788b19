import type { ReviewState } from "../../events/schema";

/** A stored picture of a read. */
export type Picture = {
  sha256: string;
  storageKey: string;
  sizeBytes: number;
  /** px; null where nobody measured it. */
  widthPx: number | null;
  heightPx: number | null;
};

/** px of the frame; (x1, y1) is the upper left corner. */
export type Corners = { x1: number; y1: number; x2: number; y2: number };
export type Point = { x: number; y: number };

/** A read as a package holds it: what the reader saw, and what a person made of it. */
export type DatasetRead = {
  eventId: string;
  reviewState: ReviewState;
  /** The plate as the reviewer left it. Of a rejected read, what the reader took it for. */
  label: string;
  /** As it was read. */
  original: string;
  region: string | null;
  confidence: number;
  characters: readonly { char: string; confidence: number }[];
  box: Corners;
  /** The plate's corners, clockwise from the upper left one, px of the frame. */
  quad: readonly Point[] | null;
  frameNo: number;
  capturedAt: Date;
  camera: { id: string; name: string } | null;
  uploadId: string | null;
  crop: Picture;
  frame: Picture;
  /** No other plate stands in the frame that nobody has vouched for. */
  frameComplete: boolean;
};

export const isNegative = ({ reviewState }: DatasetRead): boolean => reviewState === "rejected";

/** `.jpg` of a storage key. */
export const extensionOf = ({ storageKey }: Picture): string => /\.[a-z0-9]+$/.exec(storageKey)?.[0] ?? "";
