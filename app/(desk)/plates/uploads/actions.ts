"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { getUpload } from "@/lib/plates/uploads/queries";
import { holdUpload } from "@/lib/plates/uploads/service";
import { action } from "@/lib/platform/http/action";
import { cancelJob, retryJob } from "@/lib/platform/jobs/service";

const UploadJob = z.object({ id: z.uuid() });
const changed = () => revalidatePath("/plates/uploads", "layout");

export const holdRecording = action(
  UploadJob.extend({ hold: z.boolean(), reason: z.string().trim().min(1, "A reason is required").max(500) }),
  async (actor, { id, hold, reason }) => {
    await holdUpload(actor, id, hold, reason);
    changed();
  },
);

export const cancelReading = action(UploadJob, async (actor, { id }) => {
  await getUpload(actor, id);
  await cancelJob(actor, id);
  changed();
});

export const retryReading = action(UploadJob, async (actor, { id }) => {
  await getUpload(actor, id);
  await retryJob(actor, id);
  changed();
});
