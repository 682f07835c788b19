import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { audit, changes } from "../audit/audit";
import { type Actor, isAdmin, permit } from "../auth/actor";
import { type Tx, transaction } from "../db";
import { DomainError, invalidField, notFound } from "../errors";
import { newId } from "../ids";
import { checkTarget } from "../net/safe-fetch";
import { testEvent, webhookEventType } from "./events";
import { giveUpPending } from "./record";
import type { EndpointInput, EndpointPatch, EndpointView, EndpointWithSecret } from "./schema";
import { newSecret, sealWebhookSecret } from "./secret";
import { endpointView } from "./view";

/**
 * Registers an address that is told of events from now on. The answer is the only place where its secret is told.
 *
 * @throws DomainError invalid: an address that cannot be read or leads into a private network, an unknown type of
 *   event, an address that is registered already; each with its field
 */
export async function createEndpoint(actor: Actor, input: EndpointInput): Promise<EndpointWithSecret> {
  permit(isAdmin(actor));
  const url = await checkedUrl(input.url);
  checkTypes(input.event_types);
  const id = newId();
  const secret = newSecret();
  const endpoint = await transaction(async (tx) => {
    const { count } = await tx.webhookEndpoint.createMany({
      data: {
        id,
        url,
        description: input.description || null,
        eventTypes: [...new Set(input.event_types)].sort(),
        secretSealed: sealWebhookSecret(secret, id),
        createdById: actor.userId,
      },
      skipDuplicates: true,
    });
    if (count !== 1) throw registeredAlready();
    const made = await tx.webhookEndpoint.findUniqueOrThrow({ where: { id } });
    await audit(tx, actor, { ...noteOf(made, "Registered"), action: "create", newValues: told(made) });
    return made;
  });
  return { ...endpointView(endpoint), secret };
}

/** Changes what is given. Switched off, it hears of nothing, and what waits for it is given up. Errors as above. */
export async function updateEndpoint(actor: Actor, id: string, patch: EndpointPatch): Promise<EndpointView> {
  permit(isAdmin(actor));
  const url = patch.url === undefined ? undefined : await checkedUrl(patch.url);
  if (patch.event_types) checkTypes(patch.event_types);
  const now = new Date();
  const endpoint = await transaction(async (tx) => {
    const before = await locked(tx, id);
    if (before.managed && (url !== undefined || patch.event_types))
      throw invalidField(url === undefined ? "event_types" : "url", "belongs to the look-outs that name this address");
    if (
      url !== undefined &&
      url !== before.url &&
      (await tx.webhookEndpoint.count({ where: { url, managed: false } })) > 0
    )
      throw registeredAlready();
    const after = await tx.webhookEndpoint.update({
      where: { id },
      data: {
        url,
        description: patch.description === undefined ? undefined : patch.description || null,
        eventTypes: patch.event_types && [...new Set(patch.event_types)].sort(),
        ...(patch.active === true && before.state === "disabled"
          ? { state: "active", disabledReason: null, disabledAt: null, failingSince: null }
          : {}),
        ...(patch.active === false && before.state === "active"
          ? { state: "disabled", disabledReason: "An administrator switched it off", disabledAt: now }
          : {}),
      },
    });
    if (after.state === "disabled" && before.state === "active")
      await giveUpPending(tx, id, "The endpoint was switched off", now);
    await audit(tx, actor, { ...noteOf(after, "Changed"), action: "update", ...changes(told(before), told(after)) });
    return after;
  });
  return endpointView(endpoint);
}

/**
 * Makes a new secret. The old one signs beside it for some hours, so that the receiver can change over.
 *
 * @throws DomainError not_found
 */
export async function rotateSecret(
  actor: Actor,
  id: string,
  overlapHours: number,
  now = new Date(),
): Promise<EndpointWithSecret> {
  permit(isAdmin(actor));
  const secret = newSecret();
  const endpoint = await transaction(async (tx) => {
    const before = await locked(tx, id);
    const after = await tx.webhookEndpoint.update({
      where: { id },
      data: {
        secretSealed: sealWebhookSecret(secret, id),
        previousSealed: overlapHours > 0 ? before.secretSealed : null,
        previousUntil: overlapHours > 0 ? new Date(now.getTime() + overlapHours * 3_600_000) : null,
      },
    });
    await audit(tx, actor, {
      ...noteOf(after, "Rotated the secret of"),
      action: "update",
      newValues: { overlap_hours: overlapHours },
    });
    return after;
  });
  return { ...endpointView(endpoint, now), secret };
}

/** Removes it with its delivery log. @throws DomainError not_found */
export async function deleteEndpoint(actor: Actor, id: string): Promise<void> {
  permit(isAdmin(actor));
  await transaction(async (tx) => {
    const endpoint = await locked(tx, id);
    await giveUpPending(tx, id, "The endpoint was removed", new Date());
    await tx.webhookEndpoint.delete({ where: { id } });
    await audit(tx, actor, { ...noteOf(endpoint, "Removed"), action: "delete", oldValues: told(endpoint) });
  });
}

/** The endpoint with its row lock. @throws DomainError not_found */
export async function locked(tx: Tx, id: string): Promise<WebhookEndpoint> {
  await tx.$queryRaw`SELECT 1 AS held FROM webhook_endpoint WHERE id = ${id}::uuid FOR UPDATE`;
  const endpoint = await tx.webhookEndpoint.findUnique({ where: { id } });
  if (!endpoint) throw notFound("Webhook endpoint");
  return endpoint;
}

async function checkedUrl(url: string): Promise<string> {
  await checkTarget(url, "url");
  const { href } = new URL(url);
  if (href.length > 2000) throw invalidField("url", "must have at most 2000 characters");
  return href;
}

function checkTypes(types: readonly string[]): void {
  const unknown = types.find((type) => type === testEvent.type || !webhookEventType(type));
  if (unknown !== undefined) throw invalidField("event_types", `There are no events of the type ${unknown}`);
}

const registeredAlready = () =>
  new DomainError("invalid", "already_registered", "This address is registered already", [
    { name: "url", reason: "This address is registered already" },
  ]);

const noteOf = ({ id, url }: WebhookEndpoint, what: string) => ({
  resourceType: "webhook_endpoint",
  resourceId: id,
  description: `${what} the webhook endpoint ${url}`,
});

const told = ({ url, description, eventTypes, state }: WebhookEndpoint): Record<string, unknown> => ({
  url,
  description,
  event_types: eventTypes,
  state,
});
