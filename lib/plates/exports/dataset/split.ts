import { createHash } from "node:crypto";
import { normalizePlate } from "../../recognition/normalize";
import { type DatasetRead, isNegative } from "./reads";

export const SIDES = ["train", "val"] as const;
export type Side = (typeof SIDES)[number];

/** Share of the plates that training never sees. */
export const VALIDATION_SHARE = 0.1;

/** The same key is on the same side in every package that was ever made or ever will be. */
export const sideOf = (key: string): Side =>
  createHash("sha256").update(key).digest().readUInt32BE(0) / 2 ** 32 < VALIDATION_SHARE ? "val" : "train";

/**
 * By the plate, so that no vehicle is trained on and validated with; what is no plate goes by its own id.
 */
export const sideOfRead = (read: DatasetRead): Side => sideOf(isNegative(read) ? read.eventId : plateOf(read));

/** Of several plates in one frame the first by the alphabet decides; a frame without any goes by its own content. */
export function sideOfFrame(sha256: string, reads: readonly DatasetRead[]): Side {
  const [first] = reads
    .filter((read) => !isNegative(read))
    .map(plateOf)
    .sort();
  return sideOf(first ?? sha256);
}

const plateOf = ({ label }: DatasetRead): string => normalizePlate(label);
