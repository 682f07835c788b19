import { uploadTexts } from "./upload-texts";

export type FileLimits = {
  /** Content types, such as `image/jpeg`. */
  accept: readonly string[];
  /** The same for a person: `JPEG, PNG or PDF`. */
  acceptText: string;
  maxMb: number;
};

/**
 * What is wrong with a chosen file, as far as a browser can tell; null when nothing is. The server judges by the bytes:
 * this only saves a person the wait.
 */
export function checkFile(file: Pick<File, "size" | "type">, { accept, acceptText, maxMb }: FileLimits): string | null {
  if (file.size === 0) return uploadTexts.empty;
  if (file.size > maxMb * 1024 * 1024) return uploadTexts.tooLarge(maxMb);
  // A browser that does not know the type says nothing; the server will.
  if (file.type !== "" && !accept.includes(file.type)) return uploadTexts.wrongType(acceptText);
  return null;
}
