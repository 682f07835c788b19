import type { Candidate } from "@/lib/generated/prisma/client";
import { audit, changes } from "@/lib/platform/audit/audit";
import { type Actor, authorize, isAdmin, permit, systemActor } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";
import { removeMedia } from "@/lib/platform/storage/media";
import { type CandidateData, columnsOf, textOf } from "./facts";
import { refused } from "./intake/check-file";
import { assertNew, lockPassport, makeCurrent } from "./intake/save";
import { checkContacts, checkLengths } from "./intake/save-input";
import { asJson } from "./intake/upload";
import { CANDIDATE } from "./kinds";
import { keyBeforeDelete, keyOfDeleted } from "./names";
import { linkPerson } from "./person";
import { candidatePolicy } from "./policy";

const DAY_MS = 86_400_000;

/** A candidate with its row locked until the transaction ends. */
export const lockCandidate = async (tx: Tx, id: number): Promise<Candidate | null> => {
  await tx.$queryRaw`SELECT id FROM candidate WHERE id = ${id} FOR UPDATE`;
  return tx.candidate.findUnique({ where: { id } });
};

const editedMeanwhile = () =>
  conflict("edited_meanwhile", "Somebody else has changed this candidate. Reload to see the change, then edit again.");

/** What the trail shows of a change: the form, without what was read from the documents. */
const shown = ({ ocr_data: _ocr, ...data }: CandidateData): CandidateData => data;

/**
 * Merges fields into a candidate; those that are not named stay. The candidate's key stays too, as clients know it.
 *
 * @param version that the editor saw; another one is refused
 * @throws DomainError not_found; invalid, in the contract's sentences; conflict `duplicate_passport`,
 *   `edited_meanwhile`
 */
export function updateCandidate(
  actor: Actor,
  id: number,
  fields: CandidateData,
  { version, now = new Date() }: { version?: number; now?: Date } = {},
): Promise<Candidate> {
  checkContacts(fields);
  checkLengths(fields);
  return transaction(async (tx) => {
    const before = authorize(candidatePolicy, "edit", actor, await lockCandidate(tx, id), "Candidate");
    if (version !== undefined && version !== before.version) throw editedMeanwhile();
    const old = before.data as CandidateData;
    const data = { ...old, ...fields };
    if (!textOf(data, "firstName") || !textOf(data, "lastName") || !textOf(data, "passport"))
      throw refused("required_fields", "firstName, lastName, and passport are required");
    const columns = columnsOf(data);
    // Dates that only the documents told are in no form; an edit of something else leaves them.
    const kept = {
      passportExpiry: "passportExpiry" in data ? columns.passportExpiry : before.passportExpiry,
      cdcExpiry: "cdcExpiry" in data ? columns.cdcExpiry : before.cdcExpiry,
    };
    if (columns.passportKey !== before.passportKey) {
      if (columns.passportKey) await lockPassport(tx, columns.passportKey);
      await assertNew(tx, before.candidateName, columns, id);
    }
    const moved = before.personId === null || columns.passportKey !== before.passportKey;
    const person = moved ? await linkPerson(tx, columns, textOf(data, "sex", "gender"), now) : null;
    const after = await tx.candidate.update({
      where: { id },
      data: {
        ...columns,
        ...kept,
        data: asJson(data),
        personId: moved ? (person?.id ?? null) : before.personId,
        version: { increment: 1 },
      },
    });
    if (person?.note) await audit(tx, actor, person.note);
    await audit(tx, actor, {
      action: "update",
      resourceType: CANDIDATE,
      resourceId: id,
      description: `Changed candidate ${before.candidateName}`,
      ...changes(shown(old), shown(data)),
    });
    return after;
  });
}

/** Takes a candidate off the lists. Until CANDIDATE_RETENTION_DAYS have passed it can be brought back. */
export function deleteCandidate(actor: Actor, id: number, now = new Date()): Promise<Candidate> {
  return transaction(async (tx) => {
    const found = authorize(candidatePolicy, "edit", actor, await lockCandidate(tx, id), "Candidate");
    return markDeleted(tx, actor, found, `Deleted candidate ${found.candidateName}`, now);
  });
}

