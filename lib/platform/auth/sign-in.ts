import type { User } from "@/lib/generated/prisma/client";
import { audit } from "../audit/audit";
import { requestContext } from "../context";
import { db, type Tx, transaction } from "../db";
import { DomainError } from "../errors";
import { settings } from "../settings";
import { type Actor, anonymousActor } from "./actor";
import { verifyPassword } from "./passwords";
import { actorOfSession, actorOfUser, openSession, revokeSessions } from "./sessions";
import { forgiveLoginAttempts, takeLoginAttempt } from "./throttle";
import { readToken, signToken } from "./tokens";

export type SignedIn = { user: User; actor: Actor; sessionId: string };

/**
 * Checks a user name (or e-mail address) and a password, and opens a session.
 *
 * @param lifeSeconds of the session; default: SESSION_HOURS
 * @throws DomainError rate_limited after too many attempts; unauthenticated for a wrong pair; malformed `inactive_user`
 */
export async function signIn(
  account: string,
  password: string,
  kind: "web" | "bearer",
  lifeSeconds?: number,
): Promise<SignedIn> {
  const ip = requestContext()?.ip ?? null;
  await takeLoginAttempt(account, ip);
  const name = account.trim().toLowerCase();
  const user = await db().user.findFirst({ where: { OR: [{ username: name }, { email: name }] } });
  if (!(await verifyPassword(user?.passwordHash ?? null, password)) || !user) {
    await transaction((tx) =>
      audit(tx, anonymousActor, {
        action: "login_failed",
        resourceType: "user",
        resourceId: user?.id,
        description: `Failed sign-in as ${name.slice(0, 100)}`,
      }),
    );
    throw new DomainError("unauthenticated", "wrong_credentials", "Incorrect username or password");
  }
  if (!user.isActive) throw new DomainError("malformed", "inactive_user", "Inactive user");
  await forgiveLoginAttempts(account, ip);
  return transaction(async (tx) => {
    const session = await openSession(tx, user.id, kind, new Date(), lifeSeconds);
    await tx.user.update({ where: { id: user.id }, data: { lastLoginAt: new Date() } });
    const actor = actorOfUser(user, "user", `user:${user.id}`, session.id);
    await audit(tx, actor, {
      action: "login",
      resourceType: "user",
      resourceId: user.id,
      description: kind === "web" ? "Signed in at the desk" : "Signed in for the API",
    });
    return { user, actor, sessionId: session.id };
  });
}

export type TokenPair = { accessToken: string; refreshToken: string; expiresIn: number };

export async function tokensFor({ user, sessionId }: SignedIn): Promise<TokenPair> {
  const subject = { userId: user.id, sessionId, role: user.role };
  const expiresIn = settings().ACCESS_TOKEN_MINUTES * 60;
  return {
    accessToken: await signToken("access", subject, expiresIn),
    refreshToken: await signToken("refresh", subject, settings().SESSION_HOURS * 3600),
    expiresIn,
  };
}

/** @throws DomainError unauthenticated when the refresh token or its session has ended */
export async function refreshTokens(refreshToken: string): Promise<TokenPair> {
  const claims = await readToken("refresh", refreshToken);
  const actor = claims && (await actorOfSession(claims.sessionId));
  const user =
    actor && actor.userId === claims.userId ? await db().user.findUnique({ where: { id: claims.userId } }) : null;
  if (!user || !actor) throw new DomainError("unauthenticated", "wrong_credentials", "Could not validate credentials");
  return tokensFor({ user, actor, sessionId: claims.sessionId });
}

/** Ends the session that the actor came with. */
export async function signOut(actor: Actor): Promise<void> {
  const { sessionId } = actor;
  if (!sessionId) return;
  await transaction(async (tx: Tx) => {
    if ((await revokeSessions(tx, { id: sessionId })) === 0) return;
    await audit(tx, actor, {
      action: "logout",
      resourceType: "user",
      resourceId: actor.userId,
      description: "Signed out",
    });
  });
}
