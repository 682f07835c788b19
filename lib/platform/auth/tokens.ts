import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { settings } from "../settings";

/** Keys for separate purposes are derived from the one secret (RFC 5869), so that none can stand in for another. */
export function derivedKey(purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", settings().NEXTAUTH_SECRET, "bureau", purpose, 32));
}

const Claims = z.object({ sub: z.string(), sid: z.string(), use: z.enum(["access", "refresh"]) });
export type TokenUse = z.output<typeof Claims>["use"];

/** Signs a bearer token (JWT, HS256, RFC 7519). It names a session row, and lives no longer than that row says. */
export const signToken = (
  use: TokenUse,
  subject: { userId: number; sessionId: string; role: string },
  seconds: number,
): Promise<string> =>
  new SignJWT({ sid: subject.sessionId, use, role: subject.role })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setSubject(String(subject.userId))
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(derivedKey("bearer-token"));

/** The session a token names, or null when it is forged, expired, of another use, or no JWT at all. */
export async function readToken(use: TokenUse, token: string): Promise<{ userId: number; sessionId: string } | null> {
  try {
    const { payload } = await jwtVerify(token, derivedKey("bearer-token"), { algorithms: ["HS256"] });
    const claims = Claims.parse(payload);
    return claims.use === use ? { userId: Number(claims.sub), sessionId: claims.sid } : null;
  } catch {
    return null;
  }
}

export const API_KEY_PREFIX = "bureau_";

/** A new API key: 32 random bytes. Only its hash is kept; with that much entropy a fast hash is enough. */
export function newApiKey(): { key: string; prefix: string; secretHash: string } {
  const key = `${API_KEY_PREFIX}${randomBytes(32).toString("base64url")}`;
  return { key, prefix: key.slice(0, API_KEY_PREFIX.length + 6), secretHash: hashApiKey(key) };
}

export const hashApiKey = (key: string): string => createHash("sha256").update(key).digest("hex");
