import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { clientAddress, withRequestContext } from "../context";
import { DomainError } from "../errors";
import { newId } from "../ids";
import { log } from "../log";
import { settings } from "../settings";
import { actorOfSession } from "./sessions";
import { signIn, signOut } from "./sign-in";

declare module "next-auth" {
  interface User {
    sessionId: string;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sid?: string;
  }
}

/**
 * Browser sessions. The cookie names a session row and nothing more that counts: role and state are read from the
 * database at each request, so that a revoked session or a changed role takes effect at once.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: settings().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: settings().SESSION_HOURS * 3600 },
    pages: { signIn: "/login", error: "/login" },
    providers: [
      Credentials({
        name: "Password",
        credentials: { username: { type: "text" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const headers = new Headers(request.headers as Record<string, string>);
          const context = {
            requestId: headers.get("x-request-id") ?? newId(),
            ip: clientAddress(headers, settings().TRUSTED_PROXIES),
            userAgent: headers.get("user-agent"),
          };
          return withRequestContext(context, async () => {
            try {
              const { user, sessionId } = await signIn(credentials?.username ?? "", credentials?.password ?? "", "web");
              return { id: String(user.id), name: user.fullName ?? user.username, email: user.email, sessionId };
            } catch (error) {
              // next-auth hands the message of a thrown error to the sign-in page: a code, never the inside.
              if (error instanceof DomainError)
                throw new Error(error.kind === "rate_limited" ? `rate_limited:${error.retryAfterSeconds}` : error.code);
              log.error({ err: error }, "sign-in failed");
              throw new Error("unavailable");
            }
          });
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { ...token, sub: user.id, sid: user.sessionId } : token),
    },
    events: {
      async signOut({ token }) {
        const actor = token?.sid ? await actorOfSession(token.sid) : null;
        if (actor) await signOut(actor);
      },
    },
    logger: {
      error: (code, metadata) =>
        log.warn({ code, message: String((metadata as { message?: unknown }).message ?? "") }, "next-auth"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}
