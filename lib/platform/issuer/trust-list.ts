import { createPublicKey, type JsonWebKey } from "node:crypto";
import { CompactSign, type JWK } from "jose";
import type { IssuerKey } from "@/lib/generated/prisma/client";
import { db } from "@/lib/platform/db";
import { settings } from "@/lib/platform/settings";
import { ensureKeys, signingKey } from "./keys";
import { CARD_KEY_KIND, type TrustKey, type TrustList } from "./trust-list-schema";

/** All keys that the office ever had, as the public may know them. */
export async function trustList(): Promise<TrustList> {
  await ensureKeys();
  const keys = await db().issuerKey.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  const changes = keys.flatMap(({ createdAt, retiredAt, revokedAt }) => [createdAt, retiredAt, revokedAt]);
  const latest = Math.max(...changes.map((at) => at?.getTime() ?? 0));
  const { LICENSE_ISSUER, LICENSE_COUNTRY_CODE } = settings();
  return {
    version: 1,
    issuer: LICENSE_ISSUER ?? null,
    country: LICENSE_COUNTRY_CODE,
    updated_at: new Date(latest).toISOString(),
    keys: keys.map(trustKey),
  };
}

/**
 * The list as a JWS (RFC 7515, compact) of the active card key: whoever holds an earlier list with that key can tell
 * that this one comes from the same office.
 */
export async function signedTrustList(list: TrustList): Promise<string> {
  const { kid, privateKey } = await signingKey(CARD_KEY_KIND);
  return new CompactSign(new TextEncoder().encode(JSON.stringify(list)))
    .setProtectedHeader({ alg: "EdDSA", kid, typ: "license-trust-list+jws" })
    .sign(privateKey);
}

function trustKey(key: IssuerKey): TrustKey {
  const { kty, crv, x, y, n, e } = key.publicJwk as JWK;
  const until = key.revokedAt ?? key.retiredAt;
  return {
    kid: key.kid,
    kind: key.kind,
    status: key.state,
    valid_from: key.createdAt.toISOString(),
    valid_until: until?.toISOString() ?? null,
    use: "sig",
    kty: String(kty),
    ...(kty === "OKP"
      ? { alg: "EdDSA", crv, x }
      : kty === "EC"
        ? { alg: "ES256", crv, x, y }
        : { n, e, pem: pemOf(key) }),
    ...(key.certificate ? { x5c: [Buffer.from(key.certificate).toString("base64")] } : {}),
  };
}

const pemOf = (key: IssuerKey): string =>
  createPublicKey({ key: key.publicJwk as JsonWebKey, format: "jwk" })
    .export({ format: "pem", type: "pkcs1" })
    .toString();
