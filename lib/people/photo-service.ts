import { z } from "zod";
import type { Media } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize } from "@/lib/platform/auth/actor";
import { db, Prisma, type Tx, transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { safeFetch } from "@/lib/platform/net/safe-fetch";
import { settings } from "@/lib/platform/settings";
import {
  mediaIsThere,
  readMedia,
  recordMedia,
  removeMedia,
  type StoredFile,
  storeFile,
} from "@/lib/platform/storage/media";
import { discardUpload, takeUpload } from "@/lib/platform/storage/uploads";
import { processPortrait } from "./photo/process";
import { type PhotoCrop, type PhotoReport, photoCropSchema, photoReportSchema } from "./photo/schema";
import { personPolicy } from "./policy";
import { type PersonRow, photoPath, withPhoto } from "./view";

/** Owner type of a person's files in the media table. */
export const PERSON = "person";
const PROCESSED_BYTES_MAX = 1024 * 1024;

const uploadBytesMax = (): number => settings().UPLOAD_MAX_MB * 1024 * 1024;

export type NewPhoto = {
  bytes: Buffer;
  /** Chosen by a person; without it the face decides. */
  crop?: PhotoCrop;
  originalName?: string | null;
  /** The address it was downloaded from. */
  photoUrl?: string | null;
};

/**
 * Takes a photo for a person: checks it, cuts the portrait, keeps the original byte for byte and the portrait beside it.
 * A photo without a face is taken too (centre crop); the report says so, for the clerk to see.
 *
 * @throws DomainError for bytes that are no acceptable picture, field `photo`
 */
export async function setPhoto(
  actor: Actor,
  personId: number,
  photo: NewPhoto,
): Promise<{ person: PersonRow; report: PhotoReport }> {
  authorize(personPolicy, "edit", actor, await db().person.findUnique({ where: { id: personId } }), "Citizen");
  if (photo.bytes.length > uploadBytesMax())
    throw new DomainError("too_large", "photo_too_large", `A photo may have at most ${settings().UPLOAD_MAX_MB} MB`, [
      { name: "photo", reason: "is too large" },
    ]);
  const portrait = await processPortrait(photo.bytes, {
    crop: photo.crop,
    quality: settings().PHOTO_PROCESSING_QUALITY,
  });
  const original = await storeFile({
    folder: "photos",
    source: photo.bytes,
    bytesMax: uploadBytesMax(),
    originalName: photo.originalName,
  });
  const processed = await storeFile({
    folder: "photos",
    source: portrait.jpeg,
    bytesMax: PROCESSED_BYTES_MAX,
    originalName: "portrait.jpg",
  });
  const person = await savePhoto(actor, personId, {
    original,
    processed,
    report: portrait.report,
    crop: portrait.crop,
    photoUrl: photo.photoUrl ?? null,
  });
  return { person, report: portrait.report };
}

type PhotoRows = {
  original: StoredFile | null;
  processed: StoredFile;
  report: PhotoReport;
  crop: PhotoCrop;
  photoUrl?: string | null;
};

/** Records the files and makes them the person's photo. Without a new original, the old one stays. */
function savePhoto(actor: Actor, personId: number, photo: PhotoRows, now = new Date()): Promise<PersonRow> {
  return transaction(async (tx) => {
    const before = authorize(
      personPolicy,
      "edit",
      actor,
      await tx.person.findUnique({ where: { id: personId } }),
      "Citizen",
    );
    const own = (group: string) => ({ createdBy: actor.userId, owner: { type: PERSON, id: personId, group } });
    const original = photo.original ? await recordMedia(tx, photo.original, own("photo_original")) : null;
    const processed = await recordMedia(tx, photo.processed, own("photo_processed"));
    await removeMedia(
      tx,
      [original ? before.photoOriginalId : null, before.photoProcessedId].filter((id) => id !== null),
      now,
    );
    const person = await tx.person.update({
      where: { id: personId },
      data: {
        photoProcessedId: processed.id,
        photoProcessedAt: now,
        photoReport: { ...photo.report, crop: photo.crop } as Prisma.InputJsonObject,
        ...(original ? { photoOriginalId: original.id, photoUploadedAt: now, photoUrl: photo.photoUrl } : {}),
        version: { increment: 1 },
      },
      include: withPhoto,
    });
    await audit(tx, actor, {
      action: "update",
      resourceType: "citizen",
      resourceId: personId,
      description: original ? "Took a new photo" : "Cropped the photo anew",
      newValues: { sha256: processed.sha256, verdict: photo.report.verdict },
    });
    return person;
  });
}

/** Downloads a photo from an address that anybody may have typed in (`safeFetch` guards it). */
export async function setPhotoFromUrl(
  actor: Actor,
  personId: number,
  photoUrl: string,
): Promise<{ person: PersonRow; report: PhotoReport }> {
  authorize(personPolicy, "edit", actor, await db().person.findUnique({ where: { id: personId } }), "Citizen");
  const { bytes } = await safeFetch(photoUrl, { bytesMax: uploadBytesMax(), field: "photo_url" });
  const originalName = new URL(photoUrl).pathname.split("/").pop() || null;
  return setPhoto(actor, personId, { bytes, photoUrl, originalName }).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
    // Who typed an address has no field `photo`: what is wrong with the picture is told beside the address.
    const fields = error.fields?.map((field) => ({
      ...field,
      name: field.name === "photo" ? "photo_url" : field.name,
    }));
    throw new DomainError(error.kind, error.code, error.message, fields, error.retryAfterSeconds);
  });
}

