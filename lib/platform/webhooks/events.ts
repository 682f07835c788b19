import { z } from "zod";
import type { Tx } from "../db";

/** How it went with all deliveries of one event type about one row. */
export type WebhookSummary = { state: "pending" | "sent" | "failed"; error: string | null; at: Date };

/** A kind of event that endpoints can be told of. Domains declare theirs; the screens and the documents show them. */
export type WebhookEventType<T = unknown> = {
  /** As Standard Webhooks writes types: nouns and a verb, with dots between. */
  type: string;
  summary: string;
  schema: z.ZodType<T>;
  example: T;
  /** Told in the transaction that notes a delivery's outcome. */
  settled?: (tx: Tx, subjectId: string, summary: WebhookSummary) => Promise<void>;
};

/** Next bundles a module once per entry point; the declarations of all of them meet here. */
const holder = globalThis as typeof globalThis & { bureauWebhookEvents?: Map<string, WebhookEventType> };
const declared = (): Map<string, WebhookEventType> => {
  holder.bureauWebhookEvents ??= new Map();
  return holder.bureauWebhookEvents;
};

export function declareWebhookEvent<T>(event: WebhookEventType<T>): WebhookEventType<T> {
  declared().set(event.type, event as WebhookEventType);
  return event;
}

/** Every declared type, by name. */
export const webhookEventTypes = (): WebhookEventType[] =>
  [...declared().values()].sort((one, other) => (one.type < other.type ? -1 : 1));

export const webhookEventType = (type: string): WebhookEventType | undefined => declared().get(type);

/** Sent by hand, to see whether an endpoint works; no endpoint subscribes to it. */
export const testEvent = declareWebhookEvent({
  type: "webhook.test",
  summary: "Sent when an administrator tries an endpoint",
  schema: z.object({ message: z.string() }),
  example: { message: "Bureau can reach this address." },
});
