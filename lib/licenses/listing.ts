import { addDays } from "date-fns";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { fromLegalDate, officeToday } from "@/lib/platform/time";
import { type CardState, cardStates, ofOlderTemplate, signedByRevokedKey } from "./card-state";
import { mayListLicenses } from "./policy";
import { LICENSE_SORTS, type LicenseSort, licenseWhere } from "./queries";
import { CATEGORY_CODES, LICENSE_STATUSES, type LicenseView } from "./schema";
import { type LicenseRow, licenseView } from "./view";

/** Columns that the list and its export sort by. */
export const LISTING_SORTS = LICENSE_SORTS;

/** The list's filters with their values, as they stand in its address; each may be given several times. */
export const LISTING_FILTERS = {
  status: LICENSE_STATUSES,
  category: CATEGORY_CODES,
  /** Whether card files exist; those that an older template drew, or that a revoked key signed. */
  generated: ["yes", "no", "old_template", "revoked_key"],
  /** Expires within so many days from today, or `past`: the expiry date has gone by. */
  expiring: ["30", "60", "90", "past"],
} as const;

type Values = typeof LISTING_FILTERS;
/** Values of one filter are alternatives; several filters must all hold. */
export type Listing = { q?: string } & { [Name in keyof Values]?: Values[Name][number][] };
export type ListingOrder = { sort: LicenseSort; desc: boolean };
export const LISTING_ORDER: ListingOrder = { sort: "created_at", desc: true };

const any = (alternatives: Prisma.LicenseWhereInput[] | undefined): Prisma.LicenseWhereInput =>
  alternatives && alternatives.length > 0 ? { OR: alternatives } : {};

const GENERATED: Record<Values["generated"][number], Prisma.LicenseWhereInput> = {
  yes: { currentGenerationId: { not: null } },
  no: { currentGenerationId: null },
  old_template: ofOlderTemplate,
  revoked_key: signedByRevokedKey,
};

function expires(value: Values["expiring"][number], today: Date): Prisma.LicenseWhereInput {
  return { expiryDate: value === "past" ? { lt: today } : { gte: today, lte: addDays(today, Number(value)) } };
}

export function listingWhere(actor: Actor, listing: Listing, now = new Date()): Prisma.LicenseWhereInput {
  const today = fromLegalDate(officeToday(now));
  return {
    AND: [
      licenseWhere(actor, { q: listing.q }),
      listing.status ? { status: { in: listing.status } } : {},
      any(listing.category?.map((category) => licenseWhere(actor, { category }))),
      any(listing.generated?.map((value) => GENERATED[value])),
      any(listing.expiring?.map((value) => expires(value, today))),
    ],
  };
}

function listingOrder({ sort, desc }: ListingOrder): Prisma.LicenseOrderByWithRelationInput[] {
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

export type ListedLicense = LicenseView & { id_number: string; card_state: CardState; has_photo: boolean };

const withHolder = { person: { include: { photoProcessed: true } } } as const;
type Listed = Prisma.LicenseGetPayload<{ include: typeof withHolder }>;

async function listed(rows: Listed[]): Promise<ListedLicense[]> {
  const states = await cardStates(rows);
  return rows.map((row) => ({
    ...licenseView(row satisfies LicenseRow),
    id_number: row.person.idNumber,
    card_state: states.get(row.id)?.state ?? "none",
    has_photo: row.person.photoProcessedId !== null,
  }));
}

/** One page of the desk's list, with the count of all that match. */
export async function listForDesk(
  actor: Actor,
  listing: Listing,
  page: ListingOrder & { skip: number; take: number },
  now = new Date(),
): Promise<{ items: ListedLicense[]; total: number }> {
  permit(mayListLicenses(actor));
  const where = listingWhere(actor, listing, now);
  const [rows, total] = await Promise.all([
    db().license.findMany({
      where,
      include: withHolder,
      orderBy: listingOrder(page),
      skip: page.skip,
      take: page.take,
    }),
    db().license.count({ where }),
  ]);
  return { items: await listed(rows), total };
}

/** The ids of all that match, in order: what an export reads first. */
export async function listedIds(
  actor: Actor,
  listing: Listing,
  order: ListingOrder,
  now = new Date(),
): Promise<number[]> {
  permit(mayListLicenses(actor));
  const rows = await db().license.findMany({
    where: listingWhere(actor, listing, now),
    orderBy: listingOrder(order),
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Rows of ids that `listedIds` gave to the same actor; in no order. */
export async function listedByIds(ids: number[]): Promise<ListedLicense[]> {
  return listed(await db().license.findMany({ where: { id: { in: ids } }, include: withHolder }));
}
