import type { Person, User } from "@/lib/generated/prisma/client";
import { issueLicense } from "@/lib/licenses/service";
import type { LicenseRow } from "@/lib/licenses/view";
import { PersonInput } from "@/lib/people/schema";
import { createPerson } from "@/lib/people/service";
import type { Actor, Role } from "@/lib/platform/auth/actor";
import { hashPassword } from "@/lib/platform/auth/passwords";
import { actorOfUser, openSession } from "@/lib/platform/auth/sessions";
import { signToken } from "@/lib/platform/auth/tokens";
import { db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { inventPerson, repeatable } from "@/prisma/seed/people";

const random = repeatable(Number(process.env.VITEST_POOL_ID ?? 1) * 7919 + (Date.now() % 1_000_000));

export const PASSWORD = "correct horse battery 9";
let passwordHash: Promise<string> | undefined;

/** A user of a role, with a signed-in bearer session. */
export async function makeUser(role: Role, personId?: number): Promise<{ user: User; actor: Actor; token: string }> {
  passwordHash ??= hashPassword(PASSWORD);
  const name = `${role}-${newId().slice(-12)}`;
  const user = await db().user.create({
    data: { username: name, email: `${name}@example.org`, role, personId, passwordHash: await passwordHash },
  });
  const session = await transaction((tx) => openSession(tx, user.id, "bearer"));
  const token = await signToken("access", { userId: user.id, sessionId: session.id, role }, 600);
  return { user, actor: actorOfUser(user, "user", `user:${user.id}`, session.id), token };
}

/** What is needed to register somebody who is not registered yet. */
export const personInput = (fields: Record<string, unknown> = {}): PersonInput =>
  PersonInput.parse({ ...inventPerson(random), ...fields });

export const makePerson = (actor: Actor, fields: Record<string, unknown> = {}): Promise<Person> =>
  createPerson(actor, personInput(fields));

export async function makeLicense(actor: Actor, personId?: number): Promise<LicenseRow> {
  return issueLicense(actor, { citizen_id: personId ?? (await makePerson(actor)).id, category: "B" });
}

/**
 * Leaves the worker's database without a row. A file that counts everything there is begins with it, because test files
 * that ran before it on the same worker left theirs. The fee schedule stays: a migration brought it.
 */
export async function emptyOffice(): Promise<void> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = current_schema() and tablename not in ('_prisma_migrations', 'license_fee')`;
  await db().$executeRawUnsafe(`truncate ${tables.map(({ name }) => name).join(", ")} restart identity cascade`);
}
