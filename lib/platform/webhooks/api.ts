import { z } from "zod";
import { api, operation } from "../http/operation";
import { oneOf, pageOf, ShortPageQuery } from "../http/parameters";
import { getDelivery, getEndpoint, listDeliveries, listEndpoints, listEventTypes } from "./queries";
import { resendDelivery, resendFailed, sendTest } from "./resend";
import {
  DELIVERY_STATES,
  DeliveryView,
  EndpointInput,
  EndpointPatch,
  EndpointView,
  EndpointWithSecret,
  EventTypeView,
  ResendFailedInput,
  RotateInput,
} from "./schema";
import { createEndpoint, deleteEndpoint, rotateSecret, updateEndpoint } from "./service";

const EndpointId = z.object({
  endpoint_id: z.uuid().meta({ description: "The endpoint's id", examples: ["01a1fea6-945d-7467-9139-9363337ba98e"] }),
});
const DeliveryId = z.object({
  delivery_id: z.uuid().meta({ description: "The delivery's id", examples: ["01a1fea6-98d0-72ab-bd39-fd5c0e6dfe1e"] }),
});

/** Webhooks as Standard Webhooks 1.0 has them, for administrators. */
export const webhooksApi = api({
  base: "/api/admin/webhooks",
  tag: "Webhooks",
  envelope: "message",
  operations: [
    operation({
      id: "webhooks.eventTypes",
      method: "GET",
      path: "/event-types",
      summary: "List what endpoints can hear of",
      who: "admin",
      response: z.array(EventTypeView),
      handle: async ({ actor }) => listEventTypes(actor),
    }),
    operation({
      id: "webhooks.deliveries",
      method: "GET",
      path: "/deliveries",
      summary: "Read the delivery log, newest first",
      who: "admin",
      query: ShortPageQuery.extend({
        state: oneOf(DELIVERY_STATES),
        endpoint_id: z.uuid().optional().meta({ description: "Of this endpoint" }),
        event_type: z
          .string()
          .max(80)
          .optional()
          .meta({ description: "Of this type", examples: ["bolo.match"] }),
      }),
      response: z.object({ total: z.int(), items: z.array(DeliveryView) }),
      handle: ({ actor, query }) =>
        listDeliveries(
          actor,
          { state: query.state, endpointId: query.endpoint_id, eventType: query.event_type },
          pageOf(query),
        ),
    }),
    operation({
      id: "webhooks.delivery",
      method: "GET",
      path: "/deliveries/{delivery_id}",
      summary: "Read a delivery",
      who: "admin",
      params: DeliveryId,
      response: DeliveryView,
      handle: ({ actor, params }) => getDelivery(actor, params.delivery_id),
    }),
    operation({
      id: "webhooks.resend",
      method: "POST",
      path: "/deliveries/{delivery_id}/resend",
      summary: "Send an event again",
      description: "At once, with the same id and text. The answer tells how it went.",
      who: "admin",
      params: DeliveryId,
      response: DeliveryView,
      errors: { endpoint_disabled: 409 },
      replay: (actor, id) => getDelivery(actor, id),
      handle: ({ actor, params }) => resendDelivery(actor, params.delivery_id),
    }),
    operation({
      id: "webhooks.list",
      method: "GET",
      path: "",
      summary: "List the endpoints",
      who: "admin",
      response: z.array(EndpointView),
      handle: async ({ actor }) => (await listEndpoints(actor)).map(({ figures, ...endpoint }) => endpoint),
    }),
    operation({
      id: "webhooks.create",
      method: "POST",
      path: "",
      summary: "Register an endpoint",
      description: "The answer holds its secret, which is told this once.",
      who: "admin",
      status: 201,
      body: EndpointInput,
      response: EndpointWithSecret,
      keepsNoAnswer: true,
      handle: ({ actor, body }) => createEndpoint(actor, body),
    }),
    operation({
      id: "webhooks.get",
      method: "GET",
      path: "/{endpoint_id}",
      summary: "Read an endpoint",
      who: "admin",
      params: EndpointId,
      response: EndpointView,
      handle: ({ actor, params }) => getEndpoint(actor, params.endpoint_id),
    }),
    operation({
      id: "webhooks.update",
      method: "PATCH",
      path: "/{endpoint_id}",
      summary: "Change an endpoint, or switch it off or on",
      who: "admin",
      params: EndpointId,
      body: EndpointPatch,
      response: EndpointView,
      handle: ({ actor, params, body }) => updateEndpoint(actor, params.endpoint_id, body),
    }),
    operation({
      id: "webhooks.delete",
      method: "DELETE",
      path: "/{endpoint_id}",
      summary: "Remove an endpoint with its delivery log",
      who: "admin",
      params: EndpointId,
      response: z.object({ deleted: z.literal(true) }),
      async handle({ actor, params }) {
        await deleteEndpoint(actor, params.endpoint_id);
        return { deleted: true as const };
      },
    }),
    operation({
      id: "webhooks.rotate",
      method: "POST",
      path: "/{endpoint_id}/rotate",
      summary: "Make a new secret",
      description: "The answer holds it, this once. The old one signs beside it for the hours that are given.",
      who: "admin",
      params: EndpointId,
      body: RotateInput,
      response: EndpointWithSecret,
      keepsNoAnswer: true,
      handle: ({ actor, params, body }) => rotateSecret(actor, params.endpoint_id, body.overlap_hours),
    }),
    operation({
      id: "webhooks.test",
      method: "POST",
      path: "/{endpoint_id}/test",
      summary: "Send a test event",
      description: "At once; the answer tells how it went.",
      who: "admin",
      params: EndpointId,
      response: DeliveryView,
      errors: { endpoint_disabled: 409 },
      replay: (actor, id) => getDelivery(actor, id),
      handle: ({ actor, params }) => sendTest(actor, params.endpoint_id),
    }),
    operation({
      id: "webhooks.resendFailed",
      method: "POST",
      path: "/{endpoint_id}/resend-failed",
      summary: "Send everything again that failed since a moment",
      who: "admin",
      params: EndpointId,
      body: ResendFailedInput,
      response: z.object({ resent: z.int().meta({ description: "Events that go out again" }) }),
      errors: { endpoint_disabled: 409 },
      handle: async ({ actor, params, body }) => ({
        resent: await resendFailed(actor, params.endpoint_id, new Date(body.since)),
      }),
    }),
  ],
});
