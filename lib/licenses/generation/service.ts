import { audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize, systemActor } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import {
  beginJob,
  completeJob,
  createJob,
  dispatch,
  failJob,
  type Job,
  reportProgress,
} from "@/lib/platform/jobs/jobs";
import { readMedia, recordMedia, removeMedia, type StoredFile, storeFile } from "@/lib/platform/storage/media";
import { GENERATOR_VERSION, TEMPLATE_VERSION } from "../card/model";
import { renderLicense } from "../card/render";
import { licensePolicy } from "../policy";
import { FILE_TYPES, type FileType } from "../schema";
import { downloadName } from "../view";
import { cardOf, inputHashOf } from "./card-data";
import { GENERATION, isComplete } from "./files";
import { isUpToDate, withSigner } from "./freshness";

export const GENERATE_JOB = "license.generate";

export type Requested = { outcome: "cached"; generationId: string } | { outcome: "job"; job: Job };

/**
 * Asks for a license's card files. An unforced request for a card that would come out the same, and whose files all
 * lie in the storage, is answered at once; a request while one is at work joins it.
 */
export async function requestGeneration(
  actor: Actor,
  licenseId: number,
  options: { force: boolean },
): Promise<Requested> {
  const { created, ...requested } = await findOrCreateGeneration(actor, licenseId, options);
  if (created && requested.outcome === "job") await dispatch(requested.job);
  return requested;
}

/**
 * The same, but a new job is left to the caller, who dispatches it or works on it. The office's own requests (batches)
 * have a record of their own, so that the trail does not tell of each of their cards twice.
 */
export async function findOrCreateGeneration(
  actor: Actor,
  licenseId: number,
  { force }: { force: boolean },
): Promise<Requested & { created: boolean }> {
  const include = { person: { include: { photoProcessed: true } } };
  const license = authorize(
    licensePolicy,
    "generate",
    actor,
    await db().license.findUnique({ where: { id: licenseId }, include }),
    "License",
  );
  const current = license.currentGenerationId
    ? await db().licenseGeneration.findUnique({ where: { id: license.currentGenerationId }, include: withSigner })
    : null;
  const inputHash = inputHashOf(license, license.person.photoProcessed?.sha256 ?? null);
  if (!force && current && isUpToDate(current, inputHash) && (await isComplete(current.id)))
    return { outcome: "cached", generationId: current.id, created: false };

  const { job, created } = await transaction(async (tx) => {
    const requested = await createJob(tx, actor, {
      kind: GENERATE_JOB,
      subject: { type: "license", id: licenseId },
      input: { force },
    });
    if (requested.created && actor.kind !== "system") {
      await audit(tx, actor, {
        action: "generate",
        resourceType: "license",
        resourceId: licenseId,
        description: `Requested the card of ${license.licenseNumber}`,
        newValues: { job: requested.job.id, force },
      });
    }
    return requested;
  });
  return { outcome: "job", job, created };
}

/** What the drawing step hands to the completing one: rows of files that are stored, and what they were drawn from. */
export type DrawnCard = {
  inputHash: string;
  barcodePayload: string;
  signingKid: string;
  photoMediaId: string | null;
  files: Record<FileType, StoredFile>;
};

const CARD_FILE_BYTES_MAX = 20 * 1024 * 1024;

/**
 * Draws a card and stores its five files. Safe to repeat: equal input draws equal bytes, and equal bytes lie at one
 * place, so a second attempt adopts what the first one left behind.
 *
 * @returns null when the job has ended meanwhile
 */
