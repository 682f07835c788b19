import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma } from "@/lib/platform/db";
import { fromLegalDate, officeToday, toLegalDate } from "@/lib/platform/time";
import { REQUIRED_FILES } from "../kinds";
import { mayKeepCandidates } from "../policy";

/** A paper of a candidate that expires: a passport, a CDC book or an issued certificate. */
export type Expiring = {
  /** `passport`, `cdc`, or `certificate:7`. */
  subject: string;
  kind: "passport" | "cdc" | "certificate";
  /** The certificate's name; empty for the others. */
  title: string;
  candidateId: number;
  name: string;
  email: string | null;
  expires: string;
  /** Negative once it has expired. */
  daysLeft: number;
};

type Row = Omit<Expiring, "expires" | "daysLeft"> & { expires: Date };

const DAY_MS = 86_400_000;
const daysBetween = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / DAY_MS);

const PAPERS = Prisma.sql`
  SELECT 'passport' AS subject, 'passport' AS kind, '' AS title, id AS "candidateId",
         first_name || ' ' || last_name AS name, email, passport_expiry AS expires
    FROM candidate WHERE deleted_at IS NULL AND passport_expiry IS NOT NULL
  UNION ALL
  SELECT 'cdc', 'cdc', '', id, first_name || ' ' || last_name, email, cdc_expiry
    FROM candidate WHERE deleted_at IS NULL AND cdc_expiry IS NOT NULL
  UNION ALL
  SELECT 'certificate:' || t.id, 'certificate', t.certificate_name, c.id, c.first_name || ' ' || c.last_name, c.email,
         t.expiry_date
    FROM certificate t JOIN candidate c ON c.id = t.candidate_id
   WHERE c.deleted_at IS NULL AND t.state = 'issued' AND t.expiry_date IS NOT NULL`;

/** Papers that expire between two days from now, the next first. Without authorisation: for the board and the job. */
export async function papersBetween(
  { from, to, skip = 0, take = 1000 }: { from: number; to: number; skip?: number; take?: number },
  now: Date,
): Promise<Expiring[]> {
  const today = fromLegalDate(officeToday(now));
  const day = (days: number) => new Date(today.getTime() + days * DAY_MS);
  const rows = await db().$queryRaw<Row[]>(Prisma.sql`
    SELECT * FROM (${PAPERS}) paper WHERE expires >= ${day(from)}::date AND expires <= ${day(to)}::date
     ORDER BY expires, "candidateId", subject OFFSET ${skip} LIMIT ${take}`);
  return rows.map((row) => ({ ...row, expires: toLegalDate(row.expires), daysLeft: daysBetween(today, row.expires) }));
}

/** The board's windows, in days from today; what expired longer than a year ago interests nobody any more. */
export const WINDOWS = {
  expired: { from: -365, to: -1 },
  "30": { from: 0, to: 30 },
  "60": { from: 31, to: 60 },
  "90": { from: 61, to: 90 },
} as const;
export type WindowName = keyof typeof WINDOWS;
export const WINDOW_NAMES = ["expired", "30", "60", "90"] as const satisfies WindowName[];

/** How many papers expire in each window. */
export async function expiryCounts(actor: Actor, now = new Date()): Promise<Record<WindowName, number>> {
  permit(mayKeepCandidates(actor));
  const today = fromLegalDate(officeToday(now));
  const rows = await db().$queryRaw<{ days: number; count: bigint }[]>(Prisma.sql`
    SELECT (expires - ${today}::date)::int AS days, count(*) AS count FROM (${PAPERS}) paper
     WHERE expires BETWEEN ${today}::date - 365 AND ${today}::date + 90 GROUP BY 1`);
  const within = ({ from, to }: { from: number; to: number }): number =>
    rows.reduce((sum, { days, count }) => (days >= from && days <= to ? sum + Number(count) : sum), 0);
  return {
    expired: within(WINDOWS.expired),
    "30": within(WINDOWS["30"]),
    "60": within(WINDOWS["60"]),
    "90": within(WINDOWS["90"]),
  };
}

/** The papers of one window. */
export function expiringPapers(
  actor: Actor,
  window: WindowName,
  page: { skip: number; take: number },
  now = new Date(),
): Promise<Expiring[]> {
  permit(mayKeepCandidates(actor));
  return papersBetween({ ...WINDOWS[window], ...page }, now);
}

/** What a candidate can lack: a file that every intake needs, or a fact that employers ask for. */
export const FACTS = ["cdcNo", "indosNo", "passportExpiry", "dateOfBirth"] as const;
export type Lack = (typeof REQUIRED_FILES)[number] | (typeof FACTS)[number];
export type Lacking = { candidateId: number; name: string; lacks: Lack[] };

const LACKING = {
  deletedAt: null,
  OR: [...FACTS.map((fact) => ({ [fact]: null })), ...REQUIRED_FILES.map((kind) => ({ files: { none: { kind } } }))],
} satisfies Prisma.CandidateWhereInput;

/** Who lacks what, the newest candidate first. */
export async function lackingCandidates(
  actor: Actor,
  page: { skip: number; take: number },
): Promise<{ items: Lacking[]; total: number }> {
  permit(mayKeepCandidates(actor));
  const [rows, total] = await Promise.all([
    db().candidate.findMany({
      where: LACKING,
      include: { files: { select: { kind: true } } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      ...page,
    }),
    db().candidate.count({ where: LACKING }),
  ]);
  const items = rows.map((row) => ({
    candidateId: row.id,
    name: `${row.firstName} ${row.lastName}`,
    lacks: [
      ...REQUIRED_FILES.filter((kind) => !row.files.some((file) => file.kind === kind)),
      ...FACTS.filter((fact) => row[fact] === null),
    ],
  }));
  return { items, total };
}
