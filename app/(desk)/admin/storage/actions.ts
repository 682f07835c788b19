"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requestStorageCleanup } from "@/lib/licenses/storage";
import { isAdmin, permit } from "@/lib/platform/auth/actor";
import { action } from "@/lib/platform/http/action";
import { jobView } from "@/lib/platform/jobs/jobs";
import { sweepStorage } from "@/lib/platform/storage/sweep";

const HOURS_MAX = 8760;
const Age = z.object({
  hours: z.coerce
    .number("is not a number")
    .int("must be a whole number of hours")
    .min(1, "must be at least 1 hour")
    .max(HOURS_MAX, "must be at most a year (8760 hours)"),
});

/** Counts what a cleanup of that age would remove, with the same limits as the cleanup job. */
export const previewCleanup = action(Age, async (actor, { hours }) => {
  permit(isAdmin(actor));
  const report = await sweepStorage({ temporaryHours: hours, removedHours: hours, uploadHours: hours, dryRun: true });
  return { hours, report };
});

export const startCleanup = action(Age, async (actor, { hours }) => {
  const job = await requestStorageCleanup(actor, hours);
  revalidatePath("/admin/storage");
  return jobView(job);
});
