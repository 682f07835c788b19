import { audit } from "../audit/audit";
import { type Actor, isAdmin, permit } from "../auth/actor";
import { type Tx, transaction } from "../db";
import { notFound } from "../errors";
import { newId } from "../ids";
import { deliverOne } from "./deliver";
import { assertActive, dispatchWebhooks, writeTest } from "./emit";
import { testEvent } from "./events";
import { getDelivery } from "./queries";
import { tellDomain } from "./record";
import type { DeliveryView } from "./schema";
import { locked } from "./service";

/**
 * Sends a test event at once, and tells how it went.
 *
 * @throws DomainError not_found; conflict `endpoint_disabled`
 */
export async function sendTest(actor: Actor, endpointId: string, now = new Date()): Promise<DeliveryView> {
  permit(isAdmin(actor));
  const id = await transaction(async (tx) => {
    const endpoint = await locked(tx, endpointId);
    assertActive(endpoint);
    const event = { of: testEvent, id: `msg_${newId()}`, subjectId: null, at: now, data: testEvent.example };
    const written = await writeTest(tx, event, endpointId);
    await audit(tx, actor, {
      action: "create",
      resourceType: "webhook_delivery",
      resourceId: written,
      description: `Sent a test event to ${endpoint.url}`,
    });
    return written;
  });
  await deliverOne(id);
  return getDelivery(actor, id);
}

/**
 * Sends one event again at once, with the same id and the same text; should that fail, the whole schedule begins anew.
 *
 * @throws DomainError not_found; conflict `endpoint_disabled`
 */
export async function resendDelivery(actor: Actor, id: string, now = new Date()): Promise<DeliveryView> {
  const { endpoint_id, event_type, url } = await getDelivery(actor, id);
  await transaction(async (tx) => {
    assertActive(await locked(tx, endpoint_id));
    const before = await tx.webhookDelivery.findUnique({ where: { id } });
    if (!before) throw notFound("Delivery");
    await tx.webhookDelivery.update({ where: { id }, data: begunAnew(now) });
    await tellDomain(tx, before, now);
    await audit(tx, actor, {
      action: "retry",
      resourceType: "webhook_delivery",
      resourceId: id,
      description: `Sent the event ${event_type} to ${url} again`,
    });
  });
  await deliverOne(id);
  return getDelivery(actor, id);
}

/**
 * Sends everything again that failed for an endpoint and was written since a moment.
 *
 * @returns how many there are; they go out in the background
 * @throws DomainError not_found; conflict `endpoint_disabled`
 */
export async function resendFailed(actor: Actor, endpointId: string, since: Date, now = new Date()): Promise<number> {
  permit(isAdmin(actor));
  const count = await transaction(async (tx) => {
    const endpoint = await locked(tx, endpointId);
    assertActive(endpoint);
    const resent = await again(tx, endpointId, since, now);
    await audit(tx, actor, {
      action: "retry",
      resourceType: "webhook_endpoint",
      resourceId: endpointId,
      description: `Sent ${resent} failed events to ${endpoint.url} again, of those since ${since.toISOString()}`,
    });
    return resent;
  });
  await dispatchWebhooks([endpointId]);
  return count;
}

async function again(tx: Tx, endpointId: string, since: Date, now: Date): Promise<number> {
  const failed = await tx.webhookDelivery.findMany({
    where: { endpointId, state: "failed", createdAt: { gte: since } },
    select: { id: true, eventType: true, subjectId: true },
  });
  await tx.webhookDelivery.updateMany({ where: { id: { in: failed.map(({ id }) => id) } }, data: begunAnew(now) });
  for (const delivery of failed) await tellDomain(tx, delivery, now);
  return failed.length;
}

const begunAnew = (now: Date) => ({ state: "pending" as const, attempts: 0, nextAttemptAt: now, deliveredAt: null });
