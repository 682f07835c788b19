import { invalidField } from "@/lib/platform/errors";
import { type Sniffed, sniff } from "@/lib/platform/storage/sniff";
import { FILE_BYTES_MAX, type FileField } from "../kinds";

/** Contract 4, section 4.2: what front and back must at least have. */
export const DOCUMENT_MIN_PX = { width: 800, height: 600 } as const;
/** Decoding takes about three bytes a pixel; no telephone takes pictures of more in 10 MB. */
export const PIXELS_MAX = 50e6;

const PICTURES = ["image/jpeg", "image/png", "image/gif", "image/webp"];
/** As their bytes tell; browsers call QuickTime and AVI by other names than the contract does. */
const VIDEOS = ["video/mp4", "video/x-m4v", "video/webm", "video/matroska", "video/quicktime", "video/vnd.avi"];

const OTHER_PICTURES: Record<string, string> = {
  "image/heic": "This is an HEIC photo, as iPhones save it. Send it as JPEG.",
  "image/heif": "This is an HEIF photo, as some phones save it. Send it as JPEG.",
  "image/avif": "This is an AVIF picture. Send it as JPEG.",
  "image/tiff": "This is a TIFF picture. Send it as JPEG.",
  "application/pdf": "This is a PDF document. Send a photo of the document as JPEG or PNG.",
};

const LABELS: Record<FileField, string> = {
  image_front: "Front image",
  image_back: "Back image",
  selfie: "Selfie",
  selfie_video: "Selfie video",
};

const megabytes = (bytes: number): number => Math.round(bytes / (1024 * 1024));

/**
 * Checks a file by its bytes and its header; nothing is decoded, so a bomb costs nothing.
 *
 * @param source the bytes, or the path of a staged file
 * @throws DomainError invalid with the file's field
 */
export async function checkFile(field: FileField, source: Uint8Array | string, sizeBytes: number): Promise<Sniffed> {
  if (sizeBytes === 0) throw invalidField(field, "The submitted file is empty.");
  if (sizeBytes > FILE_BYTES_MAX[field])
    throw invalidField(field, `${LABELS[field]} may have at most ${megabytes(FILE_BYTES_MAX[field])} MB`);
  const sniffed = await sniff(source);
  if (field === "selfie_video") checkVideo(sniffed);
  else checkPicture(field, sniffed);
  return sniffed;
}

function checkVideo({ contentType }: Sniffed): void {
  if (!VIDEOS.includes(contentType))
    throw invalidField("selfie_video", "Invalid video format. Send an MP4, WebM, MOV or AVI recording.");
}

function checkPicture(field: FileField, { contentType, widthPx, heightPx }: Sniffed): void {
  if (!PICTURES.includes(contentType))
    throw invalidField(
      field,
      OTHER_PICTURES[contentType.replace("-sequence", "")] ??
        "Upload a valid image. The file is no JPEG, PNG, GIF or WebP picture, whatever its name says.",
    );
  if (widthPx === null || heightPx === null) throw invalidField(field, "The picture is damaged. Take it again.");
  if (widthPx * heightPx > PIXELS_MAX)
    throw invalidField(
      field,
      `${LABELS[field]} has ${widthPx}x${heightPx} pixels; at most ${PIXELS_MAX / 1e6} million are accepted`,
    );
  if (field === "selfie") return;
  const { width, height } = DOCUMENT_MIN_PX;
  if (widthPx < width || heightPx < height)
    throw invalidField(
      field,
      `${LABELS[field]} must be at least ${width}x${height} pixels; this one has ${widthPx}x${heightPx}`,
    );
}
