import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import type { CaseFacts } from "../decision/facts";
import { hasConsented } from "./accounts";
import { withUser } from "./card";
import { CARD_FIELDS, placesOf } from "./fields";
import { DOCUMENT_TYPES } from "./kinds";
import { applicantId } from "./policy";
import { IdCardView, StageView, WarningView } from "./schema";
import { stageOf } from "./stage";
import type { CardWarning } from "./verification/provider";
import { cardView, stageView, warningView } from "./view";

const Place = z.object({
  side: z.enum(["front", "back"]),
  box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
});

/** Everything that the applicant's screens show: any device can go on from it. */
export const JourneyView = z
  .object({
    stage: StageView,
    consented: z.boolean().meta({ description: "To the present texts" }),
    draft: z.object({
      document_type: z.enum(DOCUMENT_TYPES).nullable(),
      front: z.boolean(),
      back: z.boolean(),
    }),
    job: z
      .object({
        state: z.enum(["queued", "running", "done", "failed", "cancelled"]),
        progress: z.number(),
        stage: z.string().nullable(),
        reason: z.string().nullable(),
      })
      .nullable()
      .meta({ description: "The last reading" }),
    card: IdCardView.nullable(),
    warnings: z.array(WarningView),
    places: z
      .partialRecord(z.enum(CARD_FIELDS), Place)
      .meta({ description: "Where each field stands, in shares of the picture" }),
    resubmission: z.string().nullable().meta({ description: "Why the document was asked for again" }),
  })
  .meta({ id: "Journey" });
export type JourneyView = z.output<typeof JourneyView>;

/** Where the actor is. */
export async function journeyOf(actor: Actor): Promise<JourneyView> {
  const userId = applicantId(actor);
  const row = await transaction((tx) => stageOf(tx, userId));
  const [user, consented, job, card] = await Promise.all([
    db().user.findUniqueOrThrow({ where: { id: userId }, select: { username: true } }),
    hasConsented(userId),
    row.jobId ? db().job.findUnique({ where: { id: row.jobId } }) : null,
    db().idCard.findUnique({ where: { userId }, include: withUser }),
  ]);
  const facts = card ? await readFacts(card.id) : null;
  return {
    stage: stageView(row, user.username),
    consented,
    draft: {
      document_type: row.draftType,
      front: row.draftFrontId !== null,
      back: row.draftBackId !== null,
    },
    job: job && { state: job.state, progress: job.progress, stage: job.stage, reason: job.reason },
    card: card && cardView(card),
    warnings: ((card?.warnings ?? []) as unknown as CardWarning[]).map(warningView),
    places: facts ? placesOf(facts) : {},
    resubmission: card?.resubmissionReason ?? null,
  };
}

/** What the card's document was judged by last; null where a service judged. */
export async function readFacts(cardId: string): Promise<CaseFacts | null> {
  const step = await db().idCardDecision.findFirst({
    where: { cardId, step: "read" },
    orderBy: { createdAt: "desc" },
    select: { facts: true },
  });
  return (step?.facts ?? null) as unknown as CaseFacts | null;
}
