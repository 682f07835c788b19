import { addDays, addMonths } from "date-fns";
import { fullName } from "@/lib/people/view";
import { type Actor, isAdmin, isStaff, permit } from "@/lib/platform/auth/actor";
import { db, Prisma } from "@/lib/platform/db";
import { countJobs, listJobs } from "@/lib/platform/jobs/queries";
import { storageAlert } from "@/lib/platform/storage/alerts";
import { fromLegalDate, officeToday, toLegalDate } from "@/lib/platform/time";
import { CATEGORY_CODES, LICENSE_STATUSES, type LicenseStatusName } from "./schema";
import { holderName } from "./view";

/** The zone of the office's day, as `officeToday` takes it. */
const OFFICE_ZONE = process.env.TZ || "Africa/Johannesburg";
/** From how many days on an expiry is worth a call to the holder. */
export const EXPIRING_DAYS = 60;
const MONTHS = 12;
const LIST_LENGTH = 5;

/** The days between which the figures count, as legal dates. */
function calendar(now: Date) {
  const today = officeToday(now);
  const month = fromLegalDate(`${today.slice(0, 8)}01`);
  return {
    today: fromLegalDate(today),
    soon: addDays(fromLegalDate(today), EXPIRING_DAYS),
    month,
    lastMonth: addMonths(month, -1),
    firstMonth: addMonths(month, 1 - MONTHS),
  };
}
type Calendar = ReturnType<typeof calendar>;

async function licenseCounts({ today, soon, month, lastMonth }: Calendar) {
  const [row] = await db().$queryRaw<
    { active: number; thisMonth: number; lastMonth: number; expiring: number; withoutCard: number }[]
  >(Prisma.sql`
    SELECT count(*) FILTER (WHERE status = 'active')::int AS active,
           count(*) FILTER (WHERE issue_date >= ${month} AND issue_date <= ${today})::int AS "thisMonth",
           count(*) FILTER (WHERE issue_date >= ${lastMonth} AND issue_date < ${month})::int AS "lastMonth",
           count(*) FILTER (WHERE status = 'active' AND expiry_date BETWEEN ${today} AND ${soon})::int AS expiring,
           count(*) FILTER (WHERE status = 'active' AND current_generation_id IS NULL)::int AS "withoutCard"
    FROM license WHERE is_active`);
  return row ?? { active: 0, thisMonth: 0, lastMonth: 0, expiring: 0, withoutCard: 0 };
}

async function peopleCounts(now: Date) {
  const [row] = await db().$queryRaw<{ registered: number; thisMonth: number; withoutPhoto: number }[]>(Prisma.sql`
    SELECT count(*)::int AS registered,
           count(*) FILTER (WHERE created_at >= (${officeToday(now).slice(0, 8)} || '01')::date::timestamp AT TIME ZONE ${OFFICE_ZONE})::int AS "thisMonth",
           count(*) FILTER (WHERE photo_processed_id IS NULL)::int AS "withoutPhoto"
    FROM person WHERE is_active`);
  return row ?? { registered: 0, thisMonth: 0, withoutPhoto: 0 };
}

/** Cards drawn since the office's midnight. */
async function cardsToday(now: Date): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>(Prisma.sql`
    SELECT count(*)::int AS count FROM license_generation
    WHERE created_at >= (${officeToday(now)}::date)::timestamp AT TIME ZONE ${OFFICE_ZONE}`);
  return row?.count ?? 0;
}

/** Licenses by month of issue, the oldest first; months without any are there with 0. `month`: YYYY-MM. */
async function issuedPerMonth({ firstMonth, today }: Calendar): Promise<{ month: string; issued: number }[]> {
  const rows = await db().$queryRaw<{ month: string; issued: number }[]>(Prisma.sql`
    SELECT to_char(issue_date, 'YYYY-MM') AS month, count(*)::int AS issued
    FROM license WHERE is_active AND issue_date BETWEEN ${firstMonth} AND ${today} GROUP BY 1`);
  const issued = new Map(rows.map((row) => [row.month, row.issued]));
  return Array.from({ length: MONTHS }, (_, index) => {
    const month = toLegalDate(addMonths(firstMonth, index)).slice(0, 7);
    return { month, issued: issued.get(month) ?? 0 };
  });
}

/** Active licenses by category; one for "A, B" counts under both. */
async function activeByCategory(): Promise<{ category: string; count: number }[]> {
  const rows = await db().$queryRaw<{ category: string; count: number }[]>(Prisma.sql`
    SELECT code AS category, count(*)::int AS count
    FROM license, unnest(string_to_array(category, ', ')) AS code WHERE is_active AND status = 'active' GROUP BY 1`);
  const counts = new Map(rows.map((row) => [row.category, row.count]));
  return CATEGORY_CODES.map((category) => ({ category, count: counts.get(category) ?? 0 })).filter(
    ({ count }) => count > 0,
  );
}

