"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { RevokeInput, RotateInput } from "@/lib/licenses/issuer/schema";
import { revokeIssuerKey, rotateIssuerKey } from "@/lib/licenses/issuer/service";
import { action } from "@/lib/platform/http/action";

export const rotateKey = action(RotateInput, async (actor, { kind }) => {
  const { kid } = await rotateIssuerKey(actor, kind);
  revalidatePath("/admin/issuer-keys");
  return kid;
});

export const revokeKey = action(RevokeInput.extend({ kid: z.string() }), async (actor, { kid, reason }) => {
  await revokeIssuerKey(actor, kid, reason);
  revalidatePath("/admin/issuer-keys");
});