/** The same inside the caller's transaction, which has locked the row. Name and passport are free from then on. */
export async function markDeleted(
  tx: Tx,
  actor: Actor,
  { id, candidateName }: Candidate,
  description: string,
  now: Date,
): Promise<Candidate> {
  const deleted = await tx.candidate.update({
    where: { id },
    data: {
      deletedAt: now,
      deletedBy: actor.userId,
      candidateName: keyOfDeleted(candidateName, id),
      passportKey: null,
      version: { increment: 1 },
    },
  });
  await tx.currentCandidate.deleteMany({ where: { candidateId: id } });
  await audit(tx, actor, { action: "delete", resourceType: CANDIDATE, resourceId: id, description });
  return deleted;
}

/**
 * Brings a deleted candidate back.
 *
 * @throws DomainError not_found; conflict where the name or the passport belongs to somebody else by now
 */
export function restoreCandidate(actor: Actor, id: number): Promise<Candidate> {
  return transaction(async (tx) => {
    const found = authorize(candidatePolicy, "restore", actor, await lockCandidate(tx, id), "Candidate");
    if (!found.deletedAt) return found;
    const columns = columnsOf(found.data as CandidateData);
    const candidateName = keyBeforeDelete(found.candidateName);
    if (columns.passportKey) await lockPassport(tx, columns.passportKey);
    await assertNew(tx, candidateName, columns, id);
    const restored = await tx.candidate.update({
      where: { id },
      data: {
        deletedAt: null,
        deletedBy: null,
        candidateName,
        passportKey: columns.passportKey,
        version: { increment: 1 },
      },
    });
    await audit(tx, actor, {
      action: "update",
      resourceType: CANDIDATE,
      resourceId: id,
      description: `Brought candidate ${candidateName} back`,
    });
    return restored;
  });
}

/** Makes a candidate the one that the caller works at. */
export function setCurrentCandidate(actor: Actor, id: number): Promise<Candidate> {
  return transaction(async (tx) => {
    const candidate = authorize(
      candidatePolicy,
      "edit",
      actor,
      await tx.candidate.findUnique({ where: { id } }),
      "Candidate",
    );
    const { userId } = actor;
    if (userId === null) throw notFound("User");
    await makeCurrent(tx, userId, id);
    return candidate;
  });
}

/** Removes the rows and files of candidates that were deleted long enough ago. Says how many went. */
export async function purgeCandidates(now = new Date(), actor: Actor = systemActor): Promise<number> {
  permit(isAdmin(actor));
  const limit = new Date(now.getTime() - settings().CANDIDATE_RETENTION_DAYS * DAY_MS);
  const due = await db().candidate.findMany({
    where: { deletedAt: { lt: limit } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of due) await purge(actor, id, limit, now);
  return due.length;
}

function purge(actor: Actor, id: number, limit: Date, now: Date): Promise<void> {
  return transaction(async (tx) => {
    // Somebody may have brought it back since the look.
    const found = await lockCandidate(tx, id);
    if (!found?.deletedAt || found.deletedAt >= limit) return;
    const files = await tx.candidateFile.findMany({ where: { candidateId: id }, select: { mediaId: true } });
    const certificates = await tx.certificate.findMany({
      where: { candidateId: id },
      select: { verificationImageId: true, certificateImageId: true, pdfId: true },
    });
    const mediaIds = [
      ...files.map(({ mediaId }) => mediaId),
      ...certificates.flatMap((one) => [one.verificationImageId, one.certificateImageId, one.pdfId]),
    ].filter((mediaId) => mediaId !== null);
    await tx.candidate.delete({ where: { id } });
    await removeMedia(tx, mediaIds, now);
    await audit(tx, actor, {
      action: "cleanup",
      resourceType: CANDIDATE,
      resourceId: id,
      description: "Removed a candidate that was deleted, with its files",
      newValues: { files: mediaIds.length },
    });
  });
}
