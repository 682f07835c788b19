import { Readable } from "node:stream";
import type { Media } from "@/lib/generated/prisma/client";
import { openContent } from "./content";
import { storage } from "./current";
import { type ByteRange, fileMissing } from "./driver";
import { contentDisposition } from "./names";

export type DownloadOptions = {
  /** Default: attachment. `inline` is granted to pictures and PDFs only; anything else could be a page of its own. */
  disposition?: "attachment" | "inline";
  /** Default: the name that the file came with. */
  fileName?: string;
};

const SHOWABLE = new Set(["image/png", "image/jpeg", "image/webp", "image/avif", "application/pdf"]);

/**
 * The answer that streams a stored file. Whether this client may have it was decided before.
 *
 * @param request for its method, Range, If-Range and If-None-Match
 * @throws DomainError not_found/file_missing when the bytes are gone from the storage
 */
export async function downloadResponse(
  media: Media,
  request: Request,
  options: DownloadOptions = {},
): Promise<Response> {
  const headers = headersFor(media, options);
  const etag = `"${media.sha256}"`;
  if (matches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });

  const range = rangeOf(request, etag, media.sizeBytes);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${media.sizeBytes}`);
    headers.delete("content-disposition");
    return new Response(null, { status: 416, headers });
  }
  if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${media.sizeBytes}`);
  headers.set("content-length", String(range ? range.end - range.start + 1 : media.sizeBytes));
  const status = range ? 206 : 200;
  if (request.method === "HEAD") {
    if (!(await storage().exists(media.storageKey))) throw fileMissing();
    return new Response(null, { status, headers });
  }
  const stream = await openContent(media, range ?? undefined);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status, headers });
}

/** Whether an answer carries the file or a part of it: then it is a download, and the audit trail hears of it. */
export const carriesFile = (request: Request, response: Response): boolean =>
  request.method === "GET" && (response.status === 200 || response.status === 206);

function headersFor(media: Media, { disposition = "attachment", fileName }: DownloadOptions): Headers {
  const kind = disposition === "inline" && SHOWABLE.has(media.contentType) ? "inline" : "attachment";
  // A sandboxed PDF is not shown by Chrome's viewer; without scripts' origin it needs no sandbox.
  const sandbox = media.contentType === "application/pdf" && kind === "inline" ? "" : "; sandbox";
  return new Headers({
    "content-type": media.contentType,
    "content-disposition": contentDisposition(kind, fileName ?? media.originalName ?? "file"),
    "x-content-type-options": "nosniff",
    "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'${sandbox}`,
    "cross-origin-resource-policy": "same-origin",
    // A shared cache must not keep a person's file, and ours asks again, since rights change.
    "cache-control": "private, no-cache",
    "accept-ranges": "bytes",
    etag: `"${media.sha256}"`,
  });
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
const matches = (header: string | null, etag: string): boolean =>
  header !== null &&
  (header.trim() === "*" || header.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag));

/** One range; a list of several is answered with the whole file, as RFC 9110 (14.2) allows. */
function rangeOf(request: Request, etag: string, sizeBytes: number): ByteRange | "unsatisfiable" | null {
  const header = request.headers.get("range");
  const condition = request.headers.get("if-range");
  if (!header || request.method !== "GET" || (condition !== null && condition !== etag)) return null;
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim()) ?? [];
  if (from === undefined || to === undefined || (from === "" && to === "")) return null;
  if (from === "") {
    const length = Math.min(Number(to), sizeBytes);
    return length === 0 ? "unsatisfiable" : { start: sizeBytes - length, end: sizeBytes - 1 };
  }
  const start = Number(from);
  if (to !== "" && Number(to) < start) return null;
  if (start >= sizeBytes) return "unsatisfiable";
  return { start, end: to === "" ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1) };
}
