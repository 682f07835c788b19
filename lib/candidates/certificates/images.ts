import { invalidField } from "@/lib/platform/errors";
import { type StoredFile, storeFile } from "@/lib/platform/storage/media";

/** Contract 5 keeps images of 10 MB at most. */
export const IMAGE_BYTES_MAX = 10 * 1024 * 1024;
const IMAGES = ["image/jpeg", "image/png", "image/webp", "image/gif"] as const;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The bytes of an image in base64, with or without a data URL's head, with or without line breaks and padding.
 *
 * @throws DomainError invalid, with the field's name
 */
export function decodedImage(field: string, text: string): Buffer {
  const bare = text.replace(/^data:[^,]{0,100},/i, "").replaceAll(/\s/g, "");
  if (!BASE64.test(bare) || bare.replaceAll("=", "").length % 4 === 1)
    throw invalidField(field, "is not an image in base64");
  const bytes = Buffer.from(bare, "base64");
  if (bytes.length > IMAGE_BYTES_MAX) throw invalidField(field, "is larger than 10 MB");
  return bytes;
}

/** Stores such an image. @throws DomainError invalid for what is no picture; those of `storeFile` */
export async function storedImage(field: string, text: string, originalName: string): Promise<StoredFile> {
  const source = decodedImage(field, text);
  try {
    return await storeFile({ folder: "certificates", source, bytesMax: IMAGE_BYTES_MAX, originalName, accept: IMAGES });
  } catch (error) {
    if (error instanceof Error && (error as { code?: string }).code === "unsupported_type")
      throw invalidField(field, "is not a picture (JPEG, PNG, WebP or GIF)");
    throw error;
  }
}
