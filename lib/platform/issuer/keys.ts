import { createPrivateKey, type KeyObject } from "node:crypto";
import { base64url, calculateJwkThumbprint, type JWK } from "jose";
import type { IssuerKey } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { type Authority, authorityCertificate, signerCertificate } from "./certificates";
import { issuingState } from "./issuing-state";
import {
  ISSUER_KEY_KIND_IDS,
  ISSUER_KEY_KINDS,
  type IssuerKeyKind,
  type IssuerKeyKindId,
  type KeyPair,
  MDL_AUTHORITY_KIND,
} from "./kinds";
import { seal, unseal } from "./seal";
import { KID_BYTES } from "./trust-list-schema";

type NewKey = Pick<IssuerKey, "id" | "kid" | "kind"> & {
  publicJwk: JWK;
  privateSealed: Uint8Array<ArrayBuffer>;
  certificate: Uint8Array<ArrayBuffer> | null;
};
/** What of a key is needed to certify another one with it. */
type Certifier = Pick<IssuerKey, "id" | "kid" | "kind" | "privateSealed" | "certificate">;

/**
 * Makes a key of a kind; nothing is stored yet. RSA takes some 50 ms, so it is done before a transaction.
 * @param certifiers keys among which the authority is found, for a kind that one certifies
 */
export async function makeKey(kind: IssuerKeyKindId, certifiers: readonly Certifier[], now: Date): Promise<NewKey> {
  const pair = await ISSUER_KEY_KINDS[kind].generate();
  const publicJwk = pair.publicKey.export({ format: "jwk" }) as JWK;
  const thumbprint = base64url.decode(await calculateJwkThumbprint(publicJwk));
  const id = newId();
  const kid = base64url.encode(thumbprint.subarray(0, KID_BYTES));
  const privateSealed = new Uint8Array(seal(pair.privateKey.export({ format: "der", type: "pkcs8" }), id));
  return { id, kid, kind, publicJwk, privateSealed, certificate: await certify(kind, kid, pair, certifiers, now) };
}

async function certify(
  kind: IssuerKeyKindId,
  kid: string,
  pair: KeyPair,
  certifiers: readonly Certifier[],
  now: Date,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { certificate }: IssuerKeyKind = ISSUER_KEY_KINDS[kind];
  if (!certificate) return null;
  const state = issuingState();
  if (certificate === "authority") return authorityCertificate(pair, state, revocationListUrl(state.url, kid), now);
  const issuer = certifiers.find((key) => key.kind === MDL_AUTHORITY_KIND);
  if (!issuer) throw keyMissing(MDL_AUTHORITY_KIND);
  const list = revocationListUrl(state.url, issuer.kid);
  return signerCertificate(pair.publicKey, certificate, authorityOf(issuer), state, list, now);
}

/** Where an authority's revocation list is; it stands in certificates, so it may never move. */
const revocationListUrl = (url: string, kid: string): string => `${url}/api/v1/verify/iaca/${kid}/crl`;

/** An authority, opened. @throws DomainError unavailable `issuer_keys_sealed` */
export function authorityOf(key: Certifier): Authority {
  if (!key.certificate) throw new Error(`the authority ${key.kid} has no certificate`);
  return { privateKey: openKey(key), certificate: key.certificate };
}

const openKey = (key: Pick<IssuerKey, "id" | "privateSealed">): KeyObject =>
  createPrivateKey({ key: unseal(key.privateSealed, key.id), format: "der", type: "pkcs8" });

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
export async function ensureKeys(now = new Date()): Promise<IssuerKey[]> {
  const keys = await activeKeys();
  const missing = missingKinds(keys);
  if (missing.length === 0) return keys;
  // One after another: the authority comes before the signer that it certifies.
  const made: NewKey[] = [];
  for (const kind of missing) made.push(await makeKey(kind, [...made, ...keys], now));
  return transaction(async (tx) => {
    await lockKeys(tx);
    // Another process may have been first while these were made; its keys count.
    const still = new Set<string>(missingKinds(await activeKeys(tx)));
    for (const key of made.filter(({ kind }) => still.has(kind))) {
      const stored = await storeKey(tx, systemActor, key, now);
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

/** The active key of a kind. */
export async function activeKey(kind: IssuerKeyKindId): Promise<IssuerKey> {
  const key = (await ensureKeys()).find((candidate) => candidate.kind === kind);
  if (!key) throw keyMissing(kind);
  return key;
}

const keyMissing = (kind: IssuerKeyKindId) =>
  new DomainError("unavailable", "issuer_key_missing", `There is no active issuer key ${kind}`);

/** A key that can sign. */
export type SigningKey = { kid: string; privateKey: KeyObject };

/**
 * The active key of a kind, opened.
 * @throws DomainError unavailable `issuer_keys_sealed` when the secret is not the one it was encrypted with
 */
export async function signingKey(kind: IssuerKeyKindId): Promise<SigningKey> {
  const key = await activeKey(kind);
  return { kid: key.kid, privateKey: openKey(key) };
}
