import { db, type Prisma, transaction } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { deliverMail, type NewMail, sendMail } from "@/lib/platform/notify/mail";
import { settings } from "@/lib/platform/settings";
import { dispatchWebhooksAbout } from "@/lib/platform/webhooks/emit";
import { observeAlert } from "./alert-time";

const withRead = {
  bolo: true,
  event: { include: { camera: { select: { name: true } } } },
} satisfies Prisma.BoloMatchInclude;
type Match = Prisma.BoloMatchGetPayload<{ include: typeof withRead }>;

/** Tells of the hits of reads that were just committed. What fails here is told by `notifyOverdue`, a minute later. */
export async function notifyMatches(eventIds: readonly string[]): Promise<void> {
  if (eventIds.length === 0) return;
  const matches = await db().boloMatch.findMany({
    where: { eventId: { in: [...eventIds] } },
    select: { id: true, mailState: true },
    orderBy: { priority: "desc" },
  });
  if (matches.length === 0) return;
  await dispatchWebhooksAbout(matches.map(({ id }) => id));
  for (const { id } of matches.filter(({ mailState }) => mailState === "pending"))
    await notifyMatch(id).catch((error: unknown) => log.warn({ err: error, match: id }, "a hit could not be told yet"));
}

/** Hits from before `olderThan` that nobody was told of: a crash came between. */
export async function notifyOverdue(olderThan: Date, take = 200): Promise<number> {
  const overdue = await db().boloMatch.findMany({
    where: { mailState: "pending", matchedAt: { lt: olderThan } },
    select: { id: true },
    orderBy: { matchedAt: "asc" },
    take,
  });
  for (const { id } of overdue)
    await notifyMatch(id).catch((error: unknown) => log.warn({ err: error, match: id }, "a hit could not be told yet"));
  return overdue.length;
}

/**
 * Sends the mail of a hit. The mail and the note that it was sent are one transaction, so that it goes out once.
 *
 * @throws DomainError unavailable when the mail server does not take it now; the hit's row tells why
 */
export async function notifyMatch(matchId: string, now = new Date()): Promise<void> {
  const told = await transaction(async (tx) => {
    const { count } = await tx.boloMatch.updateMany({
      where: { id: matchId, mailState: "pending" },
      data: { mailState: "sent", mailedAt: now, mailError: null },
    });
    if (count !== 1) return null;
    const match = await tx.boloMatch.findUniqueOrThrow({ where: { id: matchId }, include: withRead });
    return match.bolo.email ? { match, mailId: await sendMail(tx, mailOf(match, match.bolo.email)) } : null;
  });
  if (told === null) return;
  try {
    await deliverMail(told.mailId);
    observeAlert("mail", told.match, told.match.event, new Date());
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    await db().boloMatch.updateMany({ where: { id: matchId }, data: { mailState: "failed", mailError: reason } });
    throw error;
  }
}

function mailOf({ bolo, event, lookAlike, listed, plate, priority }: Match, to: string): NewMail {
  const at = event.capturedAt.toISOString().replace("T", " ").slice(0, 19);
  const lines = [
    "A plate that is looked for was read. It is unverified: look at the picture before anybody acts on it.",
    "",
    `Read:        ${plate} (${Math.round(event.confidence * 100)} % sure)`,
    `Looked for:  ${listed}${lookAlike ? " - the two only look alike" : ""}`,
    `Watch entry: ${bolo.description ?? bolo.platePattern}, priority ${priority}`,
    ...(bolo.reason ? [`Reason:      ${bolo.reason}`] : []),
    `Camera:      ${event.camera?.name ?? "not named"}`,
    `Time:        ${at} UTC`,
    "",
    `${settings().publicUrl}/watchlist`,
  ];
  return { to, subject: `Unverified hit: ${plate} (priority ${priority})`, text: lines.join("\n") };
}
