import { at, type Expectation } from "./expectation";

/** An id that no endpoint and no delivery has. */
const NOBODY = "0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d";

const admins = (path: string, admin: number, json?: unknown): Expectation => ({
  own: at(path),
  ...(json === undefined ? {} : { json }),
  applicant: 403,
  clerk: 403,
  admin,
});

/** Webhooks are the administrators' own. */
export const WEBHOOK_EXPECTATIONS: Record<string, Expectation> = {
  "webhooks.eventTypes": admins("/event-types", 200),
  "webhooks.deliveries": admins("/deliveries", 200),
  "webhooks.delivery": admins(`/deliveries/${NOBODY}`, 404),
  "webhooks.resend": admins(`/deliveries/${NOBODY}/resend`, 404),
  "webhooks.list": admins("", 200),
  "webhooks.create": admins("", 422, { url: "http://127.0.0.1/", event_types: ["bolo.match"] }),
  "webhooks.get": admins(`/${NOBODY}`, 404),
  "webhooks.update": admins(`/${NOBODY}`, 404, { active: true }),
  "webhooks.delete": admins(`/${NOBODY}`, 404),
  "webhooks.rotate": admins(`/${NOBODY}/rotate`, 404, {}),
  "webhooks.test": admins(`/${NOBODY}/test`, 404),
  "webhooks.resendFailed": admins(`/${NOBODY}/resend-failed`, 404, { since: "2026-11-19T00:00:00Z" }),
};
