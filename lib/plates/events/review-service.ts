import type { PlateEvent } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { dismissHits, rematchEvent } from "../bolos/match";
import { notifyMatches } from "../bolos/notify";
import { mayWorkWithPlates } from "../policy";
import { lookAlikeKey, normalizePlate } from "../recognition/normalize";
import { claimUntil } from "./queue";
import type { CorrectionView, ReviewState } from "./schema";
import { correctionView } from "./view";

/** The row, locked until the transaction ends: two reviewers of one read come one after the other. */
async function lockedEvent(tx: Tx, id: string): Promise<PlateEvent> {
  await tx.$executeRaw`SELECT 1 FROM plate_event WHERE id = ${id}::uuid FOR UPDATE`;
  const event = await tx.plateEvent.findUnique({ where: { id } });
  if (!event) throw notFound("Event");
  return event;
}

/** Refuses a decision about a row that is not as the reviewer saw it. Called with the row locked. */
type Guard = (before: PlateEvent) => void;
const anyState: Guard = () => {};

/**
 * For decisions from the review queue: the read still waits, and is no other reviewer's.
 *
 * @throws DomainError conflict `reviewed_meanwhile`, `claimed_by_other`
 */
export const stillWaits =
  (actor: Actor, now = new Date()): Guard =>
  ({ reviewState, claimedById, claimedUntil }) => {
    if (reviewState !== "unreviewed") throw conflict("reviewed_meanwhile", "Somebody has reviewed this read meanwhile");
    if (claimedById !== null && claimedById !== actor.userId && claimedUntil && claimedUntil > now)
      throw conflict("claimed_by_other", "Another reviewer has this read open now");
  };

type Verdict = {
  state: ReviewState;
  notes: string | null;
  correctedPlate: string | null;
  /** Who has it open in the queue from now on. */
  claimedById?: number | null;
};

async function settle(tx: Tx, actor: Actor, event: PlateEvent, verdict: Verdict, now: Date): Promise<PlateEvent> {
  const { state, notes, correctedPlate, claimedById = null } = verdict;
  const currentPlate = correctedPlate === null ? event.normalizedPlate : normalizePlate(correctedPlate);
  const open = state === "unreviewed";
  const after = await tx.plateEvent.update({
    where: { id: event.id },
    data: {
      reviewState: state,
      correctedPlate,
      currentPlate,
      foldedPlate: lookAlikeKey(currentPlate),
      notes: notes ?? (open ? null : event.notes),
      reviewedById: open ? null : actor.userId,
      reviewedAt: open ? null : now,
      claimedById,
      claimedUntil: claimedById === null ? null : claimUntil(now),
    },
  });
  if (state === "rejected") await dismissHits(tx, event.id, "The read was rejected", now);
  else if (after.currentPlate !== event.currentPlate || event.reviewState === "rejected")
    await rematchEvent(tx, after, `The read was changed to ${after.currentPlate}`, now);
  return after;
}

const told = (event: PlateEvent) => ({ review_state: event.reviewState, plate: event.correctedPlate ?? event.plate });

async function note(tx: Tx, actor: Actor, before: PlateEvent, after: PlateEvent, what: string): Promise<void> {
  await audit(tx, actor, {
    action: "update",
    resourceType: "plate_event",
    resourceId: after.id,
    description: `${what} the read ${after.plate}${after.notes ? `: ${after.notes}` : ""}`,
    oldValues: told(before),
    newValues: told(after),
  });
}

/** A reviewer has looked at the crop, and the plate stands there as it was read. @throws DomainError not_found */
export function confirmEvent(
  actor: Actor,
  id: string,
  notes: string | null,
  now = new Date(),
  guard = anyState,
): Promise<void> {
  return review(actor, id, { state: "confirmed", notes, correctedPlate: null }, "Confirmed", now, guard);
}

/** It is no plate, or nobody can read it. Its hits fall away. @throws DomainError not_found */
export function rejectEvent(
  actor: Actor,
  id: string,
  notes: string | null,
  now = new Date(),
  guard = anyState,
): Promise<void> {
  return review(actor, id, { state: "rejected", notes, correctedPlate: null }, "Rejected", now, guard);
}

/** Takes a review back: the read is as it came and waits again. @throws DomainError not_found */
export function reopenEvent(actor: Actor, id: string, now = new Date()): Promise<void> {
  return review(actor, id, { state: "unreviewed", notes: null, correctedPlate: null }, "Opened again", now, anyState);
}

/**
 * Takes this reviewer's own decision back, while nobody else has decided since: the read waits again, and is theirs
 * in the queue.
 *
 * @throws DomainError not_found; conflict `changed_since`
 */
export async function undoReview(actor: Actor, id: string, now = new Date()): Promise<void> {
  const own: Guard = ({ reviewState, reviewedById }) => {
    if (reviewState === "unreviewed" || reviewedById === null || reviewedById !== actor.userId)
      throw conflict("changed_since", "Somebody has changed this read since; it cannot be undone");
  };
  await review(
    actor,
    id,
    { state: "unreviewed", notes: null, correctedPlate: null, claimedById: actor.userId },
    "Took back the review of",
    now,
    own,
  );
}

async function review(
  actor: Actor,
  id: string,
  verdict: Verdict,
  what: string,
  now: Date,
  guard: Guard,
): Promise<void> {
  permit(mayWorkWithPlates(actor));
  await transaction(async (tx) => {
    const before = await lockedEvent(tx, id);
    guard(before);
    await note(tx, actor, before, await settle(tx, actor, before, verdict, now), what);
  });
  await notifyMatches([id]);
}

/**
 * Puts another plate in the place of the one that was read; that one stays readable, and BOLOs are asked again.
 *
 * @throws DomainError not_found
 */
export async function correctEvent(
  actor: Actor,
  id: string,
  correctedPlate: string,
  comments: string | null,
  now = new Date(),
  guard = anyState,
): Promise<CorrectionView> {
  permit(mayWorkWithPlates(actor));
  const correction = await transaction(async (tx) => {
    const before = await lockedEvent(tx, id);
    guard(before);
    const after = await settle(tx, actor, before, { state: "corrected", notes: comments, correctedPlate }, now);
    const made = await tx.plateCorrection.create({
      data: {
        id: newId(),
        eventId: id,
        originalPlate: before.correctedPlate ?? before.plate,
        correctedPlate,
        correctedById: actor.userId,
        confidenceBefore: before.confidence,
        comments,
        createdAt: now,
      },
      include: { correctedBy: { select: { uuid: true } } },
    });
    await note(tx, actor, before, after, `Corrected to ${correctedPlate}`);
    return made;
  });
  await notifyMatches([id]);
  return correctionView(correction);
}

/** Keeps a read from retention, or lets it go again. @throws DomainError not_found */
export async function holdEvent(actor: Actor, id: string, hold: boolean, reason: string | null): Promise<void> {
  permit(mayWorkWithPlates(actor));
  await transaction(async (tx) => {
    const { evidenceHold, plate } = await lockedEvent(tx, id);
    if (evidenceHold === hold) return;
    await tx.plateEvent.update({ where: { id }, data: { evidenceHold: hold } });
    await audit(tx, actor, {
      action: "update",
      resourceType: "plate_event",
      resourceId: id,
      description: `${hold ? "Put an evidence hold on" : "Ended the evidence hold of"} the read ${plate}${reason ? `: ${reason}` : ""}`,
      oldValues: { evidence_hold: evidenceHold },
      newValues: { evidence_hold: hold },
    });
  });
}
