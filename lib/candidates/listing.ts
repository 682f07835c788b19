import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { fromLegalDate, officeToday } from "@/lib/platform/time";
import { folded } from "./facts";
import { REQUIRED_FILES } from "./kinds";
import { mayKeepCandidates } from "./policy";
import { likeText } from "./queries";
import { type CandidateRow, WITH_CANDIDATE_FILES } from "./view";

export const CANDIDATE_SORTS = ["last_name", "first_name", "passport", "passport_expiry", "created_at"] as const;
export type CandidateSort = (typeof CANDIDATE_SORTS)[number];
export const DOCUMENT_FILTERS = ["complete", "missing"] as const;
export const PASSPORT_FILTERS = ["expired", "soon", "unknown"] as const;

export type CandidateFilter = {
  /** Any words of the names, the passport, CDC or INDoS number, or the e-mail address, in any order. */
  q?: string;
  /** Whether all files are there that an intake needs. */
  documents?: (typeof DOCUMENT_FILTERS)[number];
  /** Soon is within SOON_DAYS. */
  passport?: (typeof PASSPORT_FILTERS)[number];
  deleted?: boolean;
};
export type CandidateOrder = { sort: CandidateSort; desc: boolean };
export const CANDIDATE_ORDER: CandidateOrder = { sort: "created_at", desc: true };

const SOON_DAYS = 90;
const WORDS_MAX = 6;
const DAY_MS = 86_400_000;

const COLUMN = {
  last_name: "lastName",
  first_name: "firstName",
  passport: "passportNo",
  passport_expiry: "passportExpiry",
  created_at: "createdAt",
} as const satisfies Record<CandidateSort, string>;

const orderOf = ({ sort, desc }: CandidateOrder): Prisma.CandidateOrderByWithRelationInput[] => {
  const way = desc ? "desc" : "asc";
  const column = sort === "passport_expiry" ? { passportExpiry: { sort: way, nulls: "last" } as const } : null;
  return [column ?? { [COLUMN[sort]]: way }, { id: "asc" }];
};

function passportWhere(filter: CandidateFilter["passport"], now: Date): Prisma.CandidateWhereInput {
  const today = fromLegalDate(officeToday(now));
  const soon = new Date(today.getTime() + SOON_DAYS * DAY_MS);
  if (filter === "expired") return { passportExpiry: { lt: today } };
  if (filter === "soon") return { passportExpiry: { gte: today, lte: soon } };
  return filter === "unknown" ? { passportExpiry: null } : {};
}

const hasAll: Prisma.CandidateWhereInput = { AND: REQUIRED_FILES.map((kind) => ({ files: { some: { kind } } })) };

export function candidatesWhere(filter: CandidateFilter, now = new Date()): Prisma.CandidateWhereInput {
  const words = filter.q ? folded(filter.q).split(" ").filter(Boolean).slice(0, WORDS_MAX).map(likeText) : [];
  const documents =
    filter.documents === "complete" ? [hasAll] : filter.documents === "missing" ? [{ NOT: hasAll }] : [];
  return {
    deletedAt: filter.deleted ? { not: null } : null,
    AND: [
      ...words.map((word) => ({
        OR: [{ searchText: { contains: word } }, { email: { contains: word, mode: "insensitive" as const } }],
      })),
      ...documents,
      passportWhere(filter.passport, now),
    ],
  };
}

/** One page of the desk's list, with the count of all that match. */
export async function listCandidates(
  actor: Actor,
  filter: CandidateFilter,
  page: { skip: number; take: number; sort?: CandidateSort; desc?: boolean },
  now = new Date(),
): Promise<{ items: CandidateRow[]; total: number }> {
  permit(mayKeepCandidates(actor));
  const where = candidatesWhere(filter, now);
  const order = { sort: page.sort ?? CANDIDATE_ORDER.sort, desc: page.desc ?? CANDIDATE_ORDER.desc };
  const [items, total] = await Promise.all([
    db().candidate.findMany({
      where,
      include: WITH_CANDIDATE_FILES,
      orderBy: orderOf(order),
      skip: page.skip,
      take: page.take,
    }),
    db().candidate.count({ where }),
  ]);
  return { items, total };
}

/** Ids of all that match, in the list's order, for the export. */
export async function candidateIds(actor: Actor, filter: CandidateFilter, order: CandidateOrder): Promise<number[]> {
  permit(mayKeepCandidates(actor));
  const rows = await db().candidate.findMany({
    where: candidatesWhere(filter),
    orderBy: orderOf(order),
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
