import type { Media } from "@/lib/generated/prisma/client";
import { db } from "../db";
import { storedBytes } from "./content";
import { storage } from "./current";

/** A row whose file is not as the row says. `owner`: the first row that the file belongs to, if any does. */
export type Mismatch = {
  media: Media;
  kind: "missing" | "wrong_size";
  owner: { type: string; id: string; group: string } | null;
};

export const countLiveMedia = (): Promise<number> => db().media.count({ where: { deletedAt: null } });

/**
 * Compares the next rows, by id from `afterId` on, with the files that lie in the storage.
 *
 * @returns how many rows were looked at, the last one's id, and those that do not hold
 */
export async function compareMedia(
  afterId: string | null,
  take: number,
): Promise<{ checked: number; lastId: string | null; mismatches: Mismatch[] }> {
  const rows = await db().media.findMany({
    where: { deletedAt: null, ...(afterId === null ? {} : { id: { gt: afterId } }) },
    include: { attachments: { take: 1, orderBy: { id: "asc" } } },
    orderBy: { id: "asc" },
    take,
  });
  const mismatches: Mismatch[] = [];
  for (const { attachments, ...media } of rows) {
    const found = await storage().stat(media.storageKey);
    if (found?.sizeBytes === storedBytes(media)) continue;
    const [place] = attachments;
    mismatches.push({
      media,
      kind: found ? "wrong_size" : "missing",
      owner: place ? { type: place.ownerType, id: place.ownerId, group: place.group } : null,
    });
  }
  return { checked: rows.length, lastId: rows.at(-1)?.id ?? null, mismatches };
}

/** Whether a row is still live and its file still is not as the row says: another repair may have seen to it. */
export async function isStillWrong(
  media: Pick<Media, "id" | "storageKey" | "sizeBytes" | "sealedBy">,
): Promise<boolean> {
  const row = await db().media.findFirst({ where: { id: media.id, deletedAt: null } });
  return row !== null && (await storage().stat(media.storageKey))?.sizeBytes !== storedBytes(media);
}
