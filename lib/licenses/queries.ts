import { folded } from "@/lib/people/view";
import { type Actor, authorize, isAdmin, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { licensePolicy, mayListLicenses } from "./policy";
import type { LicenseStatusName } from "./schema";
import type { LicenseRow } from "./view";

const withHolder = { person: true } as const;

export async function getLicense(actor: Actor, id: number): Promise<LicenseRow> {
  return authorize(
    licensePolicy,
    "view",
    actor,
    await db().license.findUnique({ where: { id }, include: withHolder }),
    "License",
  );
}

export async function getLicenseByNumber(actor: Actor, licenseNumber: string): Promise<LicenseRow> {
  const row = await db().license.findUnique({
    where: { licenseNumber: licenseNumber.toUpperCase() },
    include: withHolder,
  });
  return authorize(licensePolicy, "view", actor, row, "License");
}

/** The licenses of a person whom the actor was allowed to see. */
export async function licensesOfPerson(actor: Actor, personId: number): Promise<LicenseRow[]> {
  const rows = await db().license.findMany({
    where: { personId, isActive: true },
    include: withHolder,
    orderBy: { id: "desc" },
    take: 500,
  });
  if (rows[0] && !licensePolicy.view(actor, rows[0])) throw notFound("Citizen");
  return rows;
}

export const LICENSE_SORTS = [
  "license_number",
  "citizen_name",
  "category",
  "status",
  "issue_date",
  "expiry_date",
  "created_at",
  "last_generated",
] as const;
export type LicenseSort = (typeof LICENSE_SORTS)[number];

export type LicenseFilter = {
  /** Words of the holder's names, id number, or the license number. */
  q?: string;
  status?: LicenseStatusName;
  category?: string;
  licenseNumber?: string;
  idNumber?: string;
  personId?: number;
  /** Whether card files of the present generator exist. */
  generated?: boolean;
  /** Expires within so many days from `today`. */
  expiresBefore?: Date;
  includeInactive?: boolean;
};

/** Each word must be found in the holder's names and id number, or in the license number. */
function matchesWords(q: string): Prisma.LicenseWhereInput[] {
  const words = folded(q).split(" ").filter(Boolean).slice(0, 6);
  return words.map((word) => ({
    OR: [{ person: { searchText: { contains: word } } }, { licenseNumber: { contains: word.toUpperCase() } }],
  }));
}

export function licenseWhere(actor: Actor, filter: LicenseFilter): Prisma.LicenseWhereInput {
  return {
    isActive: filter.includeInactive && isAdmin(actor) ? undefined : true,
    status: filter.status,
    personId: filter.personId,
    licenseNumber: filter.licenseNumber ? { contains: filter.licenseNumber.trim().toUpperCase() } : undefined,
    person: filter.idNumber ? { idNumber: { contains: filter.idNumber.trim().toUpperCase() } } : undefined,
    currentGenerationId: filter.generated === undefined ? undefined : filter.generated ? { not: null } : null,
    expiryDate: filter.expiresBefore ? { lte: filter.expiresBefore } : undefined,
    AND: [...(filter.q ? matchesWords(filter.q) : []), ...(filter.category ? [categoryIs(filter.category)] : [])],
  };
}

/** A category column holds one code or several, separated by a comma and a space: the ways in which a code stands in it. */
export const holdingCode = (code: string): Prisma.StringFilter[] => [
  { equals: code },
  { startsWith: `${code},` },
  { endsWith: `, ${code}` },
  { contains: `, ${code},` },
];

const categoryIs = (code: string): Prisma.LicenseWhereInput => ({
  OR: holdingCode(code).map((category) => ({ category })),
});

function orderBy(sort: LicenseSort, desc: boolean): Prisma.LicenseOrderByWithRelationInput[] {
  const direction = desc ? "desc" : "asc";
  const by: Record<LicenseSort, Prisma.LicenseOrderByWithRelationInput[]> = {
    license_number: [{ licenseNumber: direction }],
    citizen_name: [{ person: { lastName: direction } }, { person: { firstName: direction } }],
    category: [{ category: direction }],
    status: [{ status: direction }],
    issue_date: [{ issueDate: direction }],
    expiry_date: [{ expiryDate: direction }],
    created_at: [{ createdAt: direction }],
    last_generated: [{ lastGenerated: { sort: direction, nulls: "last" } }],
  };
  return [...by[sort], { id: direction }];
}

/** One page of licenses, with the count of all that match. */
export async function listLicenses(
  actor: Actor,
  filter: LicenseFilter,
  page: { skip: number; take: number; sort?: LicenseSort; desc?: boolean },
): Promise<{ items: LicenseRow[]; total: number }> {
  permit(mayListLicenses(actor));
  if (filter.includeInactive) permit(isAdmin(actor));
  const where = licenseWhere(actor, filter);
  const [items, total] = await Promise.all([
    db().license.findMany({
      where,
      include: withHolder,
      orderBy: orderBy(page.sort ?? "created_at", page.desc ?? false),
      skip: page.skip,
      take: page.take,
    }),
    db().license.count({ where }),
  ]);
  return { items, total };
}
