/** 32 letters and digits that nobody confuses when reading them out: there is no 0 or o, no 1 or l. */
const ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP_LENGTH = 5;

/**
 * A password of four groups of five signs, such as `k7mvp-x2qra-9hcwn-tb4ds`: 20 times 5 bits, 100 in all.
 *
 * @param bytes 20 random bytes; the lower five bits of each choose a sign, evenly since the alphabet has 32
 */
export function strongPassword(
  bytes: Uint8Array = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP_LENGTH)),
): string {
  const signs = Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join("");
  const groups = Array.from({ length: GROUPS }, (_, index) =>
    signs.slice(index * GROUP_LENGTH, (index + 1) * GROUP_LENGTH),
  );
  return groups.join("-");
}
