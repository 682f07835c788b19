import { createHash, randomInt } from "node:crypto";

/** Crockford's base 32: no I, L, O or U, which people take for something else. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS = 4;
const GROUP_LENGTH = 4;
/** Contract 2's form of a key. */
const PREFIX = "ANPR";

/** A new key of 80 random bits, like ANPR-7K2M-…; nobody guesses one. */
export function newLicenseKey(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return [PREFIX, ...Array.from({ length: GROUPS }, group)].join("-");
}

/** What is kept of a key. Letters that are taken for digits count as those, in upper or lower case. */
export function hashLicenseKey(key: string): string {
  const tidy = key.trim().toUpperCase().replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return createHash("sha256").update(tidy).digest("hex");
}

/** Its first group: enough to tell keys apart, too little to use one. */
export const hintOf = (key: string): string => `${key.slice(0, PREFIX.length + 1 + GROUP_LENGTH)}-…`;
