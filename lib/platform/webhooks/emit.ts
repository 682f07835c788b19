import { db, type Prisma, type Tx } from "../db";
import { conflict } from "../errors";
import { newId } from "../ids";
import { sendEvent } from "../jobs/jobs";
import { log } from "../log";
import type { WebhookEventType } from "./events";
import { newSecret, sealWebhookSecret } from "./secret";

export type WebhookEvent<T> = {
  of: WebhookEventType<T>;
  /** `webhook-id`: names this happening. The same id reaches an endpoint once, however often it is emitted. */
  id: string;
  /** The row that it is about. */
  subjectId: string | null;
  at: Date;
  data: T;
};

/**
 * Writes an event for every endpoint that wants to hear of it, in the transaction that it tells of: it goes out only if
 * that commits, and a crash after it loses nothing. Hand the answer to `dispatchWebhooks` after the commit.
 *
 * @returns the endpoints that will hear of it
 */
export async function emitWebhook<T>(tx: Tx, event: WebhookEvent<T>): Promise<string[]> {
  const endpoints = await tx.webhookEndpoint.findMany({
    where: { state: "active", managed: false, eventTypes: { has: event.of.type } },
    select: { id: true },
  });
  if (endpoints.length === 0) return [];
  const body = envelopeOf(event);
  await tx.webhookDelivery.createMany({
    data: endpoints.map(({ id }) => rowOf(event, id, body)),
    skipDuplicates: true,
  });
  return endpoints.map(({ id }) => id);
}

/**
 * Writes an event for one address that a row of the domain names. Its body is the data alone, as clients of a contract
 * expect it; the signature is in the headers as ever.
 *
 * @returns the endpoint, or why its address is switched off
 */
export async function addressWebhook<T>(
  tx: Tx,
  event: WebhookEvent<T>,
  url: string,
  description: string,
): Promise<{ endpointId: string } | { refused: string }> {
  const endpoint = await managedEndpoint(tx, url, description);
  if (endpoint.state === "disabled") return { refused: `The address is switched off: ${endpoint.disabledReason}` };
  const data = rowOf(event, endpoint.id, JSON.stringify(event.data));
  await tx.webhookDelivery.createMany({ data, skipDuplicates: true });
  return { endpointId: endpoint.id };
}

async function managedEndpoint(tx: Tx, address: string, description: string) {
  const url = new URL(address).href;
  const where = { url_managed: { url, managed: true } };
  const known = await tx.webhookEndpoint.findUnique({ where });
  if (known) return known;
  const id = newId();
  const secretSealed = sealWebhookSecret(newSecret(), id);
  await tx.webhookEndpoint.createMany({
    data: { id, url, managed: true, description, secretSealed },
    skipDuplicates: true,
  });
  return tx.webhookEndpoint.findUniqueOrThrow({ where });
}

/** Standard Webhooks 1.0, "Payload structure". */
function envelopeOf<T>({ of, at, data }: WebhookEvent<T>): string {
  return JSON.stringify({ type: of.type, timestamp: at.toISOString(), data });
}

const rowOf = <T>(event: WebhookEvent<T>, endpointId: string, body: string): Prisma.WebhookDeliveryCreateManyInput => ({
  id: newId(),
  endpointId,
  eventType: event.of.type,
  eventId: event.id,
  subjectId: event.subjectId,
  body,
  nextAttemptAt: event.at,
  createdAt: event.at,
});

/** A test of an endpoint, whatever it has subscribed to. */
export async function writeTest<T>(tx: Tx, event: WebhookEvent<T>, endpointId: string): Promise<string> {
  const row = rowOf(event, endpointId, envelopeOf(event));
  await tx.webhookDelivery.create({ data: row });
  return row.id;
}

/** Has deliveries sent, after commit. What is lost here, the sweep sends within a minute. */
export async function dispatchWebhooks(endpointIds: readonly string[]): Promise<void> {
  for (const endpointId of new Set(endpointIds))
    await sendEvent({ name: "bureau/webhook.due", id: newId(), data: { endpointId } }).catch((error: unknown) =>
      log.warn({ err: error, endpointId }, "a webhook could not be sent yet; the sweep will send it"),
    );
}

/** The same for everything that waits about some rows of a domain. */
export async function dispatchWebhooksAbout(subjectIds: readonly string[]): Promise<void> {
  const waiting = await db().webhookDelivery.findMany({
    where: { subjectId: { in: [...subjectIds] }, state: "pending" },
    select: { endpointId: true },
    distinct: ["endpointId"],
  });
  await dispatchWebhooks(waiting.map(({ endpointId }) => endpointId));
}

/** @throws DomainError conflict `endpoint_disabled` */
export function assertActive(endpoint: { state: string }): void {
  if (endpoint.state !== "active")
    throw conflict("endpoint_disabled", "This endpoint is switched off; switch it on first");
}
