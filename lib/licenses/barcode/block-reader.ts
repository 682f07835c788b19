import { base64url } from "jose";
import { KID_BYTES } from "@/lib/platform/issuer/trust-list-schema";
import {
  BLOCK_BYTES,
  BLOCK_HEADER_BYTES,
  BLOCKS_BYTES,
  type BlockFields,
  type BlockPicture,
  BODY_HEADER_BYTES,
  BODY_START,
  blockHeader,
  CODES_MAX,
  DELIMITER,
  DELIMITER_EMPTY,
  NO_DATE_NIBBLE,
  PICTURE_HEADER_BYTES,
  PICTURE_START,
  SIGNED_BYTES,
  VERSION_BYTES,
} from "./block-layout";
import { concatBytes, equalBytes, fromBigInt, toBigInt } from "./bytes";

/** A public RSA key: modulus and exponent. */
export interface BlockKey {
  readonly n: bigint;
  readonly e: bigint;
}

/** Whether bytes are of this layout at all, by their length and version. */
export const isBlocks = (bytes: Uint8Array): boolean =>
  bytes.length === BLOCKS_BYTES && equalBytes(bytes.subarray(0, VERSION_BYTES.length), VERSION_BYTES);

/**
 * Opens the six blocks with whichever of the keys fits each.
 * @returns the body, and how many blocks no key fits; the body is whole only when that is 0
 */
export function openBlocks(bytes: Uint8Array, keys: readonly BlockKey[]): { body: Uint8Array; closed: number } {
  let at = VERSION_BYTES.length;
  const opened = BLOCK_BYTES.map((length, index) => {
    const sealed = toBigInt(bytes.subarray(at, at + length));
    at += length;
    const fitting = keys.map((key) => openBlock(sealed, length, key)).find((block) => block && hasHeader(block, index));
    return fitting?.subarray(BLOCK_HEADER_BYTES) ?? null;
  });
  return {
    body: concatBytes(...opened.map((content) => content ?? [])),
    closed: opened.filter((content) => content === null).length,
  };
}

const hasHeader = (block: Uint8Array, index: number) =>
  equalBytes(block.subarray(0, BLOCK_HEADER_BYTES), blockHeader(index));

/** The RSA public operation without padding; null for a number that this key cannot have sealed. */
function openBlock(sealed: bigint, length: number, { n, e }: BlockKey): Uint8Array | null {
  const fits = sealed < n && n >> BigInt(length * 8) === 0n && n >> BigInt(length * 8 - 8) > 0n;
  return fits ? fromBigInt(power(sealed, e, n), length) : null;
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let bits = exponent, square = base % modulus; bits > 0n; bits >>= 1n) {
    if (bits & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** What the end of the body says of who signed it. */
export const signatureOf = (body: Uint8Array): { kid: string; signed: Uint8Array; signature: Uint8Array } => ({
  kid: base64url.encode(body.subarray(SIGNED_BYTES - KID_BYTES, SIGNED_BYTES)),
  signed: body.subarray(0, SIGNED_BYTES),
  signature: body.subarray(SIGNED_BYTES),
});

/** Reads a body; null when it is not of this layout. Never throws. */
export function readBody(body: Uint8Array): { fields: BlockFields; picture: BlockPicture | null } | null {
  if (!equalBytes(body.subarray(0, BODY_START.length), BODY_START)) return null;
  const [stringBytes = 0, nibbleBytes = 0] = [body[5], body[7]];
  const nibblesAt = BODY_HEADER_BYTES + stringBytes;
  const pictureAt = nibblesAt + nibbleBytes;
  const strings = readStrings(body.subarray(BODY_HEADER_BYTES, nibblesAt));
  const nibbles = readNibbles(body.subarray(nibblesAt, pictureAt));
  if (!strings || !nibbles) return null;
  return {
    fields: { ...strings, ...nibbles },
    picture: readPicture(body.subarray(pictureAt, SIGNED_BYTES - KID_BYTES)),
  };
}

type Words = Pick<
  BlockFields,
  "codes" | "surname" | "initials" | "country" | "restrictions" | "licenseNumber" | "idNumber"
>;

function readStrings(section: Uint8Array): Words | null {
  const strings: string[] = [""];
  section.forEach((byte, i) => {
    if (byte === DELIMITER) strings.push("");
    else if (byte === DELIMITER_EMPTY) strings.push(...(section[i + 1] === DELIMITER_EMPTY ? [""] : ["", ""]));
    else strings[strings.length - 1] += String.fromCharCode(byte);
  });
  const [surname, initials, , country, , restrictions, , , , licenseNumber, idNumber] = strings.slice(CODES_MAX);
  if (strings.length !== STRINGS || !licenseNumber || idNumber === undefined) return null;
  const words = { surname: surname ?? "", initials: initials ?? "", country: country ?? "" };
  const codes = strings.slice(0, CODES_MAX).filter(Boolean);
  return { ...words, codes, restrictions: restrictions ?? "", licenseNumber, idNumber };
}

const STRINGS = 15;

type Dates = Pick<BlockFields, "issueDate" | "expiryDate" | "birthDate" | "gender">;

function readNibbles(section: Uint8Array): Dates | null {
  const nibbles = Array.from(section, (byte) => byte.toString(16).padStart(2, "0")).join("");
  let at = 0;
  const take = (count: number) => {
    at += count;
    return nibbles.slice(at - count, at);
  };
  const date = () => {
    if (nibbles[at] !== NO_DATE_NIBBLE) return legalDate(take(8));
    take(1);
    return null;
  };
  take(2);
  for (let i = 0; i < CODES_MAX; i++) date();
  take(2);
  date();
  take(2);
  const [birthDate, issueDate, expiryDate] = [date(), date(), date()];
  const gender = GENDERS[take(2)];
  return birthDate && issueDate && expiryDate && gender ? { birthDate, issueDate, expiryDate, gender } : null;
}

const GENDERS: Readonly<Record<string, BlockFields["gender"]>> = { "00": "other", "01": "male", "02": "female" };

const legalDate = (digits: string): string | null =>
  /^\d{8}$/.test(digits) ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : null;

function readPicture(section: Uint8Array): BlockPicture | null {
  const [height = 0, width = 0] = [3, 5].map((at) => (section[at] ?? 0) * 256 + (section[at + 1] ?? 0));
  if (!equalBytes(section.subarray(0, PICTURE_START.length), PICTURE_START) || width === 0 || height === 0) return null;
  const data = section.subarray(PICTURE_HEADER_BYTES);
  // RIFF: four letters, then the length of what follows, the lowest byte first.
  const length = 8 + new DataView(data.buffer, data.byteOffset, 8).getUint32(4, true);
  return length <= data.length ? { webp: data.slice(0, length), width, height } : null;
}
