"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { holdEvent, reopenEvent } from "@/lib/plates/events/review-service";
import { action } from "@/lib/platform/http/action";

export const hold = action(
  z.object({
    id: z.uuid(),
    hold: z.boolean(),
    reason: z.string().trim().min(1, "A reason is required").max(500),
  }),
  async (actor, input) => {
    await holdEvent(actor, input.id, input.hold, input.reason);
    revalidatePath(`/plates/${input.id}`);
  },
);

export const reopen = action(z.object({ id: z.uuid() }), async (actor, { id }) => {
  await reopenEvent(actor, id);
  revalidatePath(`/plates/${id}`);
});
