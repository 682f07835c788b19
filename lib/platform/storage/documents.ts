import { DomainError } from "../errors";
import { type NewFile, type StoredFile, storeFile } from "./media";
import { UPLOAD_ROUTES, uploadBytesMax } from "./upload-config";

/**
 * Stores a document that somebody brought: a PDF or a picture, judged by its content. What is wrong with it is told beside
 * the field that it came in.
 *
 * @throws DomainError unsupported_type, too_large, invalid
 */
export function storeDocument(
  field: string,
  source: NewFile["source"],
  originalName: string | null,
): Promise<StoredFile> {
  const accept = UPLOAD_ROUTES.document?.accept;
  return storeFile({ folder: "documents", source, bytesMax: uploadBytesMax(), originalName, accept }).catch(
    (error: unknown) => {
      if (!(error instanceof DomainError) || !["unsupported_type", "too_large", "invalid"].includes(error.kind))
        throw error;
      const name = originalName ? `${originalName}: ` : "";
      throw new DomainError(error.kind, error.code, `${name}${error.message}`, [
        { name: field, reason: error.message },
      ]);
    },
  );
}
