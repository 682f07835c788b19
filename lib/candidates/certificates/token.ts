import { createPublicKey, type JsonWebKey } from "node:crypto";
import { CompactSign, compactVerify, decodeProtectedHeader } from "jose";
import { z } from "zod";
import { db } from "@/lib/platform/db";
import type { SigningKey } from "@/lib/platform/issuer/keys";
import { CERTIFICATE_KEY_KIND } from "@/lib/platform/issuer/trust-list-schema";
import { settings } from "@/lib/platform/settings";
import type { Issued } from "./schema";

/** What a QR code says; short names, since each byte makes its modules smaller. */
const Claims = z.object({
  n: z.string(),
  /** Whose it is. */
  h: z.string(),
  c: z.string(),
  s: z.string(),
  e: z.string(),
  i: z.string(),
  x: z.string().nullable(),
});

/** What was signed of a certificate; days as YYYY-MM-DD. */
export type Signed = {
  number: string;
  holder: string;
  course: string;
  start: string;
  end: string;
  issue: string;
  expiry: string | null;
};
/** Longer tokens than a QR code of level M can hold are nobody's. */
export const TOKEN_LENGTH_MAX = 2000;

/** A certificate as a compact JWS (RFC 7515) of the office's certificate key. */
export function signToken(
  facts: Omit<Signed, "holder" | "course"> & { issued: Pick<Issued, "candidate_name" | "course"> },
  { kid, privateKey }: SigningKey,
): Promise<string> {
  const { number: n, issued, start: s, end: e, issue: i, expiry: x } = facts;
  const claims: z.infer<typeof Claims> = { n, h: issued.candidate_name, c: issued.course, s, e, i, x };
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: "EdDSA", kid })
    .sign(privateKey);
}

/**
 * Checks a token by the office's own keys; those that were retired still count, a revoked one does not.
 *
 * @returns what was signed; null for a token that was altered, or that the office did not sign
 */
export async function readToken(token: string): Promise<Signed | null> {
  if (token.length > TOKEN_LENGTH_MAX) return null;
  try {
    const { kid, alg } = decodeProtectedHeader(token);
    if (alg !== "EdDSA" || typeof kid !== "string") return null;
    const key = await db().issuerKey.findFirst({
      where: { kid, kind: CERTIFICATE_KEY_KIND, state: { not: "revoked" } },
    });
    if (!key) return null;
    const publicKey = createPublicKey({ key: key.publicJwk as JsonWebKey, format: "jwk" });
    const { payload } = await compactVerify(token, publicKey, { algorithms: ["EdDSA"] });
    const claims = Claims.safeParse(JSON.parse(new TextDecoder().decode(payload)));
    if (!claims.success) return null;
    const { n: number, h: holder, c: course, s: start, e: end, i: issue, x: expiry } = claims.data;
    return { number, holder, course, start, end, issue, expiry };
  } catch (error) {
    if (isForged(error)) return null;
    throw error;
  }
}

/** jose's refusals and a header or payload that is no JSON; not a database that is away. */
const isForged = (error: unknown): boolean =>
  error instanceof SyntaxError ||
  error instanceof TypeError ||
  (error instanceof Error && /^ERR_J(WS|OSE|WT)/.test(String((error as { code?: unknown }).code)));

/** What the QR code says: where anybody verifies the certificate. */
export const verifyAddress = (token: string): string => `${settings().publicUrl}/verify/certificate?t=${token}`;
