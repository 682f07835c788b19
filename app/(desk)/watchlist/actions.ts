"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { removeEntry } from "@/lib/plates/bolos/list";
import { getMatch } from "@/lib/plates/bolos/queries";
import { BoloInput, BoloPatch } from "@/lib/plates/bolos/schema";
import { createBolo, judgeMatch, toggleBolo, updateBolo } from "@/lib/plates/bolos/service";
import { tryList, tryPattern } from "@/lib/plates/bolos/tester";
import { action } from "@/lib/platform/http/action";

const BoloId = z.object({ id: z.uuid() });
const Plate = z.string().trim().max(40);
const changed = () => revalidatePath("/watchlist", "layout");

export const addLookOut = action(BoloInput, async (actor, input) => {
  const { id } = await createBolo(actor, input);
  changed();
  return { id };
});

export const saveLookOut = action(BoloPatch.extend(BoloId.shape), async (actor, { id, ...patch }) => {
  await updateBolo(actor, id, patch);
  changed();
  return { id };
});

export const switchLookOut = action(BoloId, async (actor, { id }) => {
  const { active } = await toggleBolo(actor, id);
  changed();
  return { active };
});

const Pattern = z.object({
  kind: z.enum(["regex", "wildcard"]),
  plate_pattern: BoloInput.shape.plate_pattern,
  look_alike: z.boolean(),
});

/** Whether a plate would be a hit, of a pattern as it is typed or of a list that is there. */
export const tryPlate = action(
  z.union([Pattern.extend({ plate: Plate }), BoloId.extend({ plate: Plate })]),
  async (actor, input) =>
    "id" in input ? tryList(actor, input.id, input.plate) : tryPattern(actor, input, input.plate),
);

export const takeOff = action(BoloId.extend({ plate: Plate }), async (actor, { id, plate }) => {
  await removeEntry(actor, id, plate);
  changed();
});

/** What a person saw in a hit's picture. */
export const judgeHit = action(
  BoloId.extend({ state: z.enum(["confirmed", "misread"]), reason: z.string().trim().max(500) }),
  async (actor, { id, state, reason }) => {
    await judgeMatch(actor, id, state, reason || null);
    changed();
    return getMatch(actor, id);
  },
);
