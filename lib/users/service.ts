import type { ApiKey, User } from "@/lib/generated/prisma/client";
import { audit, changes } from "@/lib/platform/audit/audit";
import { type Actor, authorize, permit, type Role } from "@/lib/platform/auth/actor";
import { checkNewPassword, hashPassword, verifyPassword } from "@/lib/platform/auth/passwords";
import { revokeSessions } from "@/lib/platform/auth/sessions";
import { newApiKey } from "@/lib/platform/auth/tokens";
import { db, Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, DomainError, invalidField, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { apiKeyPolicy, mayAdministerUsers, userPolicy } from "./policy";
import type { ApiKeyInput, OwnPatch, UserInput, UserPatch } from "./schema";
import { userView } from "./view";

const roleOf = (input: { role?: Role; is_superuser?: boolean }): Role | undefined =>
  input.role ?? (input.is_superuser === undefined ? undefined : input.is_superuser ? "admin" : "clerk");

/** @throws DomainError conflict `duplicate_user`, with the field that is taken */
export async function createUser(actor: Actor, input: UserInput): Promise<User> {
  permit(mayAdministerUsers(actor));
  checkNewPassword(input.password, [input.username, input.email]);
  const passwordHash = await hashPassword(input.password);
  return transaction(async (tx) => {
    await refuseTaken(tx, input);
    await checkPerson(tx, input.person_id);
    const user = await tx.user
      .create({
        data: {
          username: input.username,
          email: input.email,
          fullName: input.full_name,
          department: input.department,
          role: roleOf(input) ?? "clerk",
          personId: input.person_id,
          passwordHash,
          mustChangePassword: true,
        },
      })
      .catch(asTaken);
    await audit(tx, actor, {
      action: "create",
      resourceType: "user",
      resourceId: user.id,
      description: `Added the user ${user.username}`,
      newValues: { role: user.role },
    });
    return user;
  });
}

async function refuseTaken(tx: Tx, input: { username?: string; email?: string }, exceptId = 0): Promise<void> {
  const taken = async (where: Prisma.UserWhereInput) =>
    (await tx.user.count({ where: { ...where, NOT: { id: exceptId } } })) > 0;
  if (input.email && (await taken({ OR: [{ email: input.email }, { username: input.email }] })))
    throw takenField("email", "Email already registered");
  if (input.username && (await taken({ OR: [{ username: input.username }, { email: input.username }] })))
    throw takenField("username", "Username already taken");
}

const takenField = (name: string, reason: string): DomainError =>
  new DomainError("conflict", "duplicate_user", reason, [{ name, reason }]);

/** Two requests at the same moment both pass the look-up; the unique index decides. */
function asTaken(error: unknown): never {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
    throw takenField("username", "Username or e-mail already taken");
  throw error;
}

async function checkPerson(tx: Tx, personId: number | null | undefined): Promise<void> {
  if (personId && !(await tx.person.findUnique({ where: { id: personId, isActive: true } })))
    throw invalidField("person_id", "There is no such citizen");
}

/** Changes a user as an administrator. A new password or role, and switching off, end the user's sessions at once. */
export async function updateUser(actor: Actor, id: number, patch: UserPatch): Promise<User> {
  permit(mayAdministerUsers(actor));
  const passwordHash =
    patch.password === undefined ? undefined : await newHash(patch.password, [patch.username ?? "", patch.email ?? ""]);
  return transaction(async (tx) => {
    const before = authorize(userPolicy, "edit", actor, await tx.user.findUnique({ where: { id } }), "User");
    const role = roleOf(patch);
    await refuseTaken(tx, patch, id);
    await checkPerson(tx, patch.person_id);
    if ((role && role !== "admin") || patch.is_active === false) await keepOneAdmin(tx, before);
    const after = await tx.user.update({
      where: { id },
      data: {
        username: patch.username,
        email: patch.email,
        fullName: patch.full_name,
        department: patch.department,
        role,
        personId: patch.person_id,
        isActive: patch.is_active,
        passwordHash,
        mustChangePassword: passwordHash && actor.userId !== id ? true : undefined,
      },
    });
    if (passwordHash || patch.is_active === false || (role && role !== before.role))
      await revokeSessions(tx, { userId: id, not: actor.userId === id ? actor.sessionId : null });
    const { updated_at, ...shown } = userView(after);
    const note = changes<Record<string, unknown>>(userView(before), shown);
    await audit(tx, actor, {
      action: patch.is_active === false ? "delete" : "update",
      resourceType: "user",
      resourceId: id,
      description: `Changed the user ${after.username}${passwordHash ? " (new password)" : ""}`,
      ...note,
    });
    return after;
  });
}

async function newHash(password: string, context: string[]): Promise<string> {
  checkNewPassword(password, context);
  return hashPassword(password);
}

/** The lock makes two administrators who switch each other off wait for one another. */
async function keepOneAdmin(tx: Tx, user: User): Promise<void> {
  if (user.role !== "admin" || !user.isActive) return;
  const admins = await tx.$queryRaw<{ id: number }[]>(
    Prisma.sql`SELECT id FROM "user" WHERE role = 'admin' AND is_active ORDER BY id FOR UPDATE`,
  );
  if (admins.length < 2) throw conflict("last_admin", "This is the last administrator");
}

/** Switches a user off; the row stays, since history names it. */
export const deactivateUser = (actor: Actor, id: number): Promise<User> => updateUser(actor, id, { is_active: false });

export async function updateSelf(actor: Actor, patch: OwnPatch): Promise<User> {
  return transaction(async (tx) => {
    const before = authorize(
      userPolicy,
      "editSelf",
      actor,
      actor.userId === null ? null : await tx.user.findUnique({ where: { id: actor.userId } }),
      "User",
    );
    await refuseTaken(tx, patch, before.id);
    const after = await tx.user.update({
      where: { id: before.id },
      data: { email: patch.email, fullName: patch.full_name, department: patch.department },
    });
    const { updated_at, ...shown } = userView(after);
    await audit(tx, actor, {
      action: "update",
      resourceType: "user",
      resourceId: after.id,
      description: "Changed their own details",
      ...changes<Record<string, unknown>>(userView(before), shown),
    });
    return after;
  });
}

/**
 * Changes the actor's own password and ends their other sessions.
 *
 * @throws DomainError invalid, field `current_password` or `password`
 */
export async function changeOwnPassword(actor: Actor, current: string, next: string): Promise<void> {
  const user = actor.userId === null ? null : await db().user.findUnique({ where: { id: actor.userId } });
  if (!user || actor.kind !== "user") throw notFound("User");
  if (!(await verifyPassword(user.passwordHash, current)))
    throw invalidField("current_password", "This is not your present password");
  const passwordHash = await newHash(next, [user.username, user.email, user.fullName ?? ""]);
  await transaction(async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { passwordHash, mustChangePassword: false } });
    await revokeSessions(tx, { userId: user.id, not: actor.sessionId });
    await audit(tx, actor, {
      action: "update",
      resourceType: "user",
      resourceId: user.id,
      description: "Changed their own password",
    });
  });
}

