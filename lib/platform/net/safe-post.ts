import { type GuardOptions, guardedRequest, readAtMost } from "./guarded-request";

export type Posted = {
  status: number;
  /** The beginning of the answer, as text. */
  excerpt: string;
  /** Seconds that the server asks to wait (Retry-After in seconds), or null. */
  retryAfterSeconds: number | null;
};

/** Of an answer that nobody needs whole. */
const EXCERPT_BYTES_MAX = 2_048;

/**
 * Posts JSON to an address that a person typed in; see `guardedRequest` for what it cannot reach. Every status is an
 * answer, redirects too.
 *
 * @param body the very text to send
 * @throws DomainError invalid with the field's name, and a code: bad_url, forbidden_address, host_not_found,
 *   download_failed, download_timeout
 */
export function safePost(
  address: string,
  body: string,
  headers: Record<string, string>,
  options: GuardOptions = {},
): Promise<Posted> {
  const outgoing = { method: "POST" as const, body, headers: { "content-type": "application/json", ...headers } };
  return guardedRequest(address, outgoing, options, async (response) => {
    const { bytes } = await readAtMost(response, EXCERPT_BYTES_MAX);
    const wait = Number(response.headers["retry-after"]);
    return {
      status: response.statusCode,
      // PostgreSQL stores no zero character.
      excerpt: bytes.subarray(0, EXCERPT_BYTES_MAX).toString("utf8").replaceAll("\0", "�"),
      retryAfterSeconds: Number.isFinite(wait) && wait > 0 ? wait : null,
    };
  });
}
