import { createPrivateKey, type KeyObject } from "node:crypto";
import { base64url, calculateJwkThumbprint, type JWK } from "jose";
import type { IssuerKey } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { KID_BYTES } from "../barcode/block-layout";
import { ISSUER_KEY_KIND_IDS, ISSUER_KEY_KINDS, type IssuerKeyKindId } from "./kinds";
import { seal, unseal } from "./seal";

type NewKey = Pick<IssuerKey, "id" | "kid" | "kind"> & { publicJwk: JWK; privateSealed: Uint8Array<ArrayBuffer> };

/** Makes a key of a kind; nothing is stored yet. RSA takes some 50 ms, so it is done before a transaction. */
export async function makeKey(kind: IssuerKeyKindId): Promise<NewKey> {
  const { publicKey, privateKey } = await ISSUER_KEY_KINDS[kind].generate();
  const publicJwk = publicKey.export({ format: "jwk" }) as JWK;
  const thumbprint = base64url.decode(await calculateJwkThumbprint(publicJwk));
  const id = newId();
  const privateSealed = new Uint8Array(seal(privateKey.export({ format: "der", type: "pkcs8" }), id));
  return { id, kid: base64url.encode(thumbprint.subarray(0, KID_BYTES)), kind, publicJwk, privateSealed };
}

/** Two processes that make or change keys wait for each other here. */
export const lockKeys = (tx: Tx): Promise<unknown> =>
  tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('issuer_key', 0))::text`;

/** Stores a key as the one that signs from now on. The caller holds `lockKeys` and has retired the one before. */
export const storeKey = (tx: Tx, actor: Actor, { publicJwk, ...key }: NewKey, now: Date): Promise<IssuerKey> =>
  tx.issuerKey.create({ data: { ...key, publicJwk: { ...publicJwk }, createdBy: actor.userId, createdAt: now } });

const activeKeys = (tx: Tx = db()) => tx.issuerKey.findMany({ where: { state: "active" } });

const missingKinds = (keys: readonly IssuerKey[]): IssuerKeyKindId[] =>
  ISSUER_KEY_KIND_IDS.filter((kind) => !keys.some((key) => key.kind === kind));

/** The active key of each kind; those that the office does not have yet are made now, once, whoever asks first. */
export async function ensureKeys(): Promise<IssuerKey[]> {
  const keys = await activeKeys();
  const missing = missingKinds(keys);
  if (missing.length === 0) return keys;
  const made = await Promise.all(missing.map(makeKey));
  return transaction(async (tx) => {
    await lockKeys(tx);
    // Another process may have been first while these were made; its keys count.
    const still = new Set<string>(missingKinds(await activeKeys(tx)));
    for (const key of made.filter(({ kind }) => still.has(kind))) {
      const stored = await storeKey(tx, systemActor, key, new Date());
      await audit(tx, systemActor, {
        action: "create",
        resourceType: "issuer_key",
        resourceId: stored.kid,
        description: `Made the first issuer key of the kind ${stored.kind}`,
      });
    }
    return activeKeys(tx);
  });
}

/** A key that can sign. */
export type SigningKey = { kid: string; privateKey: KeyObject };

/**
 * The active key of a kind, opened.
 * @throws DomainError unavailable `issuer_keys_sealed` when the secret is not the one it was encrypted with
 */
export async function signingKey(kind: IssuerKeyKindId): Promise<SigningKey> {
  const key = (await ensureKeys()).find((candidate) => candidate.kind === kind);
  if (!key) throw new DomainError("unavailable", "issuer_key_missing", `There is no active issuer key ${kind}`);
  const der = unseal(key.privateSealed, key.id);
  return { kid: key.kid, privateKey: createPrivateKey({ key: der, format: "der", type: "pkcs8" }) };
}
