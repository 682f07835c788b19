"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { deleteDocument, restoreDocument } from "@/lib/identity/media/service";
import { requestBulkReading } from "@/lib/identity/tasks/batch";
import { action } from "@/lib/platform/http/action";

const Chosen = z.object({ ids: z.array(z.uuid()).min(1).max(200) });
const changed = () => revalidatePath("/documents", "layout");

export const removeDocuments = action(Chosen, async (actor, { ids }) => {
  for (const id of ids) await deleteDocument(actor, id);
  changed();
  return ids.length;
});

export const bringBack = action(Chosen, async (actor, { ids }) => {
  for (const id of ids) await restoreDocument(actor, id);
  changed();
  return ids.length;
});

export const readAgain = action(Chosen, async (actor, { ids }) => {
  const { accepted } = await requestBulkReading(actor, ids);
  changed();
  return accepted;
});
