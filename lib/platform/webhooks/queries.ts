import { z } from "zod";
import { type Actor, isAdmin, permit } from "../auth/actor";
import { db, type Prisma } from "../db";
import { notFound } from "../errors";
import { testEvent, webhookEventTypes } from "./events";
import type { DeliveryView, EndpointView, EventTypeView } from "./schema";
import { deliveryView, endpointView } from "./view";

/** Figures of an endpoint's deliveries that are still kept. */
export type EndpointFigures = { pending: number; delivered: number; failed: number };
export type EndpointLine = EndpointView & { figures: EndpointFigures };

/** All endpoints, the newest first; an office has few. */
export async function listEndpoints(actor: Actor): Promise<EndpointLine[]> {
  permit(isAdmin(actor));
  const [endpoints, counts] = await Promise.all([
    db().webhookEndpoint.findMany({ orderBy: [{ managed: "asc" }, { createdAt: "desc" }] }),
    db().webhookDelivery.groupBy({ by: ["endpointId", "state"], _count: true }),
  ]);
  return endpoints.map((endpoint) => {
    const count = (state: keyof EndpointFigures) =>
      counts.find((one) => one.endpointId === endpoint.id && one.state === state)?._count ?? 0;
    return {
      ...endpointView(endpoint),
      figures: { pending: count("pending"), delivered: count("delivered"), failed: count("failed") },
    };
  });
}

/** @throws DomainError not_found */
export async function getEndpoint(actor: Actor, id: string): Promise<EndpointView> {
  permit(isAdmin(actor));
  const endpoint = await db().webhookEndpoint.findUnique({ where: { id } });
  if (!endpoint) throw notFound("Webhook endpoint");
  return endpointView(endpoint);
}

export type DeliveryFilter = {
  state?: "pending" | "delivered" | "failed";
  endpointId?: string;
  eventType?: string;
};

/** The delivery log, the newest first. */
export async function listDeliveries(
  actor: Actor,
  filter: DeliveryFilter,
  page: { skip: number; take: number },
): Promise<{ items: DeliveryView[]; total: number }> {
  permit(isAdmin(actor));
  const where: Prisma.WebhookDeliveryWhereInput = { ...filter };
  const [rows, total] = await Promise.all([
    db().webhookDelivery.findMany({
      where,
      include: { endpoint: { select: { url: true } } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      ...page,
    }),
    db().webhookDelivery.count({ where }),
  ]);
  return { items: rows.map(deliveryView), total };
}

/** @throws DomainError not_found */
export async function getDelivery(actor: Actor, id: string): Promise<DeliveryView> {
  permit(isAdmin(actor));
  const row = await db().webhookDelivery.findUnique({
    where: { id },
    include: { endpoint: { select: { url: true } } },
  });
  if (!row) throw notFound("Delivery");
  return deliveryView(row);
}

/** What endpoints can hear of, with an example of each. */
export function listEventTypes(actor: Actor): EventTypeView[] {
  permit(isAdmin(actor));
  return webhookEventTypes()
    .filter(({ type }) => type !== testEvent.type)
    .map(({ type, summary, example, schema }) => ({
      type,
      summary,
      example,
      schema: z.toJSONSchema(schema, { unrepresentable: "any" }) as Record<string, unknown>,
    }));
}

/** Removes what was told before `olderThan`: its bodies hold what retention removes elsewhere. */
export async function purgeDeliveries(olderThan: Date): Promise<number> {
  const { count } = await db().webhookDelivery.deleteMany({
    where: { state: { not: "pending" }, createdAt: { lt: olderThan } },
  });
  return count;
}
