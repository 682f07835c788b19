import type { Person } from "@/lib/generated/prisma/client";
import { Prisma, type Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";

type Tie = {
  code: string;
  /** How many rows of this kind hold the person. */
  count: (tx: Tx, personId: number) => Promise<number>;
  sentence: (count: number) => string;
};

/**
 * What keeps a person from being removed. The rows of other domains are counted here, and only counted: this domain
 * imports none of those that hang on it, and one that comes to do so enters its rows into this list.
 */
const TIES: readonly Tie[] = [
  {
    code: "has_licenses",
    count: (tx, personId) =>
      tx.license.count({
        where: { personId, isActive: true, status: { in: ["active", "suspended", "pending", "pending_collection"] } },
      }),
    sentence: (count) => `still holds ${count} license${count === 1 ? "" : "s"}`,
  },
  {
    code: "has_applications",
    count: (tx, personId) =>
      tx.licenseApplication.count({ where: { personId, isActive: true, waitingSince: { not: null } } }),
    sentence: (count) => `still has ${count} open application${count === 1 ? "" : "s"}`,
  },
];

/**
 * The row lock keeps whoever is just adding such a row out: its foreign key waits for this transaction, or this one for
 * it.
 *
 * @throws DomainError conflict `has_licenses`, `has_applications`
 */
export async function assertUntied(tx: Tx, person: Pick<Person, "id" | "firstName" | "lastName">): Promise<void> {
  await tx.$queryRaw(Prisma.sql`SELECT id FROM person WHERE id = ${person.id} FOR UPDATE`);
  for (const { code, count, sentence } of TIES) {
    const rows = await count(tx, person.id);
    if (rows > 0) throw conflict(code, `${person.firstName} ${person.lastName} ${sentence(rows)}`);
  }
}

/**
 * The person to whom a row is about to be added, held in place until the transaction ends, so that nobody removes them
 * meanwhile; null when they are not there or were removed.
 */
export async function holdPerson(tx: Tx, id: number): Promise<Person | null> {
  await tx.$queryRaw(Prisma.sql`SELECT id FROM person WHERE id = ${id} FOR KEY SHARE`);
  return tx.person.findUnique({ where: { id, isActive: true } });
}
