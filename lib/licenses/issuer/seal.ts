import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { DomainError } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";

const CIPHER = "aes-256-gcm";
/** NIST SP 800-38D: 96 bits of initialisation vector, 128 of tag. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

const sealingKey = (): Buffer => {
  const { ISSUER_KEY_SECRET, NEXTAUTH_SECRET } = settings();
  return Buffer.from(hkdfSync("sha256", ISSUER_KEY_SECRET ?? NEXTAUTH_SECRET, "bureau", "issuer-keys/v1", 32));
};

/** Encrypts a private key for the database; bound to its id, so that no row's key can be put into another row. */
export function seal(privateKey: Uint8Array, keyId: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, sealingKey(), iv).setAAD(Buffer.from(keyId));
  const text = Buffer.concat([cipher.update(privateKey), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

/** @throws DomainError unavailable `issuer_keys_sealed` when another secret sealed it, or it was changed */
export function unseal(sealed: Uint8Array, keyId: string): Buffer {
  const tag = sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, sealingKey(), sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(keyId))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    const name = settings().ISSUER_KEY_SECRET ? "ISSUER_KEY_SECRET" : "NEXTAUTH_SECRET";
    throw new DomainError(
      "unavailable",
      "issuer_keys_sealed",
      `The issuer's private keys cannot be opened: ${name} is not the secret that they were encrypted with. Start with that secret, or rotate the keys.`,
    );
  }
}

/** Whether this process has the secret that a private key was encrypted with. */
export function opens(sealed: Uint8Array, keyId: string): boolean {
  try {
    unseal(sealed, keyId).fill(0);
    return true;
  } catch {
    return false;
  }
}
