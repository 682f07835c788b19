"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requestErasure } from "@/lib/identity/privacy/erasure";
import { requestDataExport } from "@/lib/identity/privacy/export";
import { ActInput } from "@/lib/identity/review/acts";
import { registerApplicant } from "@/lib/identity/review/person";
import { actOnCard, actOnCards } from "@/lib/identity/review/service";
import { action } from "@/lib/platform/http/action";

/** The queue, the card's page, and the count in the navigation. */
const changed = () => revalidatePath("/", "layout");

/** Several cards: what one is refused for stops none of the others. */
export const actOnMany = action(ActInput, async (actor, input) => {
  const outcome = await actOnCards(actor, input);
  changed();
  return outcome;
});

/** One card, as it was looked at. */
export const actOnOne = action(ActInput, async (actor, { ids: [id = ""], ...act }) => {
  await actOnCard(actor, id, act);
  changed();
});

export const register = action(
  z.object({ id: z.uuid(), personId: z.int().positive().optional() }),
  async (actor, { id, personId }) => {
    const person = await registerApplicant(actor, id, personId);
    changed();
    return { personId: person };
  },
);

const Applicant = z.object({ userId: z.int().positive() });

/** Packs what is kept of an applicant, for an administrator to hand over. */
export const packData = action(Applicant, async (actor, { userId }) => {
  const { id } = await requestDataExport(actor, userId);
  changed();
  return { jobId: id };
});

export const eraseData = action(Applicant, async (actor, { userId }) => {
  const { id } = await requestErasure(actor, userId);
  changed();
  return { jobId: id };
});
