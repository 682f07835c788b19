import { DomainError } from "@/lib/platform/errors";
import type { ReceivedFile } from "@/lib/platform/storage/multipart";
import { displayName } from "@/lib/platform/storage/names";
import { sniff } from "@/lib/platform/storage/sniff";
import { FILE_BYTES_MAX, type FileKind } from "../kinds";

const EXTENSIONS = ["png", "jpg", "jpeg", "gif", "pdf", "doc", "docx"];
const IMAGE_EXTENSIONS: readonly string[] = ["png", "jpg", "jpeg"];
const IMAGE_TYPES: readonly string[] = ["image/jpeg", "image/png"];
/** A marksheet may be a document too. Word's old format is a compound file (MS-CFB). */
const DOCUMENT_TYPES: readonly string[] = [
  ...IMAGE_TYPES,
  "image/gif",
  "application/pdf",
  "application/x-cfb",
  "application/msword",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
];
/** A picture of more is refused, since whoever decodes it would have to hold it: 100 megapixels. */
const PIXELS_MAX = 100_000_000;

/** A refusal in the contract's own words: its clients show the sentence as it is. */
export const refused = (code: string, sentence: string): DomainError => new DomainError("invalid", code, sentence);

export const missingFile = (field: string) => refused("file_missing", `Missing required file: ${field}`);
export const noFileSelected = (field: string): string => `No file selected for: ${field}`;
export const tooLargeFile = (field: string): string => `File ${field} too large. Maximum size: 5MB`;
const wrongType = (field: string) =>
  refused("file_type", `Invalid file type for ${field}. Allowed extensions: ${EXTENSIONS.join(", ")}`);
const wrongImage = (field: string) => refused("image_type", `Invalid image type for ${field}. Allowed: JPEG, PNG`);

const extensionOf = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? "";

/**
 * Judges a file of an intake by its name, as the contract does, and then by its bytes: whatever it is called, all but
 * the marksheet must be a JPEG or PNG.
 *
 * @returns the name that it is kept under: without folders, invisible characters and what a file system forbids
 * @throws DomainError invalid, in the contract's sentences
 */
export async function checkIntakeFile(kind: FileKind, file: ReceivedFile): Promise<string> {
  if (!file.name) throw refused("file_missing", noFileSelected(kind));
  const name = displayName(file.name);
  const extension = extensionOf(name);
  if (!EXTENSIONS.includes(extension)) throw wrongType(kind);
  if (file.staged.sizeBytes > FILE_BYTES_MAX) throw refused("file_too_large", tooLargeFile(kind));
  const { contentType, widthPx, heightPx } = await sniff(file.staged.path);
  if (kind === "marksheet") {
    if (!DOCUMENT_TYPES.includes(contentType)) throw wrongType(kind);
    return name;
  }
  // A broken picture has no size; nobody could look at it later.
  const sound = widthPx !== null && heightPx !== null && widthPx * heightPx <= PIXELS_MAX;
  if (!IMAGE_EXTENSIONS.includes(extension) || !IMAGE_TYPES.includes(contentType) || !sound) throw wrongImage(kind);
  return name;
}

/** `receipt.png`, or `receipt_2.png` where that is taken in the session. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const [, stem = name, extension = ""] = /^(.*?)(\.[A-Za-z0-9]{1,8})?$/s.exec(name) ?? [];
  for (let count = 2; ; count += 1) {
    const next = `${stem}_${count}${extension}`;
    if (!taken.has(next)) return next;
  }
}
