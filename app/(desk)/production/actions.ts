"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { cancelBatch, createBatch, prepareBatch } from "@/lib/licenses/production/batches-service";
import { collectCard } from "@/lib/licenses/production/collection-service";
import { moveBatch, moveCards } from "@/lib/licenses/production/moves-service";
import { findCard } from "@/lib/licenses/production/queries";
import { enqueuePrint, reprint } from "@/lib/licenses/production/queue-service";
import {
  BatchInput,
  BatchMoveInput,
  CardMovesInput,
  CollectInput,
  NAMED_CARDS_MAX,
} from "@/lib/licenses/production/schema";
import { action } from "@/lib/platform/http/action";

const Id = z.int().positive();

/** Every page that shows a card: lists, batches, the license's own. */
const changed = () => revalidatePath("/", "layout");

export const printCard = action(z.object({ licenseId: Id }), async (actor, { licenseId }) => {
  const { printJob } = await enqueuePrint(actor, licenseId);
  changed();
  return printJob.id;
});

export const move = action(CardMovesInput, async (actor, input) => {
  const result = await moveCards(actor, input.print_job_ids, input.move, input.reason ?? null);
  changed();
  return result;
});

export const moveAll = action(BatchMoveInput.extend({ id: Id }), async (actor, input) => {
  const result = await moveBatch(actor, input.id, input.move, input.reason ?? null);
  changed();
  return result;
});

export const printAgain = action(z.object({ ids: z.array(Id).min(1).max(NAMED_CARDS_MAX) }), async (actor, { ids }) => {
  for (const id of ids) await reprint(actor, id);
  changed();
  return ids.length;
});

export const makeBatch = action(BatchInput, async (actor, input) => {
  const batch = await createBatch(actor, input);
  changed();
  return { id: batch.id, cards: batch.cardCount };
});

export const prepare = action(z.object({ id: Id }), async (actor, { id }) => {
  await prepareBatch(actor, id);
  changed();
});

export const cancel = action(z.object({ id: Id }), async (actor, { id }) => {
  await cancelBatch(actor, id);
  changed();
});

export const find = action(z.object({ text: z.string().trim().min(1, "is required").max(4000) }), (actor, { text }) =>
  findCard(actor, text),
);

export const collect = action(CollectInput.extend({ id: Id }), async (actor, { id, ...input }) => {
  await collectCard(actor, id, input);
  changed();
  return input.collector_name;
});
