import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { settings } from "../settings";

/** With UploadThing's token its cloud receives the files; without it Bureau is its own ingest server. */
export const isCloud = (): boolean => settings().UPLOADTHING_TOKEN !== undefined;

/** Where the browser sends a file's bytes: `app/api/uploads-ingest/[key]/route.ts`. */
export const INGEST_PATH = "/api/uploads-ingest";

/**
 * The protocol signs absolute addresses, but a browser may know this office by several names. So addresses are signed
 * under a name that exists nowhere, and handed out without it: relative to whatever page asks.
 */
export const INGEST_ORIGIN = "https://ingest.invalid";
export const INGEST_URL = `${INGEST_ORIGIN}${INGEST_PATH}`;

const PICTURES = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/tiff"];

/** What each upload route takes, judged by a file's bytes once it is here. */
export const UPLOAD_ROUTES: Record<string, { accept: readonly string[] }> = {
  photo: { accept: PICTURES },
  document: { accept: [...PICTURES, "application/pdf"] },
};

export const uploadBytesMax = (): number => settings().UPLOAD_MAX_MB * 1024 * 1024;

/** The key that the local ingest server shares with the router, in the form of UploadThing's own. */
export function localApiKey(): string {
  return `sk_live_${Buffer.from(hkdfSync("sha256", settings().NEXTAUTH_SECRET, "", "bureau/uploads/v1", 32)).toString("hex")}`;
}

export function localToken(): string {
  return Buffer.from(JSON.stringify({ apiKey: localApiKey(), appId: "bureau", regions: ["local"] })).toString("base64");
}

export const signPayload = (payload: string): string =>
  `hmac-sha256=${createHmac("sha256", localApiKey()).update(payload).digest("hex")}`;

/** @param query of the request, raw: what was signed is compared character by character */
export function isPresigned(fileKey: string, query: string): boolean {
  const [signed = "", given = ""] = query.split(/&signature=([^&]*)$/);
  const right = Buffer.from(signPayload(`${INGEST_URL}/${fileKey}${signed}`));
  const offered = Buffer.from(decodeURIComponentSafely(given));
  return right.length === offered.length && timingSafeEqual(right, offered);
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
