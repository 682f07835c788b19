import { hkdfSync } from "node:crypto";
import { sealSecret, unsealSecret } from "@/lib/platform/crypto/sealing";
import { DomainError } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";

const sealingKey = (): Buffer => {
  const { ISSUER_KEY_SECRET, NEXTAUTH_SECRET } = settings();
  return Buffer.from(hkdfSync("sha256", ISSUER_KEY_SECRET ?? NEXTAUTH_SECRET, "bureau", "issuer-keys/v1", 32));
};

/** Encrypts a private key for the database; bound to its id, so that no row's key can be put into another row. */
export const seal = (privateKey: Uint8Array, keyId: string): Buffer => sealSecret(sealingKey(), privateKey, keyId);

/** @throws DomainError unavailable `issuer_keys_sealed` when another secret sealed it, or it was changed */
export function unseal(sealed: Uint8Array, keyId: string): Buffer {
  const opened = unsealSecret(sealingKey(), sealed, keyId);
  if (opened) return opened;
  const name = settings().ISSUER_KEY_SECRET ? "ISSUER_KEY_SECRET" : "NEXTAUTH_SECRET";
  throw new DomainError(
    "unavailable",
    "issuer_keys_sealed",
    `The issuer's private keys cannot be opened: ${name} is not the secret that they were encrypted with. Start with that secret, or rotate the keys.`,
  );
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
