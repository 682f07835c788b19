/**
 * The 720 bytes of the South African driving license card's PDF417, as its public decoders describe them: 6 bytes of
 * version, then five blocks of 128 bytes and one of 74, each a number raised to a private RSA key's exponent (1024 and
 * 592 bits). Opened, a block has 5 bytes of header; what is left of the six together is a body of 684 bytes: header,
 * strings between delimiters, nibbles, and a picture.
 *
 * RSA without padding proves little, and 592 bits are no security. So the last bytes of the picture's section, which
 * decoders hand over unread, hold the id of an Ed25519 key and its signature over all that precedes the signature.
 */

/** Version 2 of the layout, and two bytes of zeros. */
export const VERSION_BYTES = [0x01, 0x9b, 0x09, 0x45, 0x00, 0x00] as const;
/** Bytes of each sealed block, in order. */
export const BLOCK_BYTES = [128, 128, 128, 128, 128, 74] as const;
export const BLOCK_HEADER_BYTES = 5;
export const BLOCKS_BYTES = 720;

export const BODY_BYTES = 684;
export const BODY_HEADER_BYTES = 10;
/** The body's first bytes; the lengths of the three sections follow. */
export const BODY_START = [0x02, 0x6d, 0x16, 0x03, 0x00] as const;

/** Between two strings. */
export const DELIMITER = 0xe0;
/** Between two strings, when the one after it is empty. */
export const DELIMITER_EMPTY = 0xe1;
/** Stands for a date that there is none of. */
export const NO_DATE_NIBBLE = "a";
/** Vehicle codes that the layout has room for. */
export const CODES_MAX = 4;

/** "WI", 4; height and width of the picture follow, two bytes each. */
export const PICTURE_START = [0x57, 0x49, 0x04] as const;
export const PICTURE_HEADER_BYTES = 7;

/** Behind the key's id, at the end of the picture's section. */
export const SIGNATURE_BYTES = 64;
/** What the signature covers, from the body's first byte. */
export const SIGNED_BYTES = BODY_BYTES - SIGNATURE_BYTES;

/** The five bytes before each block's content; `index` counts from 0. */
export const blockHeader = (index: number): readonly number[] => [0x00, 0x00, 0x11, index + 1, 0x00];

/** What the layout carries in words and dates; dates are legal dates, YYYY-MM-DD. */
export interface BlockFields {
  /** At most four. */
  readonly codes: readonly string[];
  readonly surname: string;
  readonly initials: string;
  readonly country: string;
  readonly restrictions: string;
  readonly licenseNumber: string;
  readonly idNumber: string;
  readonly issueDate: string;
  readonly expiryDate: string;
  readonly birthDate: string;
  readonly gender: "male" | "female" | "other";
}

/** The portrait in the picture's section: a WebP of so many pixels. */
export interface BlockPicture {
  readonly webp: Uint8Array;
  readonly width: number;
  readonly height: number;
}
