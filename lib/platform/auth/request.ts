import { parse } from "hono/utils/cookie";
import { getToken } from "next-auth/jwt";
import { DomainError } from "../errors";
import { settings } from "../settings";
import { type Actor, anonymousActor } from "./actor";
import { actorOfApiKey, actorOfSession } from "./sessions";
import { API_KEY_PREFIX, readToken } from "./tokens";

/** The actor of a browser's cookies, or null. */
export async function actorOfCookies(cookies: Record<string, string>): Promise<Actor | null> {
  const secureCookie = settings().publicUrl.startsWith("https:");
  type GetTokenRequest = Parameters<typeof getToken>[0]["req"];
  const token = await getToken({
    req: { cookies, headers: {} } as unknown as GetTokenRequest,
    secret: settings().NEXTAUTH_SECRET,
    secureCookie,
  });
  return token?.sid ? actorOfSession(token.sid) : null;
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Who sends this request: bearer JWT, API key (`Authorization: Bearer bureau_…` or `X-API-Key`), or a browser's
 * session cookie. Clients of contract 4 write `Token` for `Bearer`. No credentials at all is `anonymous`; wrong ones are refused.
 *
 * @throws DomainError unauthenticated for credentials that do not hold; forbidden for a cookie used across sites
 */
export async function actorOf(request: Request): Promise<Actor> {
  const authorization = request.headers.get("authorization");
  const apiKey = request.headers.get("x-api-key");
  if (authorization || apiKey) {
    const token = apiKey ?? /^(?:Bearer|Token)\s+(\S+)$/i.exec(authorization ?? "")?.[1];
    const actor = token ? await actorOfCredential(token) : null;
    if (!actor) throw new DomainError("unauthenticated", "invalid_credentials", "Could not validate credentials");
    return actor;
  }
  const cookies = parse(request.headers.get("cookie") ?? "");
  const actor = await actorOfCookies(cookies);
  if (!actor) return anonymousActor;
  if (!SAFE_METHODS.has(request.method) && !isSameOrigin(request)) {
    throw new DomainError("forbidden", "cross_site_request", "A browser session may not be used from another site");
  }
  return actor;
}

async function actorOfCredential(token: string): Promise<Actor | null> {
  if (token.startsWith(API_KEY_PREFIX)) return actorOfApiKey(token);
  const claims = await readToken("access", token);
  if (!claims) return null;
  const actor = await actorOfSession(claims.sessionId);
  return actor?.userId === claims.userId ? actor : null;
}

/** Browsers send Sec-Fetch-Site; older ones at least an Origin. A request with neither is not from a page. */
function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = request.headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  return origin === settings().publicUrl || new URL(origin).host === request.headers.get("host");
}
