import { decodePicture } from "../../platform/vision/picture";
import { type DocumentTools, type ReadOptions, readPicture } from "./read-document";
import type { DocumentReading } from "./reading";

export type * from "./reading";
export { FIELD_NAMES } from "./reading";

/**
 * Reads a picture of an identity document (JPEG, PNG, WebP …). Anything that is a picture gives a reading: what is no
 * document has the quality issue `no_document` and no fields.
 *
 * @throws DomainError image_unreadable for what is no picture, is damaged, or declares more than 100 megapixels; the
 *   signal's reason when it is aborted
 */
export async function readDocument(
  bytes: Uint8Array,
  tools: DocumentTools,
  options: ReadOptions = {},
): Promise<DocumentReading> {
  const began = options.clock?.() ?? 0;
  const image = await decodePicture(bytes);
  const reading = await readPicture(image, tools, options);
  return { ...reading, processingTimeMs: Math.round((options.clock?.() ?? 0) - began) };
}
