"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/platform/http/action";
import { OwnPatch, PasswordChange } from "@/lib/users/schema";
import { changeOwnPassword, revokeOwnSessions, updateSelf } from "@/lib/users/service";

/** The name in the shell is the user's too, so the whole desk is read anew. */
const changed = () => revalidatePath("/", "layout");

export const saveOwnDetails = action(OwnPatch, async (actor, patch) => {
  await updateSelf(actor, patch);
  changed();
});

export const changePassword = action(PasswordChange, async (actor, { current_password, new_password }) => {
  await changeOwnPassword(actor, current_password, new_password);
  changed();
});

export const endSession = action(z.object({ id: z.uuid() }), async (actor, { id }) => {
  await revokeOwnSessions(actor, id);
  revalidatePath("/account");
});

export const endOtherSessions = action(z.object({}), async (actor) => {
  const ended = await revokeOwnSessions(actor);
  revalidatePath("/account");
  return ended;
});
