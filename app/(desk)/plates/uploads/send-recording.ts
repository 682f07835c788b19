import { texts } from "./texts";

export type Sent = { jobId: string; already: boolean };

export type SendOptions = {
  cameraId: string;
  /** ISO 8601, or empty. */
  recordedAt: string;
  force: boolean;
  signal: AbortSignal;
  /** Bytes of the file that have left, and its size. */
  onProgress: (sentBytes: number, totalBytes: number) => void;
};

/** The person stopped it. */
export class Stopped extends Error {}

/**
 * Sends a file to `POST /api/uploads`. XMLHttpRequest tells how much has left, which fetch does not.
 *
 * @throws Stopped; Error with a reason for a person
 */
export function sendRecording(file: File, options: SendOptions): Promise<Sent> {
  const form = new FormData();
  // Fields before the file: the server reads a form in its order.
  if (options.cameraId) form.append("camera_id", options.cameraId);
  if (options.recordedAt) form.append("recorded_at", options.recordedAt);
  if (options.force) form.append("force", "true");
  form.append("file", file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/uploads");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => options.onProgress(loaded, total);
    request.onerror = () => reject(new Error(texts.unreachable));
    request.onabort = () => reject(new Stopped(texts.stopped));
    request.onload = () => {
      const answer = request.response as { job_id?: string; already_uploaded?: boolean; detail?: unknown } | null;
      if (request.status < 300 && answer?.job_id)
        resolve({ jobId: answer.job_id, already: answer.already_uploaded === true });
      else reject(new Error(reasonOf(answer)));
    };
    options.signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}

/** Contract 2 tells of fields as a list of `{loc, msg}`, of all else in one sentence. */
function reasonOf(answer: { detail?: unknown } | null): string {
  const detail = answer?.detail;
  if (typeof detail === "string") return detail;
  const first = Array.isArray(detail) ? (detail[0] as { msg?: unknown } | undefined)?.msg : null;
  return typeof first === "string" ? first : texts.unreachable;
}