const RANK: Record<Role, number> = { applicant: 0, clerk: 1, admin: 2 };

/** Makes an API key. The key itself is in the answer and nowhere else. */
export async function createApiKey(
  actor: Actor,
  input: ApiKeyInput,
  now = new Date(),
): Promise<{ apiKey: ApiKey; key: string }> {
  const { userId } = actor;
  if (userId === null || actor.kind !== "user")
    throw new DomainError("forbidden", "forbidden", "Sign in as a person to make an API key");
  const own = actor.role as Role;
  const role = input.role ?? own;
  if (RANK[role] > RANK[own]) throw invalidField("role", "A key cannot have more rights than you have");
  const { key, prefix, secretHash } = newApiKey();
  const apiKey = await transaction(async (tx) => {
    const expiresAt = input.expires_in_days ? new Date(now.getTime() + input.expires_in_days * 86_400_000) : null;
    const row = await tx.apiKey.create({
      data: { id: newId(), userId, name: input.name, prefix, secretHash, role, expiresAt },
    });
    await audit(tx, actor, {
      action: "create",
      resourceType: "api_key",
      resourceId: row.id,
      description: `Made the API key ${row.name}`,
      newValues: { role },
    });
    return row;
  });
  return { apiKey, key };
}

export function revokeApiKey(actor: Actor, id: string): Promise<void> {
  return transaction(async (tx) => {
    const key = authorize(apiKeyPolicy, "revoke", actor, await tx.apiKey.findUnique({ where: { id } }), "API key");
    const { count } = await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
    if (count === 1)
      await audit(tx, actor, {
        action: "revoke",
        resourceType: "api_key",
        resourceId: id,
        description: `Revoked the API key ${key.name}`,
      });
  });
}

/** Ends one of the actor's own sessions, or all others. */
export function revokeOwnSessions(actor: Actor, sessionId?: string): Promise<number> {
  return transaction(async (tx) => {
    const count = await revokeSessions(tx, {
      userId: actor.userId ?? -1,
      id: sessionId,
      not: sessionId ? undefined : actor.sessionId,
    });
    await audit(tx, actor, {
      action: "revoke",
      resourceType: "session",
      resourceId: sessionId ?? "others",
      description: `Ended ${count} session${count === 1 ? "" : "s"}`,
    });
    return count;
  });
}
