import { z } from "zod";
import { type Actor, isStaff } from "@/lib/platform/auth/actor";
import { DomainError } from "@/lib/platform/errors";
import { api, operation } from "@/lib/platform/http/operation";
import { QueryFlag } from "@/lib/platform/http/parameters";
import { downloadResponse } from "@/lib/platform/storage/download";
import { checkSignedDownload, isSigned } from "@/lib/platform/storage/signed-url";
import { EventFilterQuery, filterOf, ReasonQuery, reasonOf } from "../search/schema";
import { searchPlates } from "../search/service";
import { correctionsOf, getEvent, listEvents, pictureOf } from "./queries";
import { confirmEvent, correctEvent, holdEvent, rejectEvent, reopenEvent } from "./review-service";
import { ConfirmInput, CorrectionInput, CorrectionView, EventPage, EventView, RejectInput } from "./schema";

const EventId = z.object({
  id: z.uuid().meta({ description: "The read's id", examples: ["01a1fea6-9a11-7b53-8d1c-5f3f0c1d2e4a"] }),
});

/** `limit` and `offset` of contract 2. */
const page = {
  limit: z.coerce.number().int().min(1).max(1000).default(50).meta({ description: "Rows at most" }),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0).meta({ description: "Rows to leave out" }),
};

const pictureOperation = (which: "crop" | "frame", summary: string) =>
  operation({
    id: `events.${which}`,
    method: "GET",
    path: `/{id}/${which}`,
    summary,
    description: "By a signed address of a read's answer, or signed in as clerk or administrator.",
    who: "anyone",
    params: EventId,
    query: z.object({
      expires: z.string().max(20).optional().meta({ description: "Of a signed address" }),
      purpose: z.string().max(20).optional().meta({ description: "Of a signed address" }),
      signature: z.string().max(100).optional().meta({ description: "Of a signed address" }),
    }),
    response: { binary: ["image/jpeg"] },
    async handle({ actor, params, request }) {
      const query = new URL(request.url).searchParams;
      if (!isSigned(query)) permitPicture(actor);
      const media = await pictureOf(params.id, which);
      if (isSigned(query)) checkSignedDownload(media.id, "preview", query);
      return downloadResponse(media, request, { disposition: "inline", fileName: `${which}-${params.id}.jpg` });
    },
  });

function permitPicture(actor: Actor): void {
  if (actor.kind === "anonymous") throw new DomainError("unauthenticated", "not_authenticated", "Not authenticated");
  if (!isStaff(actor)) throw new DomainError("forbidden", "forbidden", "Not enough permissions");
}

export const eventsApi = api({
  base: "/api/events",
  tag: "Plate reads",
  envelope: "message",
  forbidden: "Admin privileges required",
  operations: [
    operation({
      id: "events.list",
      method: "GET",
      path: "",
      summary: "List reads, newest first",
      description:
        "With `plate` it is a search: it is noted with its purpose in the search log. Times without an offset are UTC.",
      who: "staff",
      query: EventFilterQuery.extend(ReasonQuery.shape).extend({
        ...page,
        plate: z.string().trim().max(40).optional().meta({ description: "Part of the plate, in upper or lower case" }),
        normalized: QueryFlag.optional().meta({
          description: "Passed over: plates are always compared without spaces and hyphens",
        }),
      }),
      response: EventPage,
      async handle({ actor, query }) {
        const filter = filterOf(query);
        const rows = { skip: query.offset, take: query.limit };
        if (!query.plate) return listEvents(actor, filter, rows);
        const plate = { text: query.plate, mode: "contains" as const, lookAlike: false };
        const { total, items } = await searchPlates(actor, {
          filter: { ...filter, plate },
          page: rows,
          reason: reasonOf(query),
        });
        return { total, items };
      },
    }),
    operation({
      id: "events.get",
      method: "GET",
      path: "/{id}",
      summary: "Read a plate read",
      who: "staff",
      params: EventId,
      response: EventView,
      handle: ({ actor, params }) => getEvent(actor, params.id),
    }),
    pictureOperation("crop", "See a read's plate"),
    pictureOperation("frame", "See the frame that a plate was read in"),
    operation({
      id: "events.corrections",
      method: "GET",
      path: "/{id}/corrections",
      summary: "List the corrections of a read, newest first",
      who: "staff",
      params: EventId,
      response: z.array(CorrectionView),
      handle: ({ actor, params }) => correctionsOf(actor, params.id),
    }),
    operation({
      id: "events.confirm",
      method: "POST",
      path: "/{id}/confirm",
      summary: "Confirm a read",
      description: "The reviewer is whoever signs in.",
      who: "staff",
      params: EventId,
      body: ConfirmInput,
      response: EventView,
      replay: (actor, id) => getEvent(actor, id),
      async handle({ actor, params, body }) {
        await confirmEvent(actor, params.id, body.notes || null);
        return getEvent(actor, params.id);
      },
    }),
    operation({
      id: "events.correct",
      method: "POST",
      path: "/{id}/correction",
      summary: "Correct a read",
      description: "The plate as it was read stays; BOLOs are asked again with the corrected one.",
      who: "staff",
      params: EventId,
      body: CorrectionInput,
      response: CorrectionView,
      status: 201,
      async replay(actor, id) {
        const [latest] = await correctionsOf(actor, id);
        if (!latest) throw new DomainError("not_found", "not_found", "Correction not found");
        return latest;
      },
      handle: ({ actor, params, body }) => correctEvent(actor, params.id, body.corrected_plate, body.comments || null),
    }),
    operation({
      id: "events.reject",
      method: "POST",
      path: "/{id}/reject",
      summary: "Reject a read",
      description: "It is no plate, or nobody can read it. Its hits fall away.",
      who: "staff",
      params: EventId,
      body: RejectInput,
      response: EventView,
      replay: (actor, id) => getEvent(actor, id),
      async handle({ actor, params, body }) {
        await rejectEvent(actor, params.id, body.notes || null);
        return getEvent(actor, params.id);
      },
    }),
    operation({
      id: "events.reopen",
      method: "POST",
      path: "/{id}/reopen",
      summary: "Take a review back",
      description: "The read is as it came, and waits for its review again.",
      who: "staff",
      params: EventId,
      response: EventView,
      replay: (actor, id) => getEvent(actor, id),
      async handle({ actor, params }) {
        await reopenEvent(actor, params.id);
        return getEvent(actor, params.id);
      },
    }),
    operation({
      id: "events.hold",
      method: "POST",
      path: "/{id}/hold",
      summary: "Keep a read as evidence, or let it go",
      description: "Retention passes over what is held.",
      who: "staff",
      params: EventId,
      body: z.object({
        hold: z.boolean().meta({ examples: [true] }),
        reason: z
          .string()
          .trim()
          .max(500)
          .nullish()
          .meta({ description: "Why", examples: ["Case 2026/114"] }),
      }),
      response: EventView,
      replay: (actor, id) => getEvent(actor, id),
      async handle({ actor, params, body }) {
        await holdEvent(actor, params.id, body.hold, body.reason ?? null);
        return getEvent(actor, params.id);
      },
    }),
  ],
});
