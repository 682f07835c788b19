import { fileTypeFromBuffer } from "file-type";
import sharp, { type Sharp } from "sharp";
import { DomainError, type ErrorKind } from "@/lib/platform/errors";

/** What an uploaded picture has to keep to. Decoding 25 megapixels takes about 100 MB, an unlimited picture any amount. */
export const PHOTO_LIMITS = {
  bytesMax: 10 * 1024 * 1024,
  pixelsMax: 25e6,
  sideMinPx: 120,
  /** Longer side over shorter side. No portrait is a ribbon. */
  aspectMax: 5,
} as const;

const ACCEPTED = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp" } as const;
export type PhotoMime = keyof typeof ACCEPTED;

/** A picture whose header was read and found sensible. Its pixels were not decoded yet and may still be damaged. */
export type PhotoSource = {
  /** The very bytes that were sent, untouched, with their metadata: what is kept as the original. */
  bytes: Buffer;
  /** Sniffed from the content, never taken from a name or a header. */
  mime: PhotoMime;
  extension: (typeof ACCEPTED)[PhotoMime];
  /** Size in px once EXIF orientation is applied. */
  width: number;
  height: number;
};

/** A refusal of the field `photo`. */
export function refusePhoto(kind: ErrorKind, code: string, reason: string): DomainError {
  return new DomainError(kind, code, reason, [{ name: "photo", reason }]);
}

const megabytes = (bytes: number) => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;

const OTHER_TYPES: Record<string, string> = {
  "image/heic": "This is an HEIC photo, as iPhones save it. Save it as JPEG and choose it again.",
  "image/heif": "This is an HEIF photo, as some phones save it. Save it as JPEG and choose it again.",
  "image/avif": "This is an AVIF picture. Save it as JPEG and choose it again.",
  "image/gif": "This is a GIF, which may be animated. Choose a JPEG, PNG or WebP photo.",
  "image/apng": "This is an animated picture. Choose a still JPEG, PNG or WebP photo.",
  "image/tiff": "This is a TIFF picture. Save it as JPEG and choose it again.",
  "application/pdf": "This is a PDF document. Choose a JPEG, PNG or WebP photo.",
};

async function sniff(bytes: Buffer): Promise<PhotoMime> {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const mime = type?.mime.split(";")[0] ?? "";
  if (mime in ACCEPTED) return mime as PhotoMime;
  const fallback = type
    ? `This is a ${type.ext.toUpperCase()} file, not a photo. Choose a JPEG, PNG or WebP photo.`
    : "This file is not a photo, whatever its name says. Choose a JPEG, PNG or WebP photo.";
  throw refusePhoto("unsupported_type", "photo_type", OTHER_TYPES[mime.replace("-sequence", "")] ?? fallback);
}

/** Every sharp pipeline of this folder begins here, so that none of them forgets a limit. */
export function openImage(bytes: Buffer): Sharp {
  return sharp(bytes, { limitInputPixels: PHOTO_LIMITS.pixelsMax, failOn: "error", sequentialRead: true }).timeout({
    seconds: 30,
  });
}

/** The refusal for a picture whose pixels turned out to be damaged. */
export const unreadablePhoto = () =>
  refusePhoto(
    "invalid",
    "photo_unreadable",
    "The photo is damaged or incomplete. Upload it again, or choose another one.",
  );

/** The refusal for a picture that takes unreasonably long to decode, on a machine too busy or by malice. */
export const slowPhoto = () =>
  refusePhoto(
    "unavailable",
    "photo_timeout",
    "The photo could not be read in time. Try again, or save it smaller first.",
  );

/**
 * Checks hostile bytes by their content and header alone; nothing is decoded, so a bomb costs nothing.
 *
 * @param bytesMax the largest file accepted, in bytes
 * @throws DomainError about the field `photo`: `unsupported_type` (photo_type, photo_animated), `too_large`
 *   (photo_bytes, photo_pixels), `invalid` (photo_empty, photo_unreadable, photo_too_small, photo_shape)
 */
export async function inspectPhoto(input: Uint8Array, bytesMax: number = PHOTO_LIMITS.bytesMax): Promise<PhotoSource> {
  const bytes = Buffer.isBuffer(input) ? input : Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (bytes.length === 0) throw refusePhoto("invalid", "photo_empty", "The file is empty. Choose a photo.");
  if (bytes.length > bytesMax) {
    const reason = `The photo is ${megabytes(bytes.length)} large; at most ${megabytes(bytesMax)} are accepted.`;
    throw refusePhoto("too_large", "photo_bytes", reason);
  }
  const mime = await sniff(bytes);

  // Read without the pixel limit, so that the refusal can tell the size; only the header is parsed here.
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw unreadablePhoto();
    });
  if ((header.pages ?? 1) > 1) {
    const reason = "This is an animated picture. Choose a still JPEG, PNG or WebP photo.";
    throw refusePhoto("unsupported_type", "photo_animated", reason);
  }
  const { width, height } = header.autoOrient;
  if (width * height > PHOTO_LIMITS.pixelsMax) {
    const reason = `The photo has ${width} × ${height} pixels; at most ${PHOTO_LIMITS.pixelsMax / 1e6} million are accepted.`;
    throw refusePhoto("too_large", "photo_pixels", reason);
  }
  if (Math.min(width, height) < PHOTO_LIMITS.sideMinPx) {
    const reason = `The photo has only ${width} × ${height} pixels; each side needs at least ${PHOTO_LIMITS.sideMinPx}.`;
    throw refusePhoto("invalid", "photo_too_small", reason);
  }
  if (Math.max(width, height) > PHOTO_LIMITS.aspectMax * Math.min(width, height)) {
    const reason = `The photo is ${width} × ${height} pixels, too narrow a strip for a portrait.`;
    throw refusePhoto("invalid", "photo_shape", reason);
  }
  return { bytes, mime, extension: ACCEPTED[mime], width, height };
}
