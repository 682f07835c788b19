import { KID_BYTES } from "@/lib/platform/issuer/trust-list-schema";
import {
  BLOCK_BYTES,
  BLOCK_HEADER_BYTES,
  type BlockFields,
  type BlockPicture,
  BODY_BYTES,
  BODY_HEADER_BYTES,
  BODY_START,
  blockHeader,
  CODES_MAX,
  DELIMITER,
  DELIMITER_EMPTY,
  NO_DATE_NIBBLE,
  PICTURE_HEADER_BYTES,
  PICTURE_START,
  SIGNATURE_BYTES,
  SIGNED_BYTES,
  VERSION_BYTES,
} from "./block-layout";
import { concatBytes } from "./bytes";

/** Makes one sealed block of the same length: the RSA private operation, without padding. */
export type SealBlock = (block: Uint8Array) => Uint8Array;

/** Longest strings; the surname gives way to all others. */
const LENGTHS_MAX = { initials: 4, restrictions: 8, licenseNumber: 16, idNumber: 16 } as const;

/**
 * Strings and nibbles share the first block: some decoders leave the block headers where they are, and would read the
 * second one as words. It also leaves the picture's section the 512 bytes or more that others look for.
 */
const WORDS_BYTES_MAX = BLOCK_BYTES[0] - BLOCK_HEADER_BYTES - BODY_HEADER_BYTES;

/** Bytes left for the portrait beside the given fields. */
export const pictureRoom = (fields: BlockFields): number =>
  BODY_BYTES -
  BODY_HEADER_BYTES -
  stringSection(fields).length -
  nibbleSection(fields).length -
  PICTURE_HEADER_BYTES -
  KID_BYTES -
  SIGNATURE_BYTES;

/**
 * The 684 bytes with the fields, the portrait and the key's id; the signature's place is still empty.
 * @throws RangeError for a portrait of more than `pictureRoom` bytes
 */
export function writeBody(fields: BlockFields, picture: BlockPicture | null, kid: Uint8Array): Uint8Array {
  const strings = stringSection(fields);
  const nibbles = nibbleSection(fields);
  const room = pictureRoom(fields);
  const webp = picture?.webp ?? new Uint8Array(0);
  if (webp.length > room) throw new RangeError(`a portrait of ${webp.length} bytes does not fit ${room}`);
  const [height, width] = [picture?.height ?? 0, picture?.width ?? 0];
  const sectionBytes = PICTURE_HEADER_BYTES + room + KID_BYTES + SIGNATURE_BYTES;
  return concatBytes(
    [...BODY_START, strings.length, 1, nibbles.length, 0x80 | (sectionBytes >> 8), sectionBytes & 0xff],
    strings,
    nibbles,
    [...PICTURE_START, height >> 8, height & 0xff, width >> 8, width & 0xff],
    webp,
    new Uint8Array(room - webp.length),
    kid,
    new Uint8Array(SIGNATURE_BYTES),
  );
}

/** The body with its signature, which was made over the first `SIGNED_BYTES` of it. */
export const signBody = (body: Uint8Array, signature: Uint8Array): Uint8Array =>
  concatBytes(body.subarray(0, SIGNED_BYTES), signature);

/** The 720 bytes to encode. */
export function sealBody(body: Uint8Array, large: SealBlock, small: SealBlock): Uint8Array {
  let at = 0;
  const blocks = BLOCK_BYTES.map((bytes, index) => {
    const content = body.subarray(at, at + bytes - BLOCK_HEADER_BYTES);
    at += content.length;
    const block = concatBytes(blockHeader(index), content);
    return bytes === BLOCK_BYTES[0] ? large(block) : small(block);
  });
  return concatBytes(VERSION_BYTES, ...blocks);
}

function stringSection(fields: BlockFields): Uint8Array {
  const others = nibbleSection(fields).length + encodeStrings(stringsOf(fields, "-")).length - 1;
  const room = WORDS_BYTES_MAX - others;
  return encodeStrings(stringsOf(fields, fields.surname.slice(0, Math.max(0, room))));
}

const stringsOf = (fields: BlockFields, surname: string): string[] => [
  ...Array.from({ length: CODES_MAX }, (_, i) => fields.codes[i] ?? ""),
  surname,
  fields.initials.slice(0, LENGTHS_MAX.initials),
  // Professional driving permits are not the office's to give.
  "",
  fields.country,
  fields.country,
  ...[fields.restrictions.slice(0, LENGTHS_MAX.restrictions), "", "", ""],
  fields.licenseNumber.slice(0, LENGTHS_MAX.licenseNumber),
  fields.idNumber.slice(0, LENGTHS_MAX.idNumber),
];

const encodeStrings = (strings: readonly string[]): Uint8Array =>
  Uint8Array.from(strings.flatMap((text, i) => [...delimiterBefore(strings, i), ...ascii(text)]));

/** An empty string is told by the delimiter before it and needs none after it. */
function delimiterBefore(strings: readonly string[], index: number): number[] {
  if (index === 0) return [];
  if (strings[index] === "") return [DELIMITER_EMPTY];
  return strings[index - 1] === "" ? [] : [DELIMITER];
}

/** Below the delimiters only: what lies above is written as a question mark. */
const ascii = (text: string): number[] => [...text].map((char) => (char < "\u0080" ? char.charCodeAt(0) : 0x3f));

const dateNibbles = (date: string) => date.replaceAll("-", "");
const GENDER_NIBBLES = { male: "01", female: "02", other: "00" } as const;

function nibbleSection({ codes, restrictions, ...fields }: BlockFields): Uint8Array {
  const issued = Array.from({ length: CODES_MAX }, (_, i) =>
    i < codes.length ? dateNibbles(fields.issueDate) : NO_DATE_NIBBLE,
  );
  const nibbles = [
    // 02: a South African id number.
    "02",
    ...issued,
    driverRestriction(restrictions),
    NO_DATE_NIBBLE,
    "01",
    dateNibbles(fields.birthDate),
    dateNibbles(fields.issueDate),
    dateNibbles(fields.expiryDate),
    GENDER_NIBBLES[fields.gender],
  ].join("");
  const padded = nibbles.length % 2 === 0 ? nibbles : nibbles + NO_DATE_NIBBLE;
  return Uint8Array.from(padded.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The layout's two digits: 1 for glasses, 2 for an artificial limb. */
function driverRestriction(text: string): string {
  const found = [/glass|lens|spectacle/i.test(text) ? "1" : "", /limb|prosthe/i.test(text) ? "2" : ""].join("");
  return found.padEnd(2, "0");
}
