"use server";

import { revalidatePath } from "next/cache";
import { MaintenanceRequest } from "@/lib/licenses/maintenance/schema";
import { requestMaintenance } from "@/lib/licenses/maintenance/service";
import { action } from "@/lib/platform/http/action";
import { jobView } from "@/lib/platform/jobs/jobs";

/** Asks for a maintenance task, or for its dry run. */
export const startMaintenance = action(MaintenanceRequest, async (actor, request) => {
  const job = await requestMaintenance(actor, request);
  revalidatePath("/admin/storage");
  return jobView(job);
});
