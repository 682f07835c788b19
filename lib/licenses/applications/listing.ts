import { folded } from "@/lib/people/view";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { holdingCode } from "../queries";
import { CATEGORY_CODES } from "../schema";
import { mayWorkOnApplications } from "./policy";
import type { ApplicationView } from "./schema";
import { APPLICATION_STATUSES, APPLICATION_TYPES } from "./states";
import { applicationView } from "./view";

/** Columns that the review queue and its export sort by. */
export const QUEUE_SORTS = ["waiting", "id", "citizen_name", "type", "category", "status", "application_date"] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];
export type QueueOrder = { sort: QueueSort; desc: boolean };

/** Whoever has waited longest comes first; what is decided follows, the latest first. */
export const QUEUE_ORDER: QueueOrder = { sort: "waiting", desc: false };

/** The queue's filters with their values, as they stand in its address; each may be given several times. */
export const QUEUE_FILTERS = {
  status: APPLICATION_STATUSES,
  type: APPLICATION_TYPES,
  category: CATEGORY_CODES,
} as const;

type Values = typeof QUEUE_FILTERS;
/** Values of one filter are alternatives; several filters must all hold. */
export type Queue = { q?: string } & { [Name in keyof Values]?: Values[Name][number][] };

/** Each word must be in the applicant's names or id number, in a license's number, or be the application's own. */
function matchesWord(word: string): Prisma.LicenseApplicationWhereInput {
  const number = /^#?(\d{1,9})$/.exec(word)?.[1];
  const licenseNumber = { contains: word.toUpperCase() };
  return {
    OR: [
      { person: { searchText: { contains: word } } },
      { license: { licenseNumber } },
      { approvedLicense: { licenseNumber } },
      ...(number ? [{ id: Number(number) }] : []),
    ],
  };
}

function queueWhere({ q, status, type, category }: Queue): Prisma.LicenseApplicationWhereInput {
  const words = q ? folded(q).split(" ").filter(Boolean).slice(0, 6) : [];
  const categories = category?.flatMap(holdingCode).map((appliedCategory) => ({ appliedCategory }));
  return {
    isActive: true,
    status: status && { in: status },
    type: type && { in: type },
    AND: [...words.map(matchesWord), ...(categories ? [{ OR: categories }] : [])],
  };
}

function queueOrder({ sort, desc }: QueueOrder): Prisma.LicenseApplicationOrderByWithRelationInput[] {
  const direction = desc ? "desc" : "asc";
  const by: Record<QueueSort, Prisma.LicenseApplicationOrderByWithRelationInput[]> = {
    waiting: [{ waitingSince: { sort: direction, nulls: "last" } }, { applicationDate: "desc" }],
    id: [],
    citizen_name: [{ person: { lastName: direction } }, { person: { firstName: direction } }],
    type: [{ type: direction }],
    category: [{ appliedCategory: direction }],
    status: [{ status: direction }],
    application_date: [{ applicationDate: direction }],
  };
  return [...by[sort], { id: direction }];
}

/** A line of the review queue. */
export type QueuedApplication = ApplicationView & {
  id_number: string;
  /** Since when it waits for a decision; null once there is one. */
  waiting_since: string | null;
  /** The license that it is about, or that the approval issued. */
  license_number: string | null;
};

const withLicenses = {
  person: true,
  license: { select: { licenseNumber: true } },
  approvedLicense: { select: { licenseNumber: true } },
} as const;

const queued = (row: Prisma.LicenseApplicationGetPayload<{ include: typeof withLicenses }>): QueuedApplication => ({
  ...applicationView(row),
  id_number: row.person.idNumber,
  waiting_since: row.waitingSince?.toISOString() ?? null,
  license_number: (row.approvedLicense ?? row.license)?.licenseNumber ?? null,
});

/** One page of the review queue, with the count of all that match. */
export async function applicationQueue(
  actor: Actor,
  queue: Queue,
  page: QueueOrder & { skip: number; take: number },
): Promise<{ items: QueuedApplication[]; total: number }> {
  permit(mayWorkOnApplications(actor));
  const where = queueWhere(queue);
  const { skip, take } = page;
  const [rows, total] = await Promise.all([
    db().licenseApplication.findMany({ where, include: withLicenses, orderBy: queueOrder(page), skip, take }),
    db().licenseApplication.count({ where }),
  ]);
  return { items: rows.map(queued), total };
}

/** The ids of all that match, in order: what an export reads first. */
export async function queueIds(actor: Actor, queue: Queue, order: QueueOrder): Promise<number[]> {
  permit(mayWorkOnApplications(actor));
  const rows = await db().licenseApplication.findMany({
    where: queueWhere(queue),
    orderBy: queueOrder(order),
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Rows of ids that `queueIds` gave to the same actor; in no order. */
export async function queueByIds(ids: number[]): Promise<QueuedApplication[]> {
  const rows = await db().licenseApplication.findMany({ where: { id: { in: ids } }, include: withLicenses });
  return rows.map(queued);
}

/** How many applications wait for a decision. */
export function waitingCount(actor: Actor): Promise<number> {
  permit(mayWorkOnApplications(actor));
  return db().licenseApplication.count({ where: { waitingSince: { not: null }, isActive: true } });
}
