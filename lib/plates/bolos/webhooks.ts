import { z } from "zod";
import type { Prisma, Tx } from "@/lib/platform/db";
import { addressWebhook, emitWebhook, type WebhookEvent } from "@/lib/platform/webhooks/emit";
import { declareWebhookEvent, type WebhookSummary } from "@/lib/platform/webhooks/events";
import { observeAlert } from "./alert-time";
import { BOLO_MATCH_STATES } from "./schema";

/** Contract 2's five fields (section 2.3) first, then what a receiver needs to judge a hit. */
const Hit = z.object({
  bolo_id: z.uuid(),
  event_id: z.uuid(),
  plate: z.string(),
  confidence: z.number(),
  captured_at: z.iso.datetime(),
  match_id: z.uuid(),
  listed: z.string().meta({ description: "What the plate was compared with" }),
  look_alike: z.boolean(),
  priority: z.int(),
  description: z.string().nullable(),
  reason: z.string().nullable(),
  camera_id: z.uuid().nullable(),
  camera_name: z.string().nullable(),
  state: z.enum(BOLO_MATCH_STATES).meta({ description: "A hit is no fact until a person has looked at the picture" }),
  matched_at: z.iso.datetime(),
});
const Judgement = Hit.extend({ review_reason: z.string().nullable(), reviewed_at: z.iso.datetime().nullable() });

const EXAMPLE: z.output<typeof Hit> = {
  bolo_id: "01a1fea6-945d-7467-9139-9363337ba98e",
  event_id: "01a1fea6-9a11-7b53-8d1c-5f3f0c1d2e4a",
  plate: "AB12CDE",
  confidence: 0.93,
  captured_at: "2026-11-20T08:00:12.400Z",
  match_id: "01a1fea6-98d0-72ab-bd39-fd5c0e6dfe1e",
  listed: "^AB12.*",
  look_alike: false,
  priority: 2,
  description: "Stolen hatchback",
  reason: "Case 2026/114",
  camera_id: null,
  camera_name: null,
  state: "unverified",
  matched_at: "2026-11-20T08:00:14.021Z",
};

export const hitEvent = declareWebhookEvent({
  type: "bolo.match",
  summary: "A plate that is looked out for was read; unverified",
  schema: Hit,
  example: EXAMPLE,
  settled: noteOutcome,
});

export const judgementEvent = declareWebhookEvent({
  type: "bolo.match.reviewed",
  summary: "A hit was confirmed, or found to be a misread",
  schema: Judgement,
  example: {
    ...EXAMPLE,
    state: "misread" as const,
    review_reason: "The first letter is a D",
    reviewed_at: "2026-11-20T08:03:20.000Z",
  },
});

const withRead = {
  bolo: true,
  event: { include: { camera: { select: { name: true } } } },
} satisfies Prisma.BoloMatchInclude;
type Match = Prisma.BoloMatchGetPayload<{ include: typeof withRead }>;

/**
 * Writes what is told of new hits, in the transaction that writes them: to the endpoints that want to hear of hits, and
 * to the address that the look-out itself names.
 */
export async function announceHits(tx: Tx, matchIds: readonly string[]): Promise<void> {
  for (const match of await load(tx, matchIds)) {
    const event: WebhookEvent<z.output<typeof Hit>> = {
      of: hitEvent,
      // A hit whose read is corrected to another plate that is looked for is a new happening.
      id: `msg_${match.id}_${match.matchedAt.getTime()}`,
      subjectId: match.id,
      at: match.matchedAt,
      data: hitOf(match),
    };
    const heard = await emitWebhook(tx, event);
    const own = match.bolo.webhookUrl
      ? await addressWebhook(tx, event, match.bolo.webhookUrl, "Address of look-outs")
      : null;
    const refused = own && "refused" in own ? own.refused : null;
    if (heard.length === 0 && own === null) continue;
    const isPending = heard.length > 0 || refused === null;
    await tx.boloMatch.update({
      where: { id: match.id },
      data: { webhookState: isPending ? "pending" : "failed", webhookError: refused },
    });
  }
}

/** Writes that hits were judged, or fell away with a correction. */
export async function announceJudgements(tx: Tx, matchIds: readonly string[]): Promise<void> {
  for (const match of await load(tx, matchIds)) {
    const at = match.reviewedAt ?? match.matchedAt;
    await emitWebhook(tx, {
      of: judgementEvent,
      id: `msg_${match.id}_${match.state}_${at.getTime()}`,
      subjectId: match.id,
      at,
      data: {
        ...hitOf(match),
        review_reason: match.reviewReason,
        reviewed_at: match.reviewedAt?.toISOString() ?? null,
      },
    });
  }
}

const load = (tx: Tx, ids: readonly string[]): Promise<Match[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx.boloMatch.findMany({ where: { id: { in: [...ids] } }, include: withRead, orderBy: { priority: "desc" } });

const hitOf = ({ bolo, event, ...match }: Match): z.output<typeof Hit> => ({
  bolo_id: match.boloId,
  event_id: match.eventId,
  plate: match.plate,
  confidence: event.confidence,
  captured_at: event.capturedAt.toISOString(),
  match_id: match.id,
  listed: match.listed,
  look_alike: match.lookAlike,
  priority: match.priority,
  description: bolo.description,
  reason: bolo.reason,
  camera_id: event.cameraId,
  camera_name: event.camera?.name ?? null,
  state: match.state,
  matched_at: match.matchedAt.toISOString(),
});

/** The hit's own note of how its webhooks went. */
async function noteOutcome(tx: Tx, matchId: string, { state, error, at }: WebhookSummary): Promise<void> {
  const match = await tx.boloMatch.findUnique({ where: { id: matchId }, include: { event: true } });
  if (!match) return;
  const isSent = state === "sent";
  await tx.boloMatch.updateMany({
    where: { id: matchId },
    data: { webhookState: state, webhookError: error, webhookAt: isSent ? at : null },
  });
  if (isSent && match.webhookState !== "sent") observeAlert("webhook", match, match.event, at);
}
