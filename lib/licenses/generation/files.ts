import type { LicenseGeneration, Media } from "@/lib/generated/prisma/client";
import { photoPath } from "@/lib/people/view";
import { db, type Tx } from "@/lib/platform/db";
import { mediaFor, mediaIsThere } from "@/lib/platform/storage/media";
import { FILE_TYPES, type FileState, type FileType, type GenerationFiles } from "../schema";
import { fileUrl, licenseFilePath } from "../view";

/** Owner type of a card's files in the media table; the owner id is the generation's. */
export const GENERATION = "license_generation";

/** The files of a generation, by type. */
export async function filesOf(generationId: string, tx: Tx = db()): Promise<Partial<Record<FileType, Media>>> {
  const attachments = await tx.mediaAttachment.findMany({
    where: { ownerType: GENERATION, ownerId: generationId, media: { deletedAt: null } },
    include: { media: true },
  });
  return Object.fromEntries(attachments.map(({ group, media }) => [group, media]));
}

/** Whether all five files are recorded and lie in the storage with the recorded length. */
export async function isComplete(generationId: string): Promise<boolean> {
  const media = await mediaFor({ type: GENERATION, id: generationId });
  if (media.length < FILE_TYPES.length) return false;
  const there = await Promise.all(media.map(mediaIsThere));
  return there.every(Boolean);
}

/** State of each file for the file manager; a type that was never made has no path. */
export async function fileStates(
  licenseId: number,
  generationId: string | null,
): Promise<Record<`${FileType}_path`, FileState>> {
  const files = generationId ? await filesOf(generationId) : {};
  const entries = await Promise.all(
    FILE_TYPES.map(async (type): Promise<[string, FileState]> => {
      const media = files[type];
      const path = media ? licenseFilePath(licenseId, type) : null;
      const exists = media ? await mediaIsThere(media) : false;
      return [
        `${type}_path`,
        { path, url: path && exists ? fileUrl(path) : null, size_bytes: exists ? (media?.sizeBytes ?? 0) : 0, exists },
      ];
    }),
  );
  return Object.fromEntries(entries) as Record<`${FileType}_path`, FileState>;
}

/** The paths and addresses of a generation, as `POST …/generate` answers them. */
export async function generationFiles(generation: LicenseGeneration, personId: number): Promise<GenerationFiles> {
  const photo = generation.photoMediaId
    ? await db().media.findUnique({ where: { id: generation.photoMediaId } })
    : null;
  const processed = photoPath(personId, "processed", photo);
  const paths = FILE_TYPES.flatMap((type) => {
    const path = licenseFilePath(generation.licenseId, type);
    return [
      [`${type}_path`, path],
      [`${type}_url`, fileUrl(path)],
    ];
  });
  return {
    ...(Object.fromEntries(paths) as Record<`${FileType}_${"path" | "url"}`, string>),
    processed_photo_path: processed,
    processed_photo_url: processed && fileUrl(processed),
    generation_timestamp: generation.createdAt.toISOString(),
    generator_version: generation.generatorVersion,
  };
}
