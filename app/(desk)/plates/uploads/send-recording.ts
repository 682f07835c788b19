import { type DetailedError, Upload } from "tus-js-client";
import { texts } from "./texts";

const ENDPOINT = "/api/uploads-resumable";
/** One request's part of a file: a proxy that holds whole bodies in memory need not hold more. */
const CHUNK_BYTES = 64 * 1024 * 1024;
/** A connection that comes back within the minute costs nobody a click. */
const RETRY_DELAYS_MS = [0, 1000, 3000, 5000, 10_000, 20_000, 20_000];

/** The connection was lost for longer than it is waited for; what has arrived is kept. */
export class Interrupted extends Error {}

export type Sent = { jobId: string; already: boolean };

export type SendOptions = {
  cameraId: string;
  /** ISO 8601, or empty. */
  recordedAt: string;
  force: boolean;
  /** Bytes of the file that have arrived, and its size. The first call tells where it goes on. */
  onProgress: (sentBytes: number, totalBytes: number) => void;
};

export type Sending = {
  /** Rejects with an Error that has a reason for a person. */
  done: Promise<Sent>;
  pause: () => void;
  resume: () => void;
  /** Leaves what has arrived, so that the same file goes on there when it is chosen again. */
  leave: () => void;
  /** Gives up: what has arrived is removed. */
  discard: () => Promise<void>;
};

/**
 * Sends a file in parts by the tus protocol, from where an earlier try of this browser stopped, and has it read once it
 * is whole. A file is known again by its name, size and time of change.
 */
export function sendRecording(file: File, options: SendOptions): Sending {
  let settle: { resolve: (sent: Sent) => void; reject: (error: Error) => void };
  const done = new Promise<Sent>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const upload = new Upload(file, {
    endpoint: ENDPOINT,
    chunkSize: CHUNK_BYTES,
    retryDelays: RETRY_DELAYS_MS,
    metadata: { filename: file.name },
    onProgress: options.onProgress,
    // The library's own rule gives up at once while the browser says that it is offline.
    onShouldRetry: (error) => mayPass(error.originalResponse?.getStatus() ?? 0),
    onError: (error) => settle.reject(failureOf(error)),
    // By the address, since the memory of it is kept until the file is taken: an answer that is lost costs no bytes.
    onSuccess: () => void take(upload, options).then(settle.resolve, settle.reject),
  });
  const start = async () => {
    const [previous] = await upload.findPreviousUploads();
    if (previous) upload.resumeFromPreviousUpload(previous);
    upload.start();
  };
  void start();
  return {
    done,
    pause: () => void upload.abort(),
    resume: () => upload.start(),
    leave: () => void upload.abort(),
    discard: async () => {
      await upload.abort(true).catch(() => undefined);
      await forget(upload);
    },
  };
}

async function take(upload: Upload, { cameraId, recordedAt, force }: SendOptions): Promise<Sent> {
  const id = upload.url?.split("/").at(-1) ?? "";
  const answer = await fetch(`/api/uploads/resumable/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ camera_id: cameraId, recorded_at: recordedAt, force }),
  }).catch(() => null);
  const body = (await answer?.json().catch(() => null)) as {
    job_id?: string;
    already_uploaded?: boolean;
    detail?: unknown;
  } | null;
  if (!answer || !body) throw new Error(texts.unreachable);
  if (answer.ok && body.job_id) {
    await forget(upload);
    return { jobId: body.job_id, already: body.already_uploaded === true };
  }
  // A camera that is gone can be chosen anew; the bytes of what is no recording, or is not there, cannot help.
  if (answer.status === 400 || answer.status === 404) await forget(upload);
  throw new Error(detailOf(body) ?? texts.unreachable);
}

/** The browser's memory of where a file was being sent. */
async function forget(upload: Upload): Promise<void> {
  for (const { urlStorageKey } of await upload.findPreviousUploads())
    await upload.options.urlStorage?.removeUpload(urlStorageKey);
}

/** No answer, a server that starts anew, or an earlier connection that still holds the file. A full disk stays full. */
const mayPass = (status: number): boolean =>
  status === 0 || status === 409 || status === 423 || (status >= 500 && status !== 507);

function failureOf(error: Error | DetailedError): Error {
  const response = "originalResponse" in error ? error.originalResponse : null;
  if (!response) return new Interrupted(texts.interrupted);
  if (response.getStatus() === 413) return new Error(texts.refused);
  try {
    return new Error(detailOf(JSON.parse(response.getBody()) as { detail?: unknown }) ?? texts.unreachable);
  } catch {
    return new Error(texts.unreachable);
  }
}

/** Contract 2 tells of fields as a list of `{loc, msg}`, of all else in one sentence. */
function detailOf({ detail }: { detail?: unknown }): string | null {
  if (typeof detail === "string") return detail;
  const first = Array.isArray(detail) ? (detail[0] as { msg?: unknown } | undefined)?.msg : null;
  return typeof first === "string" ? first : null;
}
