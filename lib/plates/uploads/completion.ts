import { audit } from "@/lib/platform/audit/audit";
import { systemActor } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { completeJob, failJob } from "@/lib/platform/jobs/jobs";
import { count } from "../counters";
import { PLATE_UPLOAD } from "./service";

/** Ends an upload's job as done; what it found is there already. */
export function completeUpload(jobId: string): Promise<void> {
  return transaction(async (tx) => {
    const upload = await tx.plateUpload.findUniqueOrThrow({ where: { jobId } });
    const events = await tx.plateEvent.count({ where: { uploadId: upload.id } });
    if (!(await completeJob(tx, jobId, { upload_id: upload.id, events_detected: events }))) return;
    await count(tx, "jobs_processed");
    await audit(tx, systemActor, {
      action: "update",
      resourceType: PLATE_UPLOAD,
      resourceId: upload.id,
      description: `Read the plates of ${upload.filename}: ${events} ${events === 1 ? "pass" : "passes"}`,
      newValues: { events_detected: events },
    });
  });
}

/** Ends it as failed, with the reason; what was found before stays, and a retry goes on behind it. */
export function failUpload(jobId: string, reason: { code: string; message: string }): Promise<void> {
  return transaction(async (tx) => {
    if (!(await failJob(tx, jobId, reason.code, reason.message))) return;
    await count(tx, "events_failed");
    await count(tx, "jobs_processed");
    const upload = await tx.plateUpload.findUnique({ where: { jobId } });
    await audit(tx, systemActor, {
      action: "update",
      resourceType: PLATE_UPLOAD,
      resourceId: upload?.id,
      description: `Could not read the plates of ${upload?.filename ?? "an upload"}: ${reason.message}`,
    });
  });
}
