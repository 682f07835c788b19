import type { Media } from "@/lib/generated/prisma/client";
import { db, transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { readMedia, recordMedia, storeFile } from "@/lib/platform/storage/media";
import { DOCUMENT_PIXELS_MAX, documentFileName } from "./document";

/** Contract 3, section 3.3: at most 300 × 300 px, JPEG of quality 85. */
const THUMBNAIL = { sidePx: 300, quality: 85, bytesMax: 1024 * 1024 } as const;
export const THUMBNAIL_VARIANT = "thumbnail";

/**
 * Makes a document's thumbnail, unless it has one: a child row of its own, encrypted like the document.
 *
 * @throws DomainError invalid `unreadable_image`; not_found, storage_full, unavailable
 */
export async function ensureThumbnail(media: Media): Promise<void> {
  const place = { parentId: media.id, variant: THUMBNAIL_VARIANT };
  if ((await db().media.count({ where: place })) > 0) return;
  const jpeg = await shrink(await readMedia(media));
  const originalName = `thumbnails/${documentFileName(media)}`;
  const stored = await storeFile({ folder: "identity", source: jpeg, bytesMax: THUMBNAIL.bytesMax });
  await transaction(async (tx) => {
    // Two runs may both have drawn it; a document that was swept meanwhile needs none.
    const parents = await tx.$queryRaw<unknown[]>`SELECT 1 FROM media WHERE id = ${media.id}::uuid FOR UPDATE`;
    if (parents.length === 0 || (await tx.media.count({ where: place })) > 0) return;
    const more = { ...place, ownerId: media.ownerId };
    await recordMedia(tx, { ...stored, originalName }, { createdBy: media.createdBy, more });
  });
}

async function shrink(bytes: Uint8Array): Promise<Buffer> {
  const { default: sharp } = await import("sharp");
  try {
    return await sharp(bytes, { limitInputPixels: DOCUMENT_PIXELS_MAX, failOn: "truncated", sequentialRead: true })
      .rotate()
      .resize(THUMBNAIL.sidePx, THUMBNAIL.sidePx, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "white" })
      .jpeg({ quality: THUMBNAIL.quality })
      .toBuffer();
  } catch {
    throw new DomainError("invalid", "unreadable_image", "unreadable image");
  }
}

const AT_ONCE_MAX = 200;

/** Makes the thumbnails that are missing, of documents that could be read. Says how many it made. */
export async function generateThumbnails(): Promise<number> {
  const bare = await db().media.findMany({
    where: {
      dedupKey: { not: null },
      deletedAt: null,
      children: { none: { variant: THUMBNAIL_VARIANT } },
      ocrJobs: { some: { status: "completed" } },
    },
    orderBy: { createdAt: "desc" },
    take: AT_ONCE_MAX,
  });
  let made = 0;
  for (const media of bare) {
    try {
      await ensureThumbnail(media);
      made += 1;
    } catch (error) {
      log.warn({ err: error, mediaId: media.id }, "a document's thumbnail could not be made");
    }
  }
  return made;
}
