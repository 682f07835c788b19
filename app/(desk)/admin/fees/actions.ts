"use server";

import { revalidatePath } from "next/cache";
import { FeeChange } from "@/lib/licenses/fees/schema";
import { setFees } from "@/lib/licenses/fees/service";
import { action } from "@/lib/platform/http/action";

export const changeFees = action(FeeChange, async (actor, change) => {
  const count = await setFees(actor, change);
  revalidatePath("/", "layout");
  return { count };
});
