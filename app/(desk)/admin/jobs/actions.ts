"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/platform/http/action";
import { jobView } from "@/lib/platform/jobs/jobs";
import { cancelJob, retryJob } from "@/lib/platform/jobs/service";

const JobId = z.object({ id: z.uuid() });

const changed = () => revalidatePath("/admin/jobs", "layout");

export const retry = action(JobId, async (actor, { id }) => {
  const job = await retryJob(actor, id);
  changed();
  return jobView(job);
});

export const cancel = action(JobId, async (actor, { id }) => {
  const job = await cancelJob(actor, id);
  changed();
  return jobView(job);
});
