import type { EventTypeView } from "@/lib/platform/webhooks/schema";

/** A type of event to choose. Its JSON Schema stays on the server: it is no plain object. */
export type EventChoice = Pick<EventTypeView, "type" | "summary">;

export const choiceOf = ({ type, summary }: EventTypeView): EventChoice => ({ type, summary });
