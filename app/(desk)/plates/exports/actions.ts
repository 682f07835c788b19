"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { getExport } from "@/lib/plates/exports/queries";
import { ExportInput, exportFiltersOf } from "@/lib/plates/exports/schema";
import { previewExport, requestExport } from "@/lib/plates/exports/service";
import { action } from "@/lib/platform/http/action";
import { cancelJob, retryJob } from "@/lib/platform/jobs/service";

const ExportId = z.object({ id: z.uuid() });
const changed = () => revalidatePath("/plates/exports");

export const countExport = action(ExportInput, (actor, input) => previewExport(actor, exportFiltersOf({}, input)));

export const makeExport = action(ExportInput, async (actor, input) => {
  const { version } = await requestExport(actor, exportFiltersOf({}, input));
  changed();
  return { version };
});

export const cancelExport = action(ExportId, async (actor, { id }) => {
  await cancelJob(actor, (await getExport(actor, id)).job_id);
  changed();
});

export const retryExport = action(ExportId, async (actor, { id }) => {
  await retryJob(actor, (await getExport(actor, id)).job_id);
  changed();
});