/** Takes a photo that the browser has uploaded before. */
export async function setPhotoFromUpload(
  actor: Actor,
  personId: number,
  fileKey: string,
  crop?: PhotoCrop,
): Promise<{ person: PersonRow; report: PhotoReport }> {
  const upload = await takeUpload(fileKey, actor);
  const taken = await setPhoto(actor, personId, { bytes: await upload.bytes(), crop, originalName: upload.name });
  await transaction((tx) => discardUpload(tx, fileKey));
  return taken;
}

/** Cuts the portrait anew from the kept original: where a person says, or (without a crop) where the face is. */
export async function recropPhoto(
  actor: Actor,
  personId: number,
  crop?: PhotoCrop,
): Promise<{ person: PersonRow; report: PhotoReport }> {
  const row = await db().person.findUnique({ where: { id: personId }, include: withPhoto });
  const person = authorize(personPolicy, "edit", actor, row, "Citizen");
  if (!person.photoOriginal) throw new DomainError("conflict", "no_photo", "There is no photo to crop yet");
  const portrait = await processPortrait(await readMedia(person.photoOriginal), {
    crop,
    quality: settings().PHOTO_PROCESSING_QUALITY,
  });
  const processed = await storeFile({
    folder: "photos",
    source: portrait.jpeg,
    bytesMax: PROCESSED_BYTES_MAX,
    originalName: "portrait.jpg",
  });
  return {
    person: await savePhoto(actor, personId, {
      original: null,
      processed,
      report: portrait.report,
      crop: portrait.crop,
    }),
    report: portrait.report,
  };
}

/** Takes the photo away; its files go a day later. */
export function removePhoto(actor: Actor, personId: number, now = new Date()): Promise<PersonRow> {
  return transaction(async (tx: Tx) => {
    const before = authorize(
      personPolicy,
      "edit",
      actor,
      await tx.person.findUnique({ where: { id: personId } }),
      "Citizen",
    );
    await removeMedia(
      tx,
      [before.photoOriginalId, before.photoProcessedId].filter((id) => id !== null),
      now,
    );
    const person = await tx.person.update({
      where: { id: personId },
      data: {
        photoOriginalId: null,
        photoProcessedId: null,
        photoUrl: null,
        photoUploadedAt: null,
        photoProcessedAt: null,
        photoReport: Prisma.DbNull,
        version: { increment: 1 },
      },
      include: withPhoto,
    });
    await audit(tx, actor, {
      action: "delete",
      resourceType: "citizen",
      resourceId: personId,
      description: "Removed the photo",
    });
    return person;
  });
}

const there = async (media: Media | null): Promise<boolean> => media !== null && mediaIsThere(media);

/** Where a person's photo stands (rest-contract 1.4, `photo/status`). */
export async function photoStatus(actor: Actor, personId: number) {
  const row = await db().person.findUnique({ where: { id: personId }, include: withPhoto });
  const person = authorize(personPolicy, "view", actor, row, "Citizen");
  const processedExists = await there(person.photoProcessed);
  return {
    citizen_id: personId,
    has_photo_url: person.photoUrl !== null,
    photo_url: person.photoUrl,
    stored_photo_path: photoPath(personId, "original", person.photoOriginal),
    processed_photo_path: photoPath(personId, "processed", person.photoProcessed),
    original_file_exists: await there(person.photoOriginal),
    processed_file_exists: processedExists,
    photo_uploaded_at: person.photoUploadedAt?.toISOString() ?? null,
    photo_processed_at: person.photoProcessedAt?.toISOString() ?? null,
    needs_processing: person.photoOriginalId !== null && !processedExists,
    report: reportOf(person),
  };
}

/** The kept report, or null when there is no photo. */
export function reportOf(person: Pick<PersonRow, "photoReport">): PhotoReport | null {
  const report = photoReportSchema.safeParse(person.photoReport);
  return report.success ? report.data : null;
}

/** Where the present portrait is cut from the original, or undefined when there is none. */
export function cropOf(person: Pick<PersonRow, "photoReport">): PhotoCrop | undefined {
  return z.object({ crop: photoCropSchema }).safeParse(person.photoReport).data?.crop;
}
