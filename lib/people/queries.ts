import { type Actor, authorize, isAdmin, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { maySearchPeople, personPolicy } from "./policy";
import { folded, type PersonRow, withPhoto } from "./view";

export async function getPerson(actor: Actor, id: number): Promise<PersonRow> {
  return authorize(
    personPolicy,
    "view",
    actor,
    await db().person.findUnique({ where: { id }, include: withPhoto }),
    "Citizen",
  );
}

export const PEOPLE_SORTS = ["last_name", "first_name", "id_number", "date_of_birth", "created_at"] as const;
export type PeopleSort = (typeof PEOPLE_SORTS)[number];

export type PeopleFilter = {
  /** Any words of the names or the id number, in any order. */
  q?: string;
  idNumber?: string;
  firstName?: string;
  lastName?: string;
  photo?: "with" | "without";
  gender?: "male" | "female" | "other";
  removed?: boolean;
};

const SORT_COLUMN: Record<PeopleSort, keyof Prisma.PersonOrderByWithRelationInput> = {
  last_name: "lastName",
  first_name: "firstName",
  id_number: "idNumber",
  date_of_birth: "dateOfBirth",
  created_at: "createdAt",
};

const contains = (value: string | undefined) =>
  value ? { contains: value.trim(), mode: "insensitive" as const } : undefined;

export function peopleWhere(actor: Actor, filter: PeopleFilter): Prisma.PersonWhereInput {
  const words = filter.q ? folded(filter.q).split(" ").filter(Boolean).slice(0, 6) : [];
  return {
    isActive: !(filter.removed && isAdmin(actor)),
    idNumber: contains(filter.idNumber),
    firstName: contains(filter.firstName),
    lastName: contains(filter.lastName),
    gender: filter.gender,
    photoProcessedId: filter.photo === undefined ? undefined : filter.photo === "with" ? { not: null } : null,
    AND: words.map((word) => ({ searchText: { contains: word } })),
  };
}

/** One page of people, with the count of all that match. */
export async function listPeople(
  actor: Actor,
  filter: PeopleFilter,
  page: { skip: number; take: number; sort?: PeopleSort; desc?: boolean },
): Promise<{ items: PersonRow[]; total: number }> {
  permit(maySearchPeople(actor));
  const where = peopleWhere(actor, filter);
  const order = { [SORT_COLUMN[page.sort ?? "created_at"]]: page.desc ? "desc" : "asc" };
  const [items, total] = await Promise.all([
    db().person.findMany({
      where,
      include: withPhoto,
      orderBy: [order, { id: "asc" }],
      skip: page.skip,
      take: page.take,
    }),
    db().person.count({ where }),
  ]);
  return { items, total };
}
