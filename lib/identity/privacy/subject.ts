import type { User } from "@/lib/generated/prisma/client";
import { type Actor, isAdmin } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";

/**
 * Whose data is asked for: an applicant's own, or, for an administrator, any applicant's.
 *
 * @throws DomainError not_found, for somebody else's too; conflict `not_an_applicant`: the desk's own accounts stand in the
 *   trail of what they decided
 */
export async function dataSubject(actor: Actor, userId: number): Promise<User> {
  const mayAsk = actor.userId === userId || isAdmin(actor);
  const user = mayAsk ? await db().user.findUnique({ where: { id: userId } }) : null;
  if (!user) throw notFound("Applicant");
  if (user.role !== "applicant") throw conflict("not_an_applicant", "Only an applicant's data can be asked for here");
  return user;
}
