import type { WebhookDelivery, WebhookEndpoint } from "@/lib/generated/prisma/client";
import type { DeliveryView, EndpointView } from "./schema";

/** What people and programs see of an endpoint: never its secret. */
export const endpointView = (endpoint: WebhookEndpoint, now = new Date()): EndpointView => ({
  id: endpoint.id,
  url: endpoint.url,
  description: endpoint.description,
  event_types: endpoint.eventTypes,
  managed: endpoint.managed,
  state: endpoint.state,
  disabled_reason: endpoint.disabledReason,
  disabled_at: endpoint.disabledAt?.toISOString() ?? null,
  failing_since: endpoint.failingSince?.toISOString() ?? null,
  previous_secret_until:
    endpoint.previousUntil && endpoint.previousUntil > now ? endpoint.previousUntil.toISOString() : null,
  created_at: endpoint.createdAt.toISOString(),
});

export const deliveryView = (delivery: WebhookDelivery & { endpoint: { url: string } }): DeliveryView => ({
  id: delivery.id,
  endpoint_id: delivery.endpointId,
  url: delivery.endpoint.url,
  event_type: delivery.eventType,
  event_id: delivery.eventId,
  state: delivery.state,
  attempts: delivery.attempts,
  next_attempt_at: delivery.nextAttemptAt?.toISOString() ?? null,
  last_attempt_at: delivery.lastAttemptAt?.toISOString() ?? null,
  last_status: delivery.lastStatus,
  last_error: delivery.lastError,
  response_excerpt: delivery.responseExcerpt,
  duration_ms: delivery.durationMs,
  delivered_at: delivery.deliveredAt?.toISOString() ?? null,
  created_at: delivery.createdAt.toISOString(),
  body: delivery.body,
});
