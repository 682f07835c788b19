import { type SendFormOptions, sendForm } from "@/components/upload/send-form";
import { texts } from "./texts";

export type Sent = { jobId: string; already: boolean };

export type SendOptions = Omit<SendFormOptions, "unreachable"> & {
  cameraId: string;
  /** ISO 8601, or empty. */
  recordedAt: string;
  force: boolean;
};

/**
 * Sends a file to `POST /api/uploads`.
 *
 * @throws Stopped; Error with a reason for a person
 */
export async function sendRecording(file: File, options: SendOptions): Promise<Sent> {
  const form = new FormData();
  // Fields before the file: the server reads a form in its order.
  if (options.cameraId) form.append("camera_id", options.cameraId);
  if (options.recordedAt) form.append("recorded_at", options.recordedAt);
  if (options.force) form.append("force", "true");
  form.append("file", file, file.name);
  const answer = await sendForm("/api/uploads", form, { ...options, unreachable: texts.unreachable });
  const { job_id, already_uploaded } = answer as { job_id: string; already_uploaded: boolean };
  return { jobId: job_id, already: already_uploaded };
}
