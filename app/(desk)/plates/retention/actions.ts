"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { holdEvent } from "@/lib/plates/events/review-service";
import { requestPurge } from "@/lib/plates/retention/service";
import { holdUpload } from "@/lib/plates/uploads/service";
import { action } from "@/lib/platform/http/action";

const changed = () => revalidatePath("/plates/retention");

export const purgeNow = action(z.object({}), async (actor) => {
  await requestPurge(actor);
  changed();
});

export const releaseHold = action(
  z.object({
    kind: z.enum(["recording", "read"]),
    id: z.uuid(),
    reason: z.string().trim().min(1, "A reason is required").max(500),
  }),
  async (actor, { kind, id, reason }) => {
    await (kind === "recording" ? holdUpload : holdEvent)(actor, id, false, reason);
    changed();
  },
);
