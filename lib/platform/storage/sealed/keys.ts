import { createHmac, hkdfSync } from "node:crypto";
import { derivedKey } from "../../auth/tokens";
import { DomainError } from "../../errors";
import { type Settings, settings } from "../../settings";

/** A key that encrypts the data keys of files. `id` is made from the key itself, so that nobody has to name it. */
export type DocumentKey = { id: string; secret: Uint8Array };

const ID_BYTES = 4;

const keyOf = (secret: Uint8Array): DocumentKey => ({
  id: createHmac("sha256", secret)
    .update("bureau/document-key-id/v1")
    .digest("hex")
    .slice(0, 2 * ID_BYTES),
  secret,
});

/** 32 bytes, as settings have them: 64 hexadecimal digits, or base64 with either alphabet. */
const bytesOf = (text: string): Uint8Array =>
  /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64");

type Ring = { current: DocumentKey; byId: Map<string, DocumentKey> };
let ring: { of: Settings; keys: Ring } | undefined;

/**
 * The keys of this process: DOCUMENTS_KEY encrypts, or without it a key derived from NEXTAUTH_SECRET. Older ones, and the
 * derived one in any case, still open what they encrypted, so that a key can be introduced and changed at any time.
 */
function keyRing(): Ring {
  const now = settings();
  if (ring?.of !== now) {
    const given = [now.DOCUMENTS_KEY, ...(now.DOCUMENTS_KEYS_OLD?.split(",") ?? [])].filter((text) => text?.trim());
    const keys = [...given.map((text) => bytesOf((text ?? "").trim())), derivedKey("documents/v1")].map(keyOf);
    const current = (now.DOCUMENTS_KEY ? keys[0] : keys.at(-1)) as DocumentKey;
    ring = { of: now, keys: { current, byId: new Map(keys.map((key) => [key.id, key])) } };
  }
  return ring.keys;
}

export const currentKey = (): DocumentKey => keyRing().current;

/** @throws DomainError unavailable `documents_sealed` when no setting has the key of this id */
export function keyById(id: string): DocumentKey {
  const key = keyRing().byId.get(id);
  if (key) return key;
  throw new DomainError(
    "unavailable",
    "documents_sealed",
    `The file cannot be opened: key ${id} encrypted it, which neither DOCUMENTS_KEY nor DOCUMENTS_KEYS_OLD nor NEXTAUTH_SECRET gives.`,
  );
}

/**
 * What a file with this content is called on the storage. Keyed, so that nobody who sees the storage, or those of two
 * offices, can tell whether a document that they know lies there.
 *
 * @param sha256 of the content, hexadecimal
 */
export function sealedName({ secret }: DocumentKey, sha256: string): string {
  const names = Buffer.from(hkdfSync("sha256", secret, "bureau", "document-names/v1", 32));
  return createHmac("sha256", names).update(sha256).digest("hex");
}