export async function drawCard(jobId: string, attempt: number): Promise<DrawnCard | null> {
  const job = await beginJob(jobId, attempt);
  if (!job) return null;
  await reportProgress(jobId, 0.1, "Reading the license");
  const license = await db().license.findUnique({
    where: { id: Number(job.subjectId) },
    include: { person: { include: { photoProcessed: true } } },
  });
  if (!license?.isActive) throw new DomainError("not_found", "license_removed", "The license was removed");
  const photo = license.person.photoProcessed;
  const portrait = photo ? await readPortrait(photo.id) : null;
  await reportProgress(jobId, 0.25, "Drawing the card");
  const { data, signingKid } = await cardOf(license, portrait);
  const card = await renderLicense({ ...data, timestamp: job.createdAt.toISOString() });
  await reportProgress(jobId, 0.75, "Storing the files");
  const stored = await Promise.all(
    FILE_TYPES.map(
      async (type): Promise<[FileType, StoredFile]> => [
        type,
        await storeFile({
          folder: "licenses",
          source: card[type],
          bytesMax: CARD_FILE_BYTES_MAX,
          originalName: downloadName(license.licenseNumber, type),
        }),
      ],
    ),
  );
  await reportProgress(jobId, 0.95, "Recording");
  return {
    inputHash: inputHashOf(license, photo?.sha256 ?? null),
    barcodePayload: data.barcodeText,
    signingKid,
    photoMediaId: photo?.id ?? null,
    files: Object.fromEntries(stored) as Record<FileType, StoredFile>,
  };
}

async function readPortrait(mediaId: string): Promise<Buffer> {
  return readMedia(mediaId).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") {
      throw new DomainError(
        "not_found",
        "portrait_missing",
        "The portrait's file is gone from the storage; add the photo again",
      );
    }
    throw error;
  });
}

/**
 * Records a drawn card and ends its job. Files that lay without a row for so long that they were swept, for instance
 * because the office was off between the two steps, are drawn again.
 */
export async function completeGeneration(jobId: string, card: DrawnCard, attempt: number): Promise<void> {
  try {
    await recordGeneration(jobId, card);
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "file_swept")) throw error;
    const again = await drawCard(jobId, attempt);
    if (again) await recordGeneration(jobId, again);
  }
}

/**
 * Makes a drawn card the license's present one and ends the job, in one transaction. The job's end is the guard: a
 * step that runs a second time finds it ended and writes nothing.
 */
async function recordGeneration(jobId: string, card: DrawnCard, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const job = await tx.job.findUniqueOrThrow({ where: { id: jobId } });
    const generationId = newId();
    if (!(await completeJob(tx, jobId, { generation_id: generationId }, now))) return;
    const licenseId = Number(job.subjectId);
    await tx.licenseGeneration.create({
      data: {
        id: generationId,
        licenseId,
        jobId,
        generatorVersion: GENERATOR_VERSION,
        templateVersion: TEMPLATE_VERSION,
        inputHash: card.inputHash,
        barcodePayload: card.barcodePayload,
        signingKid: card.signingKid,
        photoMediaId: card.photoMediaId,
        createdAt: now,
      },
    });
    // In the order of their keys, so that two cards with equal files never wait for each other.
    const files = [...FILE_TYPES].sort((a, b) => card.files[a].storageKey.localeCompare(card.files[b].storageKey));
    for (const type of files) {
      await recordMedia(tx, card.files[type], {
        createdBy: job.requestedBy,
        owner: { type: GENERATION, id: generationId, group: type },
      });
    }
    await supersedeOthers(tx, licenseId, generationId, now);
    await tx.license.update({
      where: { id: licenseId },
      data: { currentGenerationId: generationId, generationVersion: GENERATOR_VERSION, lastGenerated: now },
    });
    await audit(tx, systemActor, {
      action: "generate",
      resourceType: "license",
      resourceId: licenseId,
      description: "Generated the card's files",
      newValues: { generation: generationId, job: jobId },
    });
  });
}

/** Earlier files go out of sight now and from the disk a day later; their rows stay as the card's history. */
async function supersedeOthers(tx: Tx, licenseId: number, generationId: string, now: Date): Promise<void> {
  const earlier = await tx.licenseGeneration.findMany({
    where: { licenseId, state: "current", NOT: { id: generationId } },
    select: { id: true },
  });
  const ids = earlier.map(({ id }) => id);
  await tx.licenseGeneration.updateMany({
    where: { id: { in: ids } },
    data: { state: "superseded", supersededAt: now },
  });
  const media = await tx.mediaAttachment.findMany({
    where: { ownerType: GENERATION, ownerId: { in: ids } },
    select: { mediaId: true },
  });
  await removeMedia(
    tx,
    media.map(({ mediaId }) => mediaId),
    now,
  );
}

/** @param error what the last attempt threw; an unexpected one is told in general words */
export async function failGeneration(jobId: string, error: { code: string; message: string }): Promise<void> {
  await transaction((tx) => failJob(tx, jobId, error.code, error.message));
}
