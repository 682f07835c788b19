"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { reviewSearch } from "@/lib/plates/search/log";
import { SEARCH_OUTCOMES } from "@/lib/plates/search/outcomes";
import { action } from "@/lib/platform/http/action";

export const saveFinding = action(
  z
    .object({ id: z.uuid(), outcome: z.enum(SEARCH_OUTCOMES), comments: z.string().trim().max(1000) })
    .refine(({ outcome, comments }) => outcome === "justified" || comments !== "", {
      path: ["comments"],
      message: "Say what is in question",
    }),
  async (actor, { id, outcome, comments }) => {
    await reviewSearch(actor, id, outcome, comments || null);
    revalidatePath("/plates/searches");
  },
);
