import type { Dispatcher } from "undici";
import { type GuardOptions, guardedRequest, readAtMost } from "./guarded-request";
import type { ResolvedAddress } from "./hosts";

export { checkTarget } from "./guarded-request";
export type { ResolvedAddress };

export type SafeFetchOptions = GuardOptions & {
  /** Most bytes of the body; the connection is cut at the first one beyond. */
  bytesMax: number;
};

export type Fetched = { bytes: Buffer; contentType: string | null };

/**
 * Downloads from an address that a stranger typed in; see `guardedRequest` for what it cannot reach.
 *
 * @throws DomainError invalid with the field's name, and a code: bad_url, forbidden_address, host_not_found, redirect,
 *   download_failed, download_timeout, download_too_large
 */
export function safeFetch(address: string, { bytesMax, ...options }: SafeFetchOptions): Promise<Fetched> {
  const headers = { accept: "image/*,application/pdf;q=0.9,*/*;q=0.1" };
  return guardedRequest(
    address,
    { method: "GET", headers },
    { field: "photo_url", ...options },
    async (response, refuse) => {
      const tooLarge = refuse(
        "download_too_large",
        `The file is larger than ${Math.floor(bytesMax / (1024 * 1024))} MB`,
      );
      // The agent is destroyed when this ends, and would make an unread body fail without a listener.
      response.body.on("error", () => undefined);
      const refusal = refusalOf(response);
      if (refusal) throw refuse(refusal.code, refusal.reason);
      if (Number(response.headers["content-length"] ?? 0) > bytesMax) throw tooLarge;
      const { bytes, complete } = await readAtMost(response, bytesMax);
      if (!complete) throw tooLarge;
      const contentType = response.headers["content-type"];
      return { bytes, contentType: typeof contentType === "string" ? contentType : null };
    },
  );
}

function refusalOf({ statusCode, headers }: Dispatcher.ResponseData): { code: string; reason: string } | null {
  if (statusCode >= 300 && statusCode < 400) {
    return { code: "redirect", reason: "The address redirects to another one; give the final address" };
  }
  if (statusCode < 200 || statusCode >= 300)
    return { code: "download_failed", reason: `The server answered with status ${statusCode}` };
  const encoding = headers["content-encoding"];
  if (encoding && encoding !== "identity")
    return { code: "download_failed", reason: "The server sent a compressed answer that was not asked for" };
  return null;
}
