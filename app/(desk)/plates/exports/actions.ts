"use server";

import { revalidatePath } from "next/cache";
import { ExportInput, exportFiltersOf } from "@/lib/plates/exports/schema";
import { previewExport, requestExport } from "@/lib/plates/exports/service";
import { action } from "@/lib/platform/http/action";

export const countExport = action(ExportInput, (actor, input) => previewExport(actor, exportFiltersOf({}, input)));

export const makeExport = action(ExportInput, async (actor, input) => {
  const { version } = await requestExport(actor, exportFiltersOf({}, input));
  revalidatePath("/plates/exports");
  return { version };
});
