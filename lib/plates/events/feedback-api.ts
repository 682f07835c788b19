import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { listEvents } from "./queries";
import { claimNext, releaseClaims } from "./queue";
import { QUEUE_ORDERS } from "./queue-orders";
import { EventPage, EventView } from "./schema";

const ids = z.array(z.uuid()).max(500);

/** What waits for a reviewer. */
export const feedbackApi = api({
  base: "/api/feedback",
  tag: "Plate review",
  envelope: "message",
  forbidden: "Admin privileges required",
  operations: [
    operation({
      id: "feedback.pending",
      method: "GET",
      path: "/pending",
      summary: "List the reads that nobody has reviewed, newest first",
      who: "staff",
      query: z.object({
        limit: z.coerce.number().int().min(1).max(1000).default(50).meta({ description: "Rows at most" }),
        offset: z.coerce.number().int().min(0).max(10_000_000).default(0).meta({ description: "Rows to leave out" }),
      }),
      response: EventPage,
      handle: ({ actor, query }) =>
        listEvents(actor, { reviewState: "unreviewed" }, { skip: query.offset, take: query.limit }),
    }),
    operation({
      id: "feedback.claim",
      method: "POST",
      path: "/claim",
      summary: "Take the next reads of the review queue",
      description: "For five minutes nobody else gets them; what you have open comes first again.",
      who: "staff",
      body: z
        .object({
          order: z
            .enum(QUEUE_ORDERS)
            .default("uncertain")
            .meta({ description: "The least sure, the oldest or the newest first" }),
          limit: z.int().min(1).max(50).default(5).meta({ description: "Reads at most" }),
          camera_id: z.uuid().nullish().meta({ description: "Only reads of this camera" }),
          skip: ids.default([]).meta({ description: "Reads that you have put aside" }),
        })
        .meta({ examples: [{ order: "uncertain", limit: 5 }] }),
      keepsNoAnswer: true,
      response: z.array(EventView),
      handle: ({ actor, body }) =>
        claimNext(actor, {
          order: body.order,
          take: body.limit,
          cameraId: body.camera_id ?? undefined,
          skip: body.skip,
        }),
    }),
    operation({
      id: "feedback.release",
      method: "POST",
      path: "/release",
      summary: "Give back what you have taken from the review queue",
      who: "staff",
      body: z
        .object({ ids: ids.optional().meta({ description: "Default: all that you have open" }) })
        .meta({ examples: [{ ids: ["01a1fea6-9a11-7b53-8d1c-5f3f0c1d2e4a"] }] }),
      keepsNoAnswer: true,
      response: z.object({ released: z.int().meta({ examples: [1] }) }),
      handle: async ({ actor, body }) => ({ released: await releaseClaims(actor, body.ids) }),
    }),
  ],
});
