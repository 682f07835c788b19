import { setPhotoFromUrl } from "@/lib/people/photo-service";
import { photoPath } from "@/lib/people/view";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { carriesFile, downloadResponse } from "@/lib/platform/storage/download";
import { mediaIsThere } from "@/lib/platform/storage/media";
import { licensePolicy } from "../policy";
import { getLicense } from "../queries";
import type { FileType } from "../schema";
import { downloadName } from "../view";
import { filesOf } from "./files";

/** What is answered for a file that was never made, or is gone. */
export const noFile = (): DomainError =>
  new DomainError("not_found", "file_not_generated", "File not found. Generate license files first.");

/** Streams one of the card's files and writes the download into the audit trail. */
export async function downloadFile(
  actor: Actor,
  licenseId: number,
  type: FileType,
  request: Request,
): Promise<Response> {
  return serveFile(actor, licenseId, type, request, "attachment");
}

/** The same file for looking at on a page; a picture on the desk's own screen is not a download of its own. */
export async function previewFile(
  actor: Actor,
  licenseId: number,
  type: FileType,
  request: Request,
): Promise<Response> {
  return serveFile(actor, licenseId, type, request, "inline");
}

async function serveFile(
  actor: Actor,
  licenseId: number,
  type: FileType,
  request: Request,
  disposition: "attachment" | "inline",
): Promise<Response> {
  const license = await getLicense(actor, licenseId);
  const media = license.currentGenerationId ? (await filesOf(license.currentGenerationId))[type] : undefined;
  if (!media || !(await mediaIsThere(media))) throw noFile();
  const fileName = downloadName(license.licenseNumber, type);
  const response = await downloadResponse(media, request, { disposition, fileName });
  if (disposition === "attachment" && carriesFile(request, response)) {
    await transaction((tx) =>
      audit(tx, actor, {
        action: "download",
        resourceType: "license",
        resourceId: licenseId,
        description: `Downloaded ${fileName}`,
      }),
    );
  }
  return response;
}

/** Takes the holder's photo from an address; the license forgets its generation, as contract 1 has it. */
export async function updateLicensePhoto(actor: Actor, licenseId: number, photoUrl: string) {
  const license = authorize(
    licensePolicy,
    "edit",
    actor,
    await db().license.findUnique({ where: { id: licenseId } }),
    "License",
  );
  const { person } = await setPhotoFromUrl(actor, license.personId, photoUrl);
  await db().license.update({
    where: { id: licenseId },
    data: { lastGenerated: null, generationVersion: "1.0", photoLastUpdated: person.photoProcessedAt },
  });
  return {
    message: "Photo updated successfully",
    license_id: licenseId,
    citizen_id: person.id,
    original_photo_path: photoPath(person.id, "original", person.photoOriginal),
    processed_photo_path: photoPath(person.id, "processed", person.photoProcessed),
    regeneration_required: true as const,
  };
}
