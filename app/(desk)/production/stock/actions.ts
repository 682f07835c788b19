"use server";

import { revalidatePath } from "next/cache";
import { BoxInput, DestructionInput } from "@/lib/licenses/production/schema";
import { getBox } from "@/lib/licenses/production/stock-queries";
import { receiveBox, recordDestruction } from "@/lib/licenses/production/stock-service";
import { action } from "@/lib/platform/http/action";

const changed = () => revalidatePath("/production", "layout");

export const receive = action(BoxInput, async (actor, input) => {
  const box = await getBox(actor, (await receiveBox(actor, input)).id);
  changed();
  return box;
});

export const destroy = action(DestructionInput, async (actor, input) => {
  await recordDestruction(actor, input);
  changed();
  return input.control_numbers.length;
});
