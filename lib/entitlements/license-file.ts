import type { KeyObject } from "node:crypto";
import { CompactSign, compactVerify, decodeProtectedHeader, importJWK } from "jose";
import { z } from "zod";
import { DomainError } from "@/lib/platform/errors";

/**
 * A license file: JSON claims (RFC 7519's names where there are such) signed with Ed25519 as a compact JWS (RFC 7515,
 * RFC 8037), between two lines that say what it is. It is checked without asking anybody.
 */
const BEGIN = "-----BEGIN BUREAU LICENSE-----";
const END = "-----END BUREAU LICENSE-----";
const TYPE = "bureau-license+jws";
const LENGTH_MAX = 16_000;
const LINE = 64;

export const LicenseClaims = z.object({
  /** The entitlement's id. */
  jti: z.uuid(),
  /** The customer. */
  sub: z.string().max(200),
  /** Seconds since 1970: signed at, valid from, valid until. */
  iat: z.int(),
  nbf: z.int(),
  exp: z.int(),
  features: z.record(z.string(), z.boolean()),
  camera_limit: z.int().min(0),
  nodes_max: z.int().min(1),
  /** The only installation that it is for; without it, any. */
  node: z.string().max(200).optional(),
});
export type LicenseClaims = z.output<typeof LicenseClaims>;

/** Signs claims. @returns the file's text */
export async function signLicense(claims: LicenseClaims, kid: string, privateKey: KeyObject): Promise<string> {
  const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: "EdDSA", typ: TYPE, kid })
    .sign(privateKey);
  const lines = token.match(new RegExp(`.{1,${LINE}}`, "g")) ?? [];
  return `${[BEGIN, ...lines, END].join("\n")}\n`;
}

/** Whether a text is meant to be a license file, genuine or not: a short key has no dots. */
export const looksLikeFile = (text: string): boolean => text.includes(BEGIN) || text.split(".").length === 3;

/**
 * Reads a license file and checks who signed it. Whether it is in force is another question.
 *
 * @param publicKeyOf base64url of the Ed25519 key of this id, or null when nobody trusts it
 * @throws DomainError invalid `forged_license`, field `license`
 */
export async function readLicense(
  text: string,
  publicKeyOf: (kid: string) => string | null,
): Promise<{ claims: LicenseClaims; kid: string }> {
  const token = text.replace(BEGIN, "").replace(END, "").replaceAll(/\s/g, "");
  const forged = (reason: string) =>
    new DomainError("invalid", "forged_license", reason, [{ name: "license", reason }]);
  if (token.length > LENGTH_MAX) throw forged("This is no license file");
  try {
    const { kid, alg, typ } = decodeProtectedHeader(token);
    if (!kid || alg !== "EdDSA" || typ !== TYPE) throw forged("This is no license file");
    const x = publicKeyOf(kid);
    if (x === null)
      throw forged(`The license file was signed with the key ${kid.slice(0, 20)}, which is not trusted here`);
    const { payload } = await compactVerify(token, await importJWK({ kty: "OKP", crv: "Ed25519", x }, "EdDSA"), {
      algorithms: ["EdDSA"],
    });
    return { claims: LicenseClaims.parse(JSON.parse(new TextDecoder().decode(payload))), kid };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw forged("The license file is damaged or forged: its signature does not fit");
  }
}
