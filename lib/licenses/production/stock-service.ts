import type { CardBlank, CardBox, CardDestruction } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, DomainError, invalidField } from "@/lib/platform/errors";
import { fromLegalDate, officeToday } from "@/lib/platform/time";
import { mayProduce } from "./policy";
import type { BoxInput, DestructionInput } from "./schema";

/** A control number as it stands on the card: the box's letters, and the number with its leading zeros. */
export const controlNumber = (box: { prefix: string; digits: number }, number: number): string =>
  box.prefix + String(number).padStart(box.digits, "0");

/**
 * Takes a box of blank cards into the stock.
 *
 * @throws DomainError conflict `numbers_overlap`; invalid `count` where the numbers outgrow their digits
 */
export async function receiveBox(actor: Actor, input: BoxInput, now = new Date()): Promise<CardBox> {
  permit(mayProduce(actor));
  const first = Number(input.first_number);
  const last = first + input.count - 1;
  const digits = input.first_number.length;
  if (String(last).length > digits)
    throw invalidField("count", `the last number, ${last}, has more digits than ${input.first_number}`);
  return transaction(async (tx) => {
    // Boxes come in one by one, so that two of them cannot both find the same numbers free.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('card_box.receive'))`;
    const other = await tx.cardBox.findFirst({
      where: { prefix: input.prefix, firstNumber: { lte: last }, lastNumber: { gte: first } },
    });
    if (other)
      throw new DomainError(
        "conflict",
        "numbers_overlap",
        `Box ${other.id} holds ${controlNumber(other, other.firstNumber)} to ${controlNumber(other, other.lastNumber)} already`,
        [{ name: "first_number", reason: "These numbers were received before" }],
      );
    const box = await tx.cardBox.create({
      data: {
        prefix: input.prefix,
        firstNumber: first,
        lastNumber: last,
        nextNumber: first,
        digits,
        supplier: input.supplier,
        receivedBy: actor.userId,
        receivedAt: now,
      },
    });
    await audit(tx, actor, {
      action: "create",
      resourceType: "card_box",
      resourceId: box.id,
      description: `Received ${input.count} blank cards, ${controlNumber(box, first)} to ${controlNumber(box, last)}`,
    });
    return box;
  });
}

/**
 * Takes the next blank from the oldest box that has one, for a card that was printed on it (or spoiled at the printer).
 *
 * @throws DomainError conflict `stock_empty`
 */
export async function takeBlank(tx: Tx, printJobId: number, now: Date): Promise<CardBlank> {
  for (;;) {
    // The box's row stays locked until the commit: numbers are given in the order of the cards, and none twice.
    const [taken] = await tx.$queryRaw<{ id: number; prefix: string; digits: number; taken: number }[]>(
      Prisma.sql`UPDATE card_box SET next_number = next_number + 1
        WHERE id = (SELECT id FROM card_box WHERE next_number <= last_number ORDER BY received_at, id LIMIT 1 FOR UPDATE)
        RETURNING id, prefix, digits, next_number - 1 AS taken`,
    );
    if (taken)
      return tx.cardBlank.create({
        data: { controlNumber: controlNumber(taken, taken.taken), boxId: taken.id, printJobId, usedAt: now },
      });
    // Whoever was before us may have emptied that box while we waited for it; another one may have cards.
    const rest = await tx.$queryRaw<unknown[]>(
      Prisma.sql`SELECT 1 FROM card_box WHERE next_number <= last_number LIMIT 1`,
    );
    if (rest.length === 0)
      throw conflict("stock_empty", "There are no blank cards in the stock. Receive a box, then go on.");
  }
}

/**
 * Writes into the register that spoiled or void cards were destroyed before two witnesses.
 *
 * @throws DomainError invalid `destroyed_on` in the future; conflict `not_to_be_destroyed`
 */
export async function recordDestruction(
  actor: Actor,
  input: DestructionInput,
  now = new Date(),
): Promise<CardDestruction> {
  permit(mayProduce(actor));
  if (input.destroyed_on > officeToday(now)) throw invalidField("destroyed_on", "must not be in the future");
  const numbers = [...new Set(input.control_numbers)];
  return transaction(async (tx) => {
    const destruction = await tx.cardDestruction.create({
      data: {
        destroyedOn: fromLegalDate(input.destroyed_on),
        method: input.method,
        firstWitness: input.first_witness,
        secondWitness: input.second_witness,
        recordedBy: actor.userId,
        recordedAt: now,
      },
    });
    const { count } = await tx.cardBlank.updateMany({
      where: { controlNumber: { in: numbers }, fate: { in: ["spoiled", "void"] }, destructionId: null },
      data: { destructionId: destruction.id },
    });
    if (count !== numbers.length)
      throw conflict(
        "not_to_be_destroyed",
        `Of these ${numbers.length} cards ${numbers.length - count} are neither spoiled nor void, or were destroyed before`,
      );
    await audit(tx, actor, {
      action: "create",
      resourceType: "card_destruction",
      resourceId: destruction.id,
      description: `Destroyed ${count} cards by ${input.method} before ${input.first_witness} and ${input.second_witness}`,
      newValues: { control_numbers: numbers, destroyed_on: input.destroyed_on },
    });
    return destruction;
  });
}
