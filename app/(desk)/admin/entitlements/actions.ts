"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { installLicense, removeLicense } from "@/lib/entitlements/installation";
import { EntitlementInput, InstallInput, ReleaseInput, RevokeInput } from "@/lib/entitlements/schema";
import { issueEntitlement, releaseNode, revokeEntitlement } from "@/lib/entitlements/service";
import { rotateSigner } from "@/lib/entitlements/signer";
import { action } from "@/lib/platform/http/action";

const Id = z.object({ id: z.uuid() });
const changed = () => revalidatePath("/admin/entitlements", "layout");

/** The answer holds the key: the only time it is told. The list is read anew when its dialog is closed. */
export const issue = action(EntitlementInput, (actor, input) => issueEntitlement(actor, input));

export const revoke = action(RevokeInput.extend(Id.shape), async (actor, { id, reason }) => {
  await revokeEntitlement(actor, id, reason);
  changed();
});

export const release = action(ReleaseInput.extend(Id.shape), async (actor, { id, node_id }) => {
  await releaseNode(actor, id, node_id);
  changed();
});

export const putIn = action(InstallInput, async (actor, { license }) => {
  const status = await installLicense(actor, license);
  changed();
  return status;
});

export const takeOut = action(z.object({}), async (actor) => {
  await removeLicense(actor);
  changed();
});

export const rotate = action(z.object({}), async (actor) => {
  await rotateSigner(actor);
  changed();
});
