import type { Candidate } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { displayName } from "@/lib/platform/storage/names";
import { type CandidateColumns, type CandidateData, columnsOf, dateOf, textOf } from "../facts";
import { CANDIDATE } from "../kinds";
import { candidateKey } from "../names";
import { type LinkedPerson, linkPerson } from "../person";
import { mayKeepCandidates } from "../policy";
import { refused } from "./check-file";
import { checkSave, claimedProof } from "./save-input";
import { lockSession, type OpenSession } from "./sessions";
import { asJson, type OcrAnswer } from "./upload";

export type SavedCandidate = { candidate: Candidate; filesCount: number; sessionId: string; created: boolean };

/**
 * Two saves of one passport go one after the other, whichever sessions they come from. Taken before the look for
 * duplicates; the database's unique columns would refuse the second one too, but could not say who has the passport.
 */
export const lockPassport = (tx: Tx, key: string): Promise<unknown> =>
  tx.$queryRaw(Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`candidate:${key}`}, 0))::text`);

/** @throws DomainError conflict, which says who has the name or the passport */
export async function assertNew(
  tx: Tx,
  candidateName: string,
  { passportKey, passportNo }: Pick<CandidateColumns, "passportKey" | "passportNo">,
  exceptId = 0,
): Promise<void> {
  const named = await tx.candidate.findUnique({ where: { candidateName }, select: { id: true } });
  if (named && named.id !== exceptId)
    throw conflict("duplicate_candidate", `Candidate with name '${candidateName}' already exists`);
  const holder = passportKey
    ? await tx.candidate.findUnique({ where: { passportKey }, select: { id: true, candidateName: true } })
    : null;
  if (holder && holder.id !== exceptId)
    throw conflict(
      "duplicate_passport",
      `Passport ${passportNo} belongs to candidate '${holder.candidateName}' (no. ${holder.id}) already`,
    );
}

/** What the form leaves out and the documents say. */
function completed(data: CandidateData, session: OpenSession): CandidateColumns {
  const columns = columnsOf(data);
  const ocr = session.ocr as Partial<OcrAnswer>;
  return {
    ...columns,
    passportExpiry: columns.passportExpiry ?? dateOf(ocr.passport_front?.date_of_expiry ?? ""),
    cdcExpiry: columns.cdcExpiry ?? dateOf(ocr.cdc?.date_of_expiry ?? ""),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Makes a candidate of an intake: row, files and mark in one transaction. The same session again answers with the same
 * candidate, however often and at the same time it is sent.
 *
 * @throws DomainError invalid, in the contract's sentences and order; conflict `duplicate_candidate`,
 *   `duplicate_passport`
 */
export async function saveCandidate(actor: Actor, body: CandidateData, now = new Date()): Promise<SavedCandidate> {
  permit(mayKeepCandidates(actor));
  const { sessionId, data } = checkSave(body);
  return transaction(async (tx) => {
    const session = await lockSession(tx, actor, sessionId, undefined, now);
    const earlier = await savedBefore(tx, session);
    if (earlier) return earlier;
    const proof = claimedProof(data);
    if (proof !== null && !session.files.some(({ fileName }) => fileName === displayName(proof)))
      throw refused("payment_proof", `Payment screenshot '${proof}' not found in session`);
    if (session.files.length === 0) throw refused("no_files", "No files found in session");
    const columns = completed(data, session);
    if (columns.passportKey) await lockPassport(tx, columns.passportKey);
    const candidateName = candidateKey(columns.firstName, columns.lastName, columns.passportNo);
    await assertNew(tx, candidateName, columns);
    return insert(tx, actor, session, { data, columns, candidateName }, now);
  });
}

async function savedBefore(tx: Tx, session: OpenSession): Promise<SavedCandidate | null> {
  if (session.candidateId === null) return null;
  const candidate = await tx.candidate.findUniqueOrThrow({ where: { id: session.candidateId } });
  if (candidate.deletedAt) throw refused("session_expired", "Invalid session or session expired");
  return { candidate, filesCount: session.files.length, sessionId: session.id, created: false };
}

type New = { data: CandidateData; columns: CandidateColumns; candidateName: string };

async function insert(
  tx: Tx,
  actor: Actor,
  session: OpenSession,
  { data, columns, candidateName }: New,
  now: Date,
): Promise<SavedCandidate> {
  const ocrData = isObject(data.ocr_data) ? data.ocr_data : (session.ocr as object);
  const sex = textOf(data, "sex", "gender") || ((session.ocr as Partial<OcrAnswer>).passport_front?.sex ?? "");
  const row = { data, columns, candidateName, ocrData, sex, createdBy: actor.userId };
  const { candidate, person } = await insertCandidate(tx, row, now);
  await tx.candidateFile.updateMany({ where: { sessionId: session.id }, data: { candidateId: candidate.id } });
  await tx.intakeSession.update({ where: { id: session.id }, data: { candidateId: candidate.id, draft: {} } });
  if (actor.userId !== null) await makeCurrent(tx, actor.userId, candidate.id);
  // First of the two: an answer that a crash lost is made again from the row that is noted first.
  await audit(tx, actor, {
    action: "create",
    resourceType: CANDIDATE,
    resourceId: candidate.id,
    description: `Registered candidate ${candidateName}`,
    newValues: { files: session.files.length, person_id: person?.id ?? null },
  });
  if (person?.note) await audit(tx, actor, person.note);
  return { candidate, filesCount: session.files.length, sessionId: session.id, created: true };
}

/**
 * The row of a new candidate, linked to the person whose passport it is. The caller has looked for duplicates under
 * `lockPassport`, and writes the trail.
 *
 * @param sex without it nobody is registered as a person; one who is known is linked
 */
export async function insertCandidate(
  tx: Tx,
  {
    data,
    columns,
    candidateName,
    ocrData,
    sex,
    createdBy,
  }: New & { ocrData: object; sex: string; createdBy: number | null },
  now: Date,
): Promise<{ candidate: Candidate; person: LinkedPerson | null }> {
  const person = await linkPerson(tx, columns, sex, now);
  const candidate = await tx.candidate.create({
    data: {
      ...columns,
      candidateName,
      personId: person?.id ?? null,
      data: asJson(data),
      ocrData: asJson(ocrData),
      createdBy,
      createdAt: now,
    },
  });
  return { candidate, person };
}

/** The candidate that a user works at from now on. */
export async function makeCurrent(tx: Tx, userId: number, candidateId: number): Promise<void> {
  await tx.currentCandidate.upsert({ where: { userId }, create: { userId, candidateId }, update: { candidateId } });
}
