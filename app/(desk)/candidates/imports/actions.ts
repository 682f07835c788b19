"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { Mapping } from "@/lib/candidates/imports/schema";
import { discardImport, setMapping, startImport, undoImport } from "@/lib/candidates/imports/service";
import { action } from "@/lib/platform/http/action";
import { cancelJob } from "@/lib/platform/jobs/service";

const Id = z.object({ id: z.uuid() });
/** An import changes candidates and certificates alike. */
const changed = () => revalidatePath("/", "layout");

export const chooseColumns = action(Id.extend({ mapping: Mapping }), async (actor, { id, mapping }) => {
  await setMapping(actor, id, mapping);
  changed();
});

export const start = action(Id, async (actor, { id }) => {
  await startImport(actor, id);
  changed();
});

export const undo = action(Id, async (actor, { id }) => {
  await undoImport(actor, id);
  changed();
});

export const discard = action(Id, async (actor, { id }) => {
  await discardImport(actor, id);
  changed();
});

export const stop = action(z.object({ jobId: z.uuid() }), async (actor, { jobId }) => {
  await cancelJob(actor, jobId);
  changed();
});
