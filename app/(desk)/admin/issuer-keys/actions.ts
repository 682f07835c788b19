"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/platform/http/action";
import { RevokeInput, RotateInput } from "@/lib/platform/issuer/schema";
import { revokeIssuerKey, rotateIssuerKey } from "@/lib/platform/issuer/service";

export const rotateKey = action(RotateInput, async (actor, { kind }) => {
  const { kid } = await rotateIssuerKey(actor, kind);
  revalidatePath("/admin/issuer-keys");
  return kid;
});

export const revokeKey = action(RevokeInput.extend({ kid: z.string() }), async (actor, { kid, reason }) => {
  await revokeIssuerKey(actor, kid, reason);
  revalidatePath("/admin/issuer-keys");
});
