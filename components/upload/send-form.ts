/** The person stopped it. */
export class Stopped extends Error {}

type Refusal = { detail?: unknown; errors?: unknown; errorMsg?: unknown; message?: unknown };

export type SendFormOptions = {
  signal: AbortSignal;
  /** Bytes of the form that have left, and its size. */
  onProgress: (sentBytes: number, totalBytes: number) => void;
  /** What a person is told when there is no answer, or none that can be read. */
  unreachable: string;
};

/**
 * Posts a form. XMLHttpRequest tells how much has left, which fetch does not.
 *
 * @returns the answer's JSON
 * @throws Stopped; Error with a reason for a person
 */
export function sendForm(url: string, form: FormData, options: SendFormOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => options.onProgress(loaded, total);
    request.onerror = () => reject(new Error(options.unreachable));
    request.onabort = () => reject(new Stopped());
    request.onload = () => {
      const answer = request.response as Refusal | null;
      if (request.status < 300 && answer) resolve(answer);
      else reject(new Error(reasonOf(answer) ?? options.unreachable));
    };
    options.signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}

/** Of fields an answer tells as a list of `{loc, msg}`, or beside its sentence; of all else in one sentence. */
function reasonOf(answer: Refusal | null): string | null {
  const { detail, errors, errorMsg, message } = answer ?? {};
  // Contract 4's host project has the sentence there.
  if (typeof errorMsg === "string") return errorMsg;
  const beside = Array.isArray(errors) ? (errors[0] as { reason?: unknown } | undefined)?.reason : null;
  if (typeof detail === "string")
    return typeof beside === "string" && beside !== detail ? `${detail}: ${beside}` : detail;
  const first = Array.isArray(detail) ? (detail[0] as { msg?: unknown } | undefined)?.msg : null;
  if (typeof first === "string") return first;
  // Contract 5's sentence.
  return typeof message === "string" ? message : null;
}
