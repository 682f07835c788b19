"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { getUpload } from "@/lib/plates/uploads/queries";
import { action } from "@/lib/platform/http/action";
import { cancelJob, retryJob } from "@/lib/platform/jobs/service";

const UploadJob = z.object({ id: z.uuid() });
const changed = () => revalidatePath("/plates/uploads", "layout");

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
