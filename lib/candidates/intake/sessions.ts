import type { CandidateFile, IntakeSession, Media } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit, systemActor } from "@/lib/platform/auth/actor";
import { db, Prisma, type Tx, transaction } from "@/lib/platform/db";
import { DomainError, notFound } from "@/lib/platform/errors";
import { isUuid } from "@/lib/platform/ids";
import { settings } from "@/lib/platform/settings";
import { removeMedia } from "@/lib/platform/storage/media";
import { INTAKE } from "../kinds";
import { intakePolicy, mayKeepCandidates } from "../policy";

const HOUR_MS = 3_600_000;

export type SessionFile = CandidateFile & { media: Media };
export type OpenSession = IntakeSession & { files: SessionFile[] };

export const WITH_FILES = {
  files: { include: { media: true }, orderBy: [{ uploadedAt: "asc" }, { id: "asc" }] },
} satisfies Prisma.IntakeSessionInclude;

/** The moment before which an intake must have been touched to be expired. */
export const expiryLimit = (now: Date, hours = settings().CANDIDATE_SESSION_HOURS): Date =>
  new Date(now.getTime() - hours * HOUR_MS);

/** The contract's words for an id of somebody else, of an expired intake, or of none. */
const invalidSession = (sentence: string): DomainError => new DomainError("invalid", "session_expired", sentence);

/**
 * The caller's intake, its row locked until the transaction ends, so that two calls about it go one after the other.
 *
 * @param sentence what the contract says where there is no such intake
 * @throws DomainError invalid/session_expired
 */
export async function lockSession(
  tx: Tx,
  actor: Actor,
  id: string,
  sentence = "Invalid session or session expired",
  now = new Date(),
): Promise<OpenSession> {
  if (isUuid(id)) await tx.$queryRaw(Prisma.sql`SELECT id FROM intake_session WHERE id = ${id}::uuid FOR UPDATE`);
  const session = isUuid(id) ? await tx.intakeSession.findUnique({ where: { id }, include: WITH_FILES }) : null;
  if (!session || !intakePolicy.use(actor, session)) throw invalidSession(sentence);
  if (session.candidateId === null && session.updatedAt < expiryLimit(now)) throw invalidSession(sentence);
  return session;
}

/** The same, where it must not be saved yet: what is saved is changed at the candidate. */
export async function lockOpenSession(tx: Tx, actor: Actor, id: string, sentence?: string): Promise<OpenSession> {
  const session = await lockSession(tx, actor, id, sentence);
  if (session.candidateId !== null)
    throw new DomainError("conflict", "session_saved", "This intake was saved already; change the candidate instead");
  return session;
}

/** The caller's open intakes, the one touched last first: any machine goes on with them. */
export async function openSessions(actor: Actor, now = new Date()): Promise<OpenSession[]> {
  permit(mayKeepCandidates(actor));
  return db().intakeSession.findMany({
    where: { createdBy: actor.userId, candidateId: null, updatedAt: { gte: expiryLimit(now) } },
    include: WITH_FILES,
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: 50,
  });
}

/** @throws DomainError not_found */
export async function findSession(actor: Actor, id: string, now = new Date()): Promise<OpenSession> {
  const session = isUuid(id) ? await db().intakeSession.findUnique({ where: { id }, include: WITH_FILES }) : null;
  const gone = session?.candidateId === null && session.updatedAt < expiryLimit(now);
  if (!session || gone || !intakePolicy.use(actor, session)) throw notFound("Intake");
  return session;
}

/** What was read last in an intake of the caller's own: for clients that lost the upload's answer. */
export async function latestReading(actor: Actor): Promise<IntakeSession | null> {
  permit(mayKeepCandidates(actor));
  return db().intakeSession.findFirst({
    where: { createdBy: actor.userId, files: { some: {} } },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
  });
}

/** Takes an unsaved intake with its files away, inside the caller's transaction. */
async function remove(tx: Tx, id: string, now: Date): Promise<void> {
  const files = await tx.candidateFile.findMany({ where: { sessionId: id }, select: { mediaId: true } });
  await tx.candidateFile.deleteMany({ where: { sessionId: id } });
  await tx.intakeSession.delete({ where: { id } });
  await removeMedia(
    tx,
    files.map(({ mediaId }) => mediaId),
    now,
  );
}

/** Gives an intake up. Its files are removed. */
export function discardSession(actor: Actor, id: string, now = new Date()): Promise<void> {
  return transaction(async (tx) => {
    await lockOpenSession(tx, actor, id);
    await remove(tx, id, now);
    await audit(tx, actor, {
      action: "delete",
      resourceType: INTAKE,
      resourceId: id,
      description: "Gave up an intake",
    });
  });
}

const BATCH = 200;

/**
 * Removes intakes that nobody saved and that were not touched for so many hours; saved ones stay with their candidate.
 * One that somebody works at in this moment is locked, and stays.
 *
 * @returns their ids
 */
export async function cleanupSessions(
  actor: Actor = systemActor,
  hours = settings().CANDIDATE_SESSION_HOURS,
  now = new Date(),
): Promise<string[]> {
  permit(mayKeepCandidates(actor));
  const limit = expiryLimit(now, hours);
  const removed: string[] = [];
  for (;;) {
    const batch = await transaction(async (tx) => {
      const rows = await tx.$queryRaw<{ id: string }[]>(
        Prisma.sql`SELECT id::text AS id FROM intake_session WHERE candidate_id IS NULL AND updated_at < ${limit}
                    ORDER BY updated_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      );
      for (const { id } of rows) await remove(tx, id, now);
      if (rows.length > 0)
        await audit(tx, actor, {
          action: "cleanup",
          resourceType: INTAKE,
          description: `Removed ${rows.length} expired intake${rows.length === 1 ? "" : "s"}`,
        });
      return rows.map(({ id }) => id);
    });
    removed.push(...batch);
    if (batch.length < BATCH) return removed;
  }
}
