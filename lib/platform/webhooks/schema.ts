import { z } from "zod";

export const ENDPOINT_STATES = ["active", "disabled"] as const;
export const DELIVERY_STATES = ["pending", "delivered", "failed"] as const;

const url = z
  .string()
  .trim()
  .min(1, "is required")
  .max(2000, "must have at most 2000 characters")
  .meta({
    description: "Where events are posted: https, a public address",
    examples: ["https://hooks.example.org/bureau"],
  });
const description = z
  .string()
  .trim()
  .max(300)
  .nullish()
  .meta({ description: "Whose it is", examples: ["Control room"] });
const eventTypes = z
  .array(z.string().max(80))
  .min(1, "must name at least one type of event")
  .max(100)
  .meta({ description: "Types of events that it hears of", examples: [["bolo.match"]] });

export const EndpointInput = z
  .object({ url, description, event_types: eventTypes })
  .meta({ id: "WebhookEndpointCreate" });
export type EndpointInput = z.output<typeof EndpointInput>;

export const EndpointPatch = z
  .object({
    url,
    description,
    event_types: eventTypes,
    active: z.boolean().meta({ description: "Whether it is sent to" }),
  })
  .partial()
  .meta({ id: "WebhookEndpointUpdate", examples: [{ active: true }] });
export type EndpointPatch = z.output<typeof EndpointPatch>;

/** The longest that an old secret may go on signing. */
const OVERLAP_HOURS_MAX = 168;
export const RotateInput = z
  .object({
    overlap_hours: z
      .number()
      .int()
      .min(0)
      .max(OVERLAP_HOURS_MAX)
      .default(24)
      .meta({ description: "Hours in which the old secret signs as well", examples: [24] }),
  })
  .meta({ id: "WebhookSecretRotate" });
export type RotateInput = z.output<typeof RotateInput>;

const ENDPOINT_EXAMPLE = {
  id: "01a1fea6-945d-7467-9139-9363337ba98e",
  url: "https://hooks.example.org/bureau",
  description: "Control room",
  event_types: ["bolo.match"],
  managed: false,
  state: "active" as const,
  disabled_reason: null,
  disabled_at: null,
  failing_since: null,
  previous_secret_until: null,
  created_at: "2026-11-20T08:00:00.000Z",
};

export const EndpointView = z
  .object({
    id: z.uuid(),
    url: z.string(),
    description: z.string().nullable(),
    event_types: z.array(z.string()),
    managed: z.boolean().meta({ description: "Made for an address that another row names, as a look-out's own" }),
    state: z.enum(ENDPOINT_STATES),
    disabled_reason: z.string().nullable(),
    disabled_at: z.iso.datetime().nullable(),
    failing_since: z.iso.datetime().nullable().meta({ description: "Its first failure since its last success" }),
    previous_secret_until: z.iso.datetime().nullable().meta({ description: "Until then the old secret signs as well" }),
    created_at: z.iso.datetime(),
  })
  .meta({ id: "WebhookEndpoint", examples: [ENDPOINT_EXAMPLE] });
export type EndpointView = z.output<typeof EndpointView>;

export const EndpointWithSecret = EndpointView.extend({
  secret: z.string().meta({ description: "Signs what is sent; told this once" }),
}).meta({
  id: "WebhookEndpointWithSecret",
  examples: [{ ...ENDPOINT_EXAMPLE, secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwtw5sYqS2Hn8=" }],
});
export type EndpointWithSecret = z.output<typeof EndpointWithSecret>;

export const DeliveryView = z
  .object({
    id: z.uuid(),
    endpoint_id: z.uuid(),
    url: z.string(),
    event_type: z.string(),
    event_id: z.string().meta({ description: "`webhook-id`: the same at every attempt" }),
    state: z.enum(DELIVERY_STATES),
    attempts: z.int(),
    next_attempt_at: z.iso.datetime().nullable(),
    last_attempt_at: z.iso.datetime().nullable(),
    last_status: z.int().nullable().meta({ description: "HTTP status of the last answer" }),
    last_error: z.string().nullable(),
    response_excerpt: z.string().nullable().meta({ description: "The beginning of the last answer" }),
    duration_ms: z.int().nullable(),
    delivered_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    body: z.string().meta({ description: "The very text that is sent" }),
  })
  .meta({
    id: "WebhookDelivery",
    examples: [
      {
        id: "01a1fea6-98d0-72ab-bd39-fd5c0e6dfe1e",
        endpoint_id: ENDPOINT_EXAMPLE.id,
        url: ENDPOINT_EXAMPLE.url,
        event_type: "webhook.test",
        event_id: "msg_01a1fea6-98d0-72ab-bd39-fd5c0e6dfe1f",
        state: "delivered",
        attempts: 1,
        next_attempt_at: null,
        last_attempt_at: "2026-11-20T08:00:01.000Z",
        last_status: 204,
        last_error: null,
        response_excerpt: "",
        duration_ms: 84,
        delivered_at: "2026-11-20T08:00:01.000Z",
        created_at: "2026-11-20T08:00:00.000Z",
        body: '{"type":"webhook.test","timestamp":"2026-11-20T08:00:00.000Z","data":{"message":"Bureau can reach this address."}}',
      },
    ],
  });
export type DeliveryView = z.output<typeof DeliveryView>;

export const ResendFailedInput = z
  .object({
    since: z.iso
      .datetime({ offset: true })
      .meta({ description: "What was written since then and failed", examples: ["2026-11-19T00:00:00Z"] }),
  })
  .meta({ id: "WebhookResendFailed" });
export type ResendFailedInput = z.output<typeof ResendFailedInput>;

export const EventTypeView = z
  .object({
    type: z.string(),
    summary: z.string(),
    example: z.unknown().meta({ description: "The `data` of such an event" }),
    schema: z.record(z.string(), z.unknown()).meta({ description: "Its JSON Schema" }),
  })
  .meta({
    id: "WebhookEventType",
    examples: [
      {
        type: "webhook.test",
        summary: "Sent when an administrator tries an endpoint",
        example: { message: "Bureau can reach this address." },
        schema: { type: "object", properties: { message: { type: "string" } }, required: ["message"] },
      },
    ],
  });
export type EventTypeView = z.output<typeof EventTypeView>;
