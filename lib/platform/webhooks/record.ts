import type { WebhookDelivery, WebhookEndpoint } from "@/lib/generated/prisma/client";
import { audit } from "../audit/audit";
import { systemActor } from "../auth/actor";
import { type Tx, transaction } from "../db";
import { sendMail } from "../notify/mail";
import { settings } from "../settings";
import type { Attempt } from "./deliver";
import { webhookEventType } from "./events";
import { FAILING_MS_MAX, nextAttemptAt } from "./schedule";

type Delivery = WebhookDelivery & { endpoint: WebhookEndpoint };

/**
 * Notes how an attempt went: delivered, to be tried again, or given up; 410 switches the endpoint off, and so does a
 * receiver that has taken nothing for five days.
 *
 * @returns when to try again, or null
 */
export function record(delivery: Delivery, attempt: Attempt): Promise<Date | null> {
  return transaction(async (tx) => {
    const { answer } = attempt;
    const delivered = "status" in answer && answer.status >= 200 && answer.status < 300;
    const gone = "status" in answer && answer.status === 410;
    const retryAfter = "status" in answer ? answer.retryAfterSeconds : null;
    const next = delivered || gone ? null : nextAttemptAt(delivery.attempts, retryAfter, new Date());
    // The endpoint before the delivery, as everybody else takes their locks.
    const off = await noteEndpoint(tx, delivery.endpoint, { delivered, gone }, attempt.at);
    const state = delivered ? "delivered" : next && !off ? "pending" : "failed";
    const { count } = await tx.webhookDelivery.updateMany({
      // A slower process whose lease had ended must not overwrite what came after.
      where: { id: delivery.id, attempts: delivery.attempts, state: { in: ["pending", "failed"] } },
      data: {
        state,
        nextAttemptAt: state === "pending" ? next : null,
        deliveredAt: delivered ? attempt.at : null,
        lastStatus: "status" in answer ? answer.status : null,
        lastError: delivered
          ? null
          : "status" in answer
            ? `The server answered with status ${answer.status}`
            : answer.error,
        responseExcerpt: "status" in answer ? answer.excerpt : null,
        durationMs: attempt.durationMs,
      },
    });
    if (count === 1) await tellDomain(tx, delivery, attempt.at);
    return state === "pending" ? next : null;
  });
}

/** @returns whether the endpoint is switched off by this */
async function noteEndpoint(
  tx: Tx,
  endpoint: WebhookEndpoint,
  { delivered, gone }: { delivered: boolean; gone: boolean },
  now: Date,
): Promise<boolean> {
  if (delivered) {
    await tx.webhookEndpoint.updateMany({
      where: { id: endpoint.id, failingSince: { not: null } },
      data: { failingSince: null },
    });
    return false;
  }
  await tx.webhookEndpoint.updateMany({
    where: { id: endpoint.id, failingSince: null },
    data: { failingSince: now },
  });
  const isTooLong = endpoint.failingSince !== null && now.getTime() - endpoint.failingSince.getTime() >= FAILING_MS_MAX;
  if (!gone && !isTooLong) return false;
  await switchOff(tx, endpoint, gone ? "It answered 410 Gone" : "It has taken nothing for five days", now);
  return true;
}

/** What still waits for it is given up; it can be sent again when the endpoint is back. */
async function switchOff(tx: Tx, endpoint: WebhookEndpoint, reason: string, now: Date): Promise<void> {
  const { count } = await tx.webhookEndpoint.updateMany({
    where: { id: endpoint.id, state: "active" },
    data: { state: "disabled", disabledReason: reason, disabledAt: now },
  });
  if (count !== 1) return;
  await giveUpPending(tx, endpoint.id, `The endpoint was switched off: ${reason}`, now);
  const administrators = await tx.user.findMany({ where: { role: "admin", isActive: true }, select: { email: true } });
  for (const { email } of administrators)
    await sendMail(tx, {
      to: email,
      subject: "A webhook endpoint was switched off",
      text: [
        `Bureau sends nothing more to ${endpoint.url}.`,
        `${reason}.`,
        "",
        `Once the receiver works again, switch it on and send what failed again: ${settings().publicUrl}/admin/webhooks/${endpoint.id}`,
      ].join("\n"),
    });
  await audit(tx, systemActor, {
    action: "update",
    resourceType: "webhook_endpoint",
    resourceId: endpoint.id,
    description: `Switched the webhook endpoint ${endpoint.url} off: ${reason}`,
    oldValues: { state: "active" },
    newValues: { state: "disabled" },
  });
}

/** Ends the waiting of everything for an endpoint, and tells the domains. */
export async function giveUpPending(tx: Tx, endpointId: string, reason: string, now: Date): Promise<void> {
  const waiting = await tx.webhookDelivery.findMany({ where: { endpointId, state: "pending" } });
  await tx.webhookDelivery.updateMany({
    where: { id: { in: waiting.map(({ id }) => id) }, state: "pending" },
    data: { state: "failed", nextAttemptAt: null, lastError: reason },
  });
  for (const delivery of waiting) await tellDomain(tx, delivery, now);
}

/** Tells the domain how it stands with everything that was sent about one of its rows. */
export async function tellDomain(
  tx: Tx,
  { eventType, subjectId }: Pick<WebhookDelivery, "eventType" | "subjectId">,
  at: Date,
): Promise<void> {
  const settled = webhookEventType(eventType)?.settled;
  if (!settled || subjectId === null) return;
  const all = await tx.webhookDelivery.findMany({
    where: { eventType, subjectId },
    select: { state: true, lastError: true },
  });
  const failed = all.find(({ state }) => state === "failed");
  const state = all.some((one) => one.state === "pending") ? "pending" : failed ? "failed" : "sent";
  const error = (failed ?? all.find((one) => one.state === "pending"))?.lastError ?? null;
  await settled(tx, subjectId, { state, error, at });
}
