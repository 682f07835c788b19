import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { fromLegalDate, officeToday } from "@/lib/platform/time";
import { mayKeepCandidates } from "../policy";
import type { CertificateView, ShownState } from "./schema";
import { certificateView, WITH_CANDIDATE } from "./view";

export const CERTIFICATE_SORTS = [
  "created",
  "number",
  "candidate_name",
  "certificate_name",
  "issue_date",
  "expiry_date",
] as const;
export type CertificateSort = (typeof CERTIFICATE_SORTS)[number];
/** Days ahead in which certificates of a list expire. */
export const EXPIRING = ["30", "60", "90"] as const;

export type CertificateFilter = {
  /** Words of the candidate's names, passport or INDoS number, of a certificate's number or the company. */
  q?: string;
  states?: ShownState[];
  courseIds?: number[];
  expiring?: (typeof EXPIRING)[number];
  /** Who is billed, to the letter. */
  companies?: string[];
  candidateId?: number;
  jobId?: string;
};

function stateWhere(state: ShownState, today: Date): Prisma.CertificateWhereInput {
  if (state === "expired") return { state: "issued", expiryDate: { lt: today } };
  if (state === "issued") return { state: "issued", OR: [{ expiryDate: null }, { expiryDate: { gte: today } }] };
  return { state };
}

const DAY_MS = 86_400_000;

function certificateWhere(filter: CertificateFilter, now: Date): Prisma.CertificateWhereInput {
  const today = fromLegalDate(officeToday(now));
  const { q, states, courseIds, expiring, companies, candidateId, jobId } = filter;
  const words = (q ?? "").trim().split(/\s+/).filter(Boolean).slice(0, 6);
  const until = expiring && new Date(today.getTime() + Number(expiring) * DAY_MS);
  return {
    candidate: { deletedAt: null },
    courseId: courseIds ? { in: courseIds } : undefined,
    clientName: companies ? { in: companies } : undefined,
    candidateId,
    jobId,
    AND: [
      ...words.map((word) => ({
        OR: [
          { number: { contains: word.toUpperCase() } },
          { clientName: { contains: word, mode: "insensitive" as const } },
          { candidate: { firstName: { contains: word, mode: "insensitive" as const } } },
          { candidate: { lastName: { contains: word, mode: "insensitive" as const } } },
          { candidate: { passportNo: { contains: word, mode: "insensitive" as const } } },
        ],
      })),
      states ? { OR: states.map((state) => stateWhere(state, today)) } : {},
      until ? { state: "issued", expiryDate: { gte: today, lte: until } } : {},
    ],
  };
}

function certificateOrder(sort: CertificateSort, desc: boolean): Prisma.CertificateOrderByWithRelationInput[] {
  const direction = desc ? "desc" : "asc";
  const by: Record<CertificateSort, Prisma.CertificateOrderByWithRelationInput[]> = {
    created: [{ createdAt: direction }],
    number: [{ number: { sort: direction, nulls: "last" } }],
    candidate_name: [{ candidate: { lastName: direction } }, { candidate: { firstName: direction } }],
    certificate_name: [{ certificateName: direction }],
    issue_date: [{ issueDate: { sort: direction, nulls: "last" } }],
    expiry_date: [{ expiryDate: { sort: direction, nulls: "last" } }],
  };
  return [...by[sort], { id: direction }];
}

export async function listCertificates(
  actor: Actor,
  filter: CertificateFilter,
  page: { skip: number; take: number; sort?: CertificateSort; desc?: boolean },
  now = new Date(),
): Promise<{ items: CertificateView[]; total: number }> {
  permit(mayKeepCandidates(actor));
  const where = certificateWhere(filter, now);
  const orderBy = certificateOrder(page.sort ?? "created", page.desc ?? true);
  const [rows, total] = await Promise.all([
    db().certificate.findMany({ where, include: WITH_CANDIDATE, orderBy, skip: page.skip, take: page.take }),
    db().certificate.count({ where }),
  ]);
  return { items: rows.map((row) => certificateView(row, now)), total };
}

/** Ids of all that match, in the list's order: for exports. */
export async function certificateIds(
  actor: Actor,
  filter: CertificateFilter,
  { sort, desc }: { sort: CertificateSort; desc: boolean },
  now = new Date(),
): Promise<number[]> {
  permit(mayKeepCandidates(actor));
  const where = certificateWhere(filter, now);
  const rows = await db().certificate.findMany({ where, orderBy: certificateOrder(sort, desc), select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Companies that a filter can be chosen from; an office bills some dozens. */
const COMPANIES_MAX = 300;

/** Whom certificates are billed to, by name. */
export async function billedCompanies(actor: Actor): Promise<string[]> {
  permit(mayKeepCandidates(actor));
  const rows = await db().certificate.groupBy({
    by: ["clientName"],
    where: { clientName: { not: null }, candidate: { deletedAt: null } },
    orderBy: { clientName: "asc" },
    take: COMPANIES_MAX,
  });
  return rows.flatMap(({ clientName }) => clientName ?? []);
}

/** In the order of the ids. */
export async function certificatesByIds(ids: number[]): Promise<CertificateView[]> {
  const rows = await db().certificate.findMany({ where: { id: { in: ids } }, include: WITH_CANDIDATE });
  const byId = new Map(rows.map((row) => [row.id, certificateView(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** One certificate with its token, for whom the desk shows it. @throws DomainError not_found */
export async function getCertificate(actor: Actor, id: number): Promise<CertificateView & { token: string | null }> {
  permit(mayKeepCandidates(actor));
  const row = await db().certificate.findUnique({ where: { id }, include: WITH_CANDIDATE });
  if (!row || row.candidate.deletedAt) throw notFound("Certificate");
  return { ...certificateView(row), token: row.token };
}
