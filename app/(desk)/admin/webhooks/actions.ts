"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import "@/app/_apis/webhook-events";
import { action } from "@/lib/platform/http/action";
import { resendDelivery, resendFailed, sendTest } from "@/lib/platform/webhooks/resend";
import { EndpointInput, EndpointPatch, ResendFailedInput } from "@/lib/platform/webhooks/schema";
import { createEndpoint, deleteEndpoint, rotateSecret, updateEndpoint } from "@/lib/platform/webhooks/service";

const Id = z.object({ id: z.uuid() });
/** Hours in which a receiver can change over to a new secret. */
const OVERLAP_HOURS = 24;

const changed = () => revalidatePath("/admin/webhooks", "layout");

/** The answer holds the secret: the only time it is told. The list is read anew when its dialog is closed. */
export const register = action(EndpointInput, (actor, input) => createEndpoint(actor, input));

export const change = action(EndpointPatch.extend(Id.shape), async (actor, { id, ...patch }) => {
  const endpoint = await updateEndpoint(actor, id, patch);
  changed();
  return endpoint;
});

export const rotate = action(Id, (actor, { id }) => rotateSecret(actor, id, OVERLAP_HOURS));

export const remove = action(Id, async (actor, { id }) => {
  await deleteEndpoint(actor, id);
  revalidatePath("/admin/webhooks");
});

export const test = action(Id, async (actor, { id }) => {
  const delivery = await sendTest(actor, id);
  changed();
  return delivery;
});

export const resend = action(Id, async (actor, { id }) => {
  const delivery = await resendDelivery(actor, id);
  changed();
  return delivery;
});

export const resendAll = action(ResendFailedInput.extend(Id.shape), async (actor, { id, since }) => {
  const count = await resendFailed(actor, id, new Date(since));
  changed();
  return count;
});
