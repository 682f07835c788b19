import type { PrintJob } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, DomainError, invalidField, notFound } from "@/lib/platform/errors";
import { inputHashOf } from "../generation/card-data";
import { isGenuine, isUpToDate, withSigner } from "../generation/freshness";
import { mayProduce } from "./policy";
import { assertPrintable, type CardRow, lockCard } from "./queue-service";
import type { CardMoves } from "./schema";
import { assertBatchRests, takeOffSheet } from "./sheet-records";
import { ENDED, obstacle, PRODUCTION, type PrintMove, usesBlank } from "./states";
import { takeBlank } from "./stock-service";

/**
 * Moves one card on, or takes it out: printed cards take the next control number of the stock, and what is spoiled or
 * void afterwards goes to the register of destruction.
 *
 * @throws DomainError not_found; conflict `illegal_transition`, `batch_at_work`, `files_missing`, `card_outdated`,
 *   `license_not_printable`, `stock_empty`; invalid `reason` where one is needed
 */
export function moveCard(
  actor: Actor,
  id: number,
  move: PrintMove,
  reason: string | null,
  now = new Date(),
): Promise<PrintJob> {
  permit(mayProduce(actor));
  return transaction(async (tx) => {
    const card = await lockCard(tx, id);
    const hindrance = obstacle(move, card.state);
    if (hindrance) throw conflict("illegal_transition", hindrance);
    if (PRODUCTION[move].needsReason && !reason) throw invalidField("reason", "is required");
    if (card.state === "assigned") await assertBatchRests(tx, card);
    if (move === "start") await assertReadyToPrint(tx, card);
    const after = await changeState(tx, card, move, reason, now);
    const number = await settleBlank(tx, card, move, reason, now);
    await audit(tx, actor, {
      action: "update",
      resourceType: "print_job",
      resourceId: id,
      description: `The card of ${card.license.licenseNumber} was ${PRODUCTION[move].done}${reason ? `: ${reason}` : ""}`,
      oldValues: { state: card.state, batch: card.batchId },
      newValues: { state: after.state, batch: after.batchId, ...(number ? { control_number: number } : {}) },
    });
    return after;
  });
}

/** Moves several cards, each on its own: one that may not move is told with its reason and stops no other. */
export async function moveCards(
  actor: Actor,
  ids: readonly number[],
  move: PrintMove,
  reason: string | null,
): Promise<CardMoves> {
  permit(mayProduce(actor));
  // In the order in which they leave the printer, so that control numbers run along with the cards.
  const known = await db().printJob.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [{ batchId: "asc" }, { sequence: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const inOrder = new Set([...known.map(({ id }) => id), ...ids]);
  const result: CardMoves = { moved: [], refused: [] };
  for (const id of inOrder) {
    try {
      await moveCard(actor, id, move, reason);
      result.moved.push(id);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // What is wrong with the request itself is wrong for every card.
      if (error.kind === "invalid") throw error;
      result.refused.push({ print_job_id: id, code: error.code, reason: error.message });
    }
  }
  return result;
}

/** Moves every card of a batch that can make the move, in the order of the batch. */
export async function moveBatch(
  actor: Actor,
  batchId: number,
  move: PrintMove,
  reason: string | null,
): Promise<CardMoves> {
  permit(mayProduce(actor));
  if (!(await db().printBatch.findUnique({ where: { id: batchId } }))) throw notFound("Batch");
  const cards = await db().printJob.findMany({
    where: { batchId, state: { in: [...PRODUCTION[move].from] } },
    select: { id: true },
  });
  return moveCards(
    actor,
    cards.map(({ id }) => id),
    move,
    reason,
  );
}

async function changeState(
  tx: Tx,
  card: CardRow,
  move: PrintMove,
  reason: string | null,
  now: Date,
): Promise<PrintJob> {
  const to = PRODUCTION[move].to;
  const leavesSheet = card.blank === null && (move === "return" || move === "void");
  if (leavesSheet) await takeOffSheet(tx, card, now);
  const outOfBatch: Prisma.PrintJobUncheckedUpdateInput =
    move === "return"
      ? { batchId: null, sequence: null, filesState: "pending", filesReason: null, filesAt: null, generationId: null }
      : {};
  return tx.printJob.update({
    where: { id: card.id, state: card.state },
    data: {
      state: to,
      stateReason: reason,
      stateChangedAt: now,
      ...(ENDED.includes(to) ? { openKey: null } : {}),
      ...(leavesSheet ? { placement: null } : {}),
      ...outOfBatch,
    },
  });
}

/** What becomes of the blank card: taken from the stock, or marked for destruction. Gives its number where it is touched. */
async function settleBlank(
  tx: Tx,
  card: CardRow,
  move: PrintMove,
  reason: string | null,
  now: Date,
): Promise<string | null> {
  const blank = usesBlank(move, card.state) ? await takeBlank(tx, card.id, now) : card.blank;
  if (!blank) return null;
  if (move === "spoil" || move === "void")
    await tx.cardBlank.update({
      where: { controlNumber: blank.controlNumber },
      data: { fate: PRODUCTION[move].to === "spoiled" ? "spoiled" : "void", reason, endedAt: now },
    });
  return blank.controlNumber;
}

/** A card goes to the printer with files that say what the license says today. */
async function assertReadyToPrint(tx: Tx, card: CardRow): Promise<void> {
  assertPrintable(card.license);
  if (card.filesState !== "done" || card.generationId === null || card.placement === null)
    throw conflict("files_missing", card.filesReason ?? "The card's files are not there yet. Prepare its batch first.");
  const generation = await tx.licenseGeneration.findUniqueOrThrow({
    where: { id: card.generationId },
    include: withSigner,
  });
  const { license } = card;
  if (isUpToDate(generation, inputHashOf(license, license.person.photoProcessed?.sha256 ?? null))) return;
  const change = isGenuine(generation)
    ? `What is printed on the card of ${license.licenseNumber} has changed`
    : `The key that signed the card of ${license.licenseNumber} was revoked`;
  throw conflict("card_outdated", `${change} since its files were made. Prepare the batch again.`);
}
