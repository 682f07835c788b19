import { invalidField } from "@/lib/platform/errors";

/** Statements of a month are kilobytes; a year of a busy account is a few megabytes. */
export const STATEMENT_BYTES_MAX = 4 * 1024 * 1024;

/**
 * The text of a file: UTF-8 with or without its mark, UTF-16 by its mark, and else Windows-1252, which old programs of
 * banks and Excel write.
 *
 * @throws DomainError invalid, field `file`: empty, too large, or no text
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw invalidField("file", "is empty");
  if (bytes.length > STATEMENT_BYTES_MAX)
    throw invalidField("file", `is larger than ${STATEMENT_BYTES_MAX / 1024 / 1024} MB`);
  const text = decoded(bytes);
  if (text.includes("\0")) throw invalidField("file", "is no text: choose the bank's CSV, MT940 or CAMT.053 file");
  return text;
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** A text of a bank as it is kept: one line, without signs that steer terminals, cut where no bank writes that much. */
export const oneLine = (text: string, lengthMax = 500): string =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, lengthMax)
    .toWellFormed();
