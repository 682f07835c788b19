import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
/** NIST SP 800-38D: 96 bits of initialisation vector, 128 of tag. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a secret for the database.
 *
 * @param key 32 bytes
 * @param boundTo the row's id: what was sealed for one row cannot be put into another
 */
export function sealSecret(key: Uint8Array, plain: Uint8Array, boundTo: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(boundTo));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

/** The secret, or null when another key sealed it, it was sealed for another row, or it was changed. */
export function unsealSecret(key: Uint8Array, sealed: Uint8Array, boundTo: string): Buffer | null {
  const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(boundTo))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