async function byStatus(): Promise<{ status: LicenseStatusName; count: number }[]> {
  const rows = await db().license.groupBy({ by: ["status"], where: { isActive: true }, _count: true });
  const counts = new Map(rows.map((row) => [row.status, row._count]));
  return LICENSE_STATUSES.map((status) => ({ status, count: counts.get(status) ?? 0 })).filter(
    ({ count }) => count > 0,
  );
}

/** The dashboard's figures and charts: eight grouped statements, whatever the size of the office. */
export async function dashboardFigures(actor: Actor, now = new Date()) {
  permit(isStaff(actor));
  const days = calendar(now);
  const [licenses, people, cards, months, categories, statuses, jobs] = await Promise.all([
    licenseCounts(days),
    peopleCounts(now),
    cardsToday(now),
    issuedPerMonth(days),
    activeByCategory(),
    byStatus(),
    countJobs(),
  ]);
  return { licenses, people, cardsToday: cards, months, categories, statuses, jobs };
}
export type DashboardFigures = Awaited<ReturnType<typeof dashboardFigures>>;

export type Concern = { id: string; title: string; detail: string; href: string };

/** The few rows of each kind that somebody should look at, the most urgent first. */
export async function dashboardConcerns(
  actor: Actor,
  now = new Date(),
): Promise<{ storage: Concern[]; failedJobs: Concern[]; expiring: Concern[]; withoutPhoto: Concern[] }> {
  const { today, soon } = calendar(now);
  const [alert, jobs, licenses, people] = await Promise.all([
    isAdmin(actor) ? storageAlert() : null,
    listJobs(actor, { state: "failed" }, { skip: 0, take: LIST_LENGTH, sort: "created_at", desc: true }),
    db().license.findMany({
      where: { isActive: true, status: "active", expiryDate: { gte: today, lte: soon } },
      include: { person: true },
      orderBy: [{ expiryDate: "asc" }, { id: "asc" }],
      take: LIST_LENGTH,
    }),
    db().person.findMany({
      where: { isActive: true, photoProcessedId: null, licenses: { some: { isActive: true, status: "active" } } },
      orderBy: { createdAt: "desc" },
      take: LIST_LENGTH,
    }),
  ]);
  return {
    storage: alert
      ? [
          {
            id: alert.level,
            title:
              alert.level === "critical" ? "The disk for files is almost full" : "The disk for files is filling up",
            detail: `${Math.floor(alert.usedPercent)} % used`,
            href: "/admin/storage",
          },
        ]
      : [],
    failedJobs: jobs.items.map((job) => ({
      id: job.id,
      title: job.kind === "license.generate" ? `Card of license ${job.subjectId}` : job.kind,
      detail: job.reason ?? "",
      href: job.subjectType === "license" ? `/licenses/${job.subjectId}` : "/admin/jobs?state=failed",
    })),
    expiring: licenses.map((license) => ({
      id: String(license.id),
      title: holderName(license.person),
      detail: toLegalDate(license.expiryDate),
      href: `/licenses/${license.id}`,
    })),
    withoutPhoto: people.map((person) => ({
      id: String(person.id),
      title: fullName(person),
      detail: person.idNumber,
      href: `/people/${person.id}`,
    })),
  };
}

export type Activity = {
  seq: number;
  at: string;
  action: string;
  resourceType: string;
  resourceId: string | null;
  description: string | null;
  who: string;
};

/** What happened last, but for sign-ins. Clerks see the work of the desk; the administration is the administrators' to see. */
export async function recentActivity(actor: Actor, take = 10): Promise<Activity[]> {
  permit(isStaff(actor));
  const rows = await db().auditEntry.findMany({
    where: isAdmin(actor)
      ? { action: { notIn: ["login", "logout"] } }
      : { resourceType: { in: ["license", "citizen"] } },
    orderBy: { seq: "desc" },
    take,
  });
  const ids = [...new Set(rows.flatMap((row) => row.userId ?? []))];
  const users = await db().user.findMany({
    where: { id: { in: ids } },
    select: { id: true, username: true, fullName: true },
  });
  const names = new Map(users.map((user) => [user.id, user.fullName ?? user.username]));
  return rows.map((row) => ({
    seq: Number(row.seq),
    at: row.at.toISOString(),
    action: row.action,
    resourceType: row.resourceType,
    resourceId: row.resourceId,
    description: row.description,
    who:
      row.userId === null
        ? row.actorKind === "system"
          ? "System"
          : "Somebody"
        : (names.get(row.userId) ?? "Somebody"),
  }));
}
