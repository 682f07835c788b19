import { type Actor, isAdmin, permit } from "@/lib/platform/auth/actor";
import { db, Prisma } from "@/lib/platform/db";
import { mayWorkWithPlates } from "../policy";

/** Between two decisions further apart than this a reviewer did something else; the gap is no working time. */
const PAUSE_SECONDS = 120;

export type ReviewerFigures = {
  userId: number;
  name: string;
  decided: number;
  confirmed: number;
  corrected: number;
  rejected: number;
  /** Decisions that the reviewer took back. */
  undone: number;
  /** Decisions per hour of reviewing, pauses left out; null while there are too few to tell. */
  perHour: number | null;
  /** Share (0–1) of the readable plates that the reader had right in this reviewer's eyes; null without any. */
  readerAgreement: number | null;
  /** Reads that another person decided too, next before or after, and how many of these both decided alike. */
  decidedByTwo: number;
  decidedAlike: number;
};

/**
 * What each reviewer has done since a moment, from the audit trail, where no later decision hides an earlier one.
 * Clerks see their own line, administrators everybody's.
 */
export async function reviewFigures(actor: Actor, since: Date): Promise<ReviewerFigures[]> {
  permit(mayWorkWithPlates(actor));
  const own = isAdmin(actor) ? Prisma.empty : Prisma.sql`WHERE u.id = ${actor.userId}`;
  const rows = await db().$queryRaw<(Omit<ReviewerFigures, "readerAgreement" | "perHour"> & Pace)[]>(Prisma.sql`
    WITH step AS (
      SELECT seq, user_id, at, resource_id, new_values ->> 'review_state' AS state, new_values ->> 'plate' AS plate
      FROM audit_entry
      WHERE at >= ${since} AND resource_type = 'plate_event' AND action = 'update'
        AND user_id IS NOT NULL AND new_values ? 'review_state'),
    placed AS (
      SELECT *, lag(user_id) OVER read AS user_before, lag(state) OVER read AS state_before,
        lag(plate) OVER read AS plate_before, lead(user_id) OVER read AS user_after,
        lead(state) OVER read AS state_after, lead(plate) OVER read AS plate_after,
        extract(epoch FROM at - lag(at) OVER (PARTITION BY user_id ORDER BY seq)) AS gap
      FROM step WINDOW read AS (PARTITION BY resource_id ORDER BY seq)),
    decision AS (
      SELECT *,
        (user_before <> user_id AND state_before <> 'unreviewed') AS after_other,
        (user_before <> user_id AND state_before = state AND plate_before = plate) AS as_before,
        (user_after <> user_id AND state_after <> 'unreviewed') AS before_other,
        (user_after <> user_id AND state_after = state AND plate_after = plate) AS as_after
      FROM placed)
    SELECT u.id AS "userId", coalesce(u.full_name, u.username) AS name,
      count(*) FILTER (WHERE state <> 'unreviewed')::int AS decided,
      count(*) FILTER (WHERE state = 'confirmed')::int AS confirmed,
      count(*) FILTER (WHERE state = 'corrected')::int AS corrected,
      count(*) FILTER (WHERE state = 'rejected')::int AS rejected,
      count(*) FILTER (WHERE state = 'unreviewed')::int AS undone,
      count(*) FILTER (WHERE state <> 'unreviewed' AND (after_other OR before_other))::int AS "decidedByTwo",
      count(*) FILTER (WHERE state <> 'unreviewed' AND (as_before OR as_after))::int AS "decidedAlike",
      count(*) FILTER (WHERE state <> 'unreviewed' AND gap <= ${PAUSE_SECONDS})::int AS "timedDecisions",
      coalesce(sum(gap) FILTER (WHERE gap <= ${PAUSE_SECONDS}), 0)::float8 AS "workedSeconds"
    FROM decision JOIN "user" u ON u.id = user_id ${own}
    GROUP BY u.id ORDER BY decided DESC, u.id`);
  return rows.map(({ timedDecisions, workedSeconds, ...row }) => {
    const readable = row.confirmed + row.corrected;
    return {
      ...row,
      perHour: timedDecisions > 0 && workedSeconds > 0 ? Math.round((timedDecisions * 3600) / workedSeconds) : null,
      readerAgreement: readable === 0 ? null : row.confirmed / readable,
    };
  });
}

type Pace = { timedDecisions: number; workedSeconds: number };

/** This reviewer's last decision that still stands, which an undo would take back. */
export async function lastReviewOf(actor: Actor): Promise<{ id: string; plate: string } | null> {
  permit(mayWorkWithPlates(actor));
  const row = await db().plateEvent.findFirst({
    where: { reviewedById: actor.userId ?? -1, reviewState: { not: "unreviewed" } },
    orderBy: { reviewedAt: "desc" },
    select: { id: true, plate: true, correctedPlate: true },
  });
  return row && { id: row.id, plate: row.correctedPlate ?? row.plate };
}
