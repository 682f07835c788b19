"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/platform/http/action";
import { ApiKeyInput } from "@/lib/users/schema";
import { createApiKey, revokeApiKey } from "@/lib/users/service";

/** The answer holds the key: the only time it is told. The list is read anew when the dialog that shows it is closed. */
export const makeKey = action(ApiKeyInput, async (actor, input) => {
  const { apiKey, key } = await createApiKey(actor, input);
  return { name: apiKey.name, key };
});

export const revokeKey = action(z.object({ id: z.uuid() }), async (actor, { id }) => {
  await revokeApiKey(actor, id);
  revalidatePath("/admin/api-keys");
});
