import type { CandidateFile, Media } from "@/lib/generated/prisma/client";
import { type Actor, authorize, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { toLegalDate } from "@/lib/platform/time";
import { candidatePolicy, intakePolicy, mayKeepCandidates } from "./policy";
import { type CandidateRow, WITH_CANDIDATE_FILES } from "./view";

/** The fields that contract 5's search knows, with their columns: nothing else of a request reaches the database. */
const SEARCH_COLUMNS = {
  firstName: "firstName",
  lastName: "lastName",
  email: "email",
  passport: "passportNo",
  candidate_name: "candidateName",
} as const satisfies Record<string, keyof Prisma.CandidateWhereInput>;
export type SearchField = keyof typeof SEARCH_COLUMNS;
export const SEARCH_FIELDS = Object.keys(SEARCH_COLUMNS) as [SearchField, ...SearchField[]];
const SEARCH_ROWS_MAX = 50;

const NEWEST_FIRST = [{ createdAt: "desc" }, { id: "desc" }] satisfies Prisma.CandidateOrderByWithRelationInput[];
const LIVE = { deletedAt: null };

/** @throws DomainError not_found, also where it is deleted */
export async function findCandidate(actor: Actor, id: number): Promise<CandidateRow> {
  const row = await db().candidate.findUnique({ where: { id }, include: WITH_CANDIDATE_FILES });
  return authorize(candidatePolicy, "view", actor, row, "Candidate");
}

/** One that is deleted too: where it can be brought back. */
export async function findCandidateOrDeleted(actor: Actor, id: number): Promise<CandidateRow> {
  const row = await db().candidate.findUnique({ where: { id }, include: WITH_CANDIDATE_FILES });
  return authorize(candidatePolicy, "restore", actor, row, "Candidate");
}

/** Candidates of contract 5's list, the newest first. */
export async function allCandidates(
  actor: Actor,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: CandidateRow[]; total: number }> {
  permit(mayKeepCandidates(actor));
  const [rows, total] = await Promise.all([
    db().candidate.findMany({
      where: LIVE,
      include: WITH_CANDIDATE_FILES,
      orderBy: NEWEST_FIRST,
      skip: offset,
      take: limit,
    }),
    db().candidate.count({ where: LIVE }),
  ]);
  return { rows, total };
}

/** Prisma hands `contains` to LIKE as it is. */
export const likeText = (text: string): string => text.replaceAll(/[\\%_]/g, "\\$&");

/** Candidates one of whose fields has the text somewhere, in upper or lower case. LIKE's own signs are text. */
export async function searchCandidates(actor: Actor, field: SearchField, q: string): Promise<CandidateRow[]> {
  permit(mayKeepCandidates(actor));
  return db().candidate.findMany({
    where: { ...LIVE, [SEARCH_COLUMNS[field]]: { contains: likeText(q), mode: "insensitive" } },
    include: WITH_CANDIDATE_FILES,
    orderBy: NEWEST_FIRST,
    take: SEARCH_ROWS_MAX,
  });
}

/** The one that the caller works at, else the one that came last; null in an office without candidates. */
export async function currentCandidate(actor: Actor): Promise<CandidateRow | null> {
  permit(mayKeepCandidates(actor));
  const { userId } = actor;
  const current =
    userId === null
      ? null
      : await db().candidate.findFirst({
          where: { ...LIVE, currentOf: { some: { userId } } },
          include: WITH_CANDIDATE_FILES,
        });
  return current ?? db().candidate.findFirst({ where: LIVE, include: WITH_CANDIDATE_FILES, orderBy: NEWEST_FIRST });
}

export async function candidateNames(actor: Actor): Promise<string[]> {
  permit(mayKeepCandidates(actor));
  const rows = await db().candidate.findMany({
    where: LIVE,
    select: { candidateName: true },
    orderBy: { candidateName: "asc" },
  });
  return rows.map(({ candidateName }) => candidateName);
}

/** Names for a list to choose from. */
export async function candidateChoices(actor: Actor) {
  permit(mayKeepCandidates(actor));
  return db().candidate.findMany({
    where: LIVE,
    select: { id: true, candidateName: true, firstName: true, lastName: true, passportNo: true },
    orderBy: [{ lastName: "asc" }, { firstName: "asc" }, { id: "asc" }],
    take: 5000,
  });
}

export type ServedFile = CandidateFile & { media: Media };

/**
 * A file of a candidate, or of the caller's own intake.
 *
 * @throws DomainError not_found
 */
export async function findFile(actor: Actor, id: number): Promise<ServedFile> {
  const file = await db().candidateFile.findUnique({
    where: { id },
    include: { media: true, candidate: { select: { deletedAt: true } }, session: { select: { createdBy: true } } },
  });
  const saved = file?.candidate;
  const seen = saved ? candidatePolicy.view(actor, saved) : file?.session && intakePolicy.use(actor, file.session);
  if (!file || !seen || file.media.deletedAt) throw notFound("Image");
  return file;
}

/** The n-th file of a candidate, by the time at which it came. */
export async function findNthFile(actor: Actor, candidateId: number, n: number): Promise<ServedFile> {
  const { files } = await findCandidate(actor, candidateId);
  const file = files[n - 1];
  if (!file) throw notFound("Image");
  return findFile(actor, file.id);
}

/** Files of all candidates, the newest first. */
export async function listUploads(actor: Actor, { limit, offset }: { limit: number; offset: number }) {
  permit(mayKeepCandidates(actor));
  const where = { candidate: LIVE } satisfies Prisma.CandidateFileWhereInput;
  const [rows, total] = await Promise.all([
    db().candidateFile.findMany({
      where,
      include: {
        media: { select: { contentType: true, sizeBytes: true } },
        candidate: { select: { candidateName: true } },
      },
      orderBy: [{ uploadedAt: "desc" }, { id: "desc" }],
      skip: offset,
      take: limit,
    }),
    db().candidateFile.count({ where }),
  ]);
  return { rows, total };
}

/** Whose passport this is already: for a warning while the form is still being filled in. */
export async function passportHolder(actor: Actor, key: string | null, exceptId = 0) {
  permit(mayKeepCandidates(actor));
  if (!key) return null;
  return db().candidate.findFirst({
    where: { passportKey: key, NOT: { id: exceptId } },
    select: { id: true, candidateName: true, firstName: true, lastName: true },
  });
}

/** What a candidate chose and got, the newest first, as the candidate's page lists it. */
export async function certificatesOf(actor: Actor, candidateId: number) {
  permit(mayKeepCandidates(actor));
  const rows = await db().certificate.findMany({
    where: { candidateId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.certificateName,
    number: row.number,
    state: row.state,
    issued: row.issueDate && toLegalDate(row.issueDate),
    expires: row.expiryDate && toLegalDate(row.expiryDate),
  }));
}

/** Whether the caller works at this candidate. */
export async function isCurrentCandidate({ userId }: Actor, candidateId: number): Promise<boolean> {
  if (userId === null) return false;
  return (await db().currentCandidate.count({ where: { userId, candidateId } })) > 0;
}
