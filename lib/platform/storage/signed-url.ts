import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { DomainError } from "../errors";
import { settings } from "../settings";

/** What a signed address is good for. It is part of what is signed, so a preview's address downloads nothing else. */
export type DownloadPurpose = "download" | "preview" | "qr_code";

/** The session secret itself signs nothing here: a key of its own is derived from it. */
const signingKey = (): Buffer =>
  Buffer.from(hkdfSync("sha256", settings().NEXTAUTH_SECRET, "", "bureau/signed-download/v1", 32));

const signature = (mediaId: string, purpose: DownloadPurpose, expires: number): string =>
  createHmac("sha256", signingKey())
    .update(JSON.stringify([mediaId, purpose, expires]))
    .digest("base64url");

/**
 * The query of an address that lets whoever holds it have one file for a short time, without a session.
 *
 * @param lifetimeSeconds keep it short: such an address can be forwarded
 */
export function signDownload(
  mediaId: string,
  purpose: DownloadPurpose,
  lifetimeSeconds = 300,
  now: Date = new Date(),
): URLSearchParams {
  const expires = Math.floor(now.getTime() / 1000) + lifetimeSeconds;
  return new URLSearchParams({ expires: String(expires), purpose, signature: signature(mediaId, purpose, expires) });
}

/** True when `query` carries a signature at all, so that a route knows whether to ask for a session instead. */
export const isSigned = (query: URLSearchParams): boolean => query.has("signature");

/**
 * @param query of the request, as `signDownload` made it
 * @throws DomainError forbidden: altered, for another file or purpose, or expired
 */
export function checkSignedDownload(
  mediaId: string,
  purpose: DownloadPurpose,
  query: URLSearchParams,
  now: Date = new Date(),
): void {
  const expires = query.get("expires") ?? "";
  const given = Buffer.from(query.get("signature") ?? "");
  const right = Buffer.from(signature(mediaId, purpose, Number(expires)));
  const genuine =
    /^\d{1,12}$/.test(expires) &&
    query.get("purpose") === purpose &&
    given.length === right.length &&
    timingSafeEqual(given, right);
  if (!genuine) throw new DomainError("forbidden", "bad_signature", "This address is not valid");
  if (Number(expires) * 1000 <= now.getTime())
    throw new DomainError("forbidden", "link_expired", "This address has expired");
}
