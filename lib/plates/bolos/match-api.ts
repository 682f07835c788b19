import { z } from "zod";
import { Moment } from "@/lib/platform/http/moment";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { oneOf, pageOf, ShortPageQuery } from "@/lib/platform/http/parameters";
import { hitFeed } from "./feed";
import { getMatch, listMatches } from "./queries";
import { BOLO_MATCH_STATES, BoloMatchView } from "./schema";
import { judgeMatch, renotifyMatch } from "./service";

const MatchId = z.object({
  match_id: z.uuid().meta({ description: "The hit's id", examples: ["01a1fea6-98d0-72ab-bd39-fd5c0e6dfe1e"] }),
});
const id = (description: string) => z.uuid().optional().meta({ description });

const judgement = (state: "confirmed" | "misread", path: string, summary: string) =>
  operation({
    id: `bolos.matches.${path}`,
    method: "POST",
    path: `/matches/{match_id}/${path}`,
    summary,
    description: "After a look at the picture: until then a hit is no fact.",
    who: "staff",
    params: MatchId,
    body: z.object({
      reason: z
        .string()
        .trim()
        .max(500)
        .nullish()
        .meta({ description: "Why", examples: ["The first letter is a D"] }),
    }),
    response: BoloMatchView,
    errors: { already_judged: 409 },
    replay: (actor, matchId) => getMatch(actor, matchId),
    async handle({ actor, params, body }) {
      await judgeMatch(actor, params.match_id, state, body.reason ?? null);
      return getMatch(actor, params.match_id);
    },
  });

/** Hits, below the BOLOs' base. */
export const matchOperations: Operation[] = [
  operation({
    id: "bolos.matches.list",
    method: "GET",
    path: "/matches",
    summary: "List hits, newest first",
    who: "staff",
    query: ShortPageQuery.extend({
      state: oneOf(BOLO_MATCH_STATES),
      bolo_id: id("Hits of this BOLO"),
      event_id: id("Hits of this read"),
      camera_id: id("Hits at this camera"),
      from_ts: Moment.meta({ description: "Hits from this moment on" }),
      to_ts: Moment.meta({ description: "Hits up to this moment" }),
    }),
    response: z.object({ total: z.int(), items: z.array(BoloMatchView) }),
    handle: ({ actor, query }) =>
      listMatches(
        actor,
        {
          state: query.state,
          boloId: query.bolo_id,
          eventId: query.event_id,
          cameraId: query.camera_id,
          from: query.from_ts,
          to: query.to_ts,
        },
        pageOf(query),
      ),
  }),
  operation({
    id: "bolos.matches.feed",
    method: "GET",
    path: "/matches/feed",
    summary: "Hear of hits as they come",
    description:
      "Server-sent events named `hit`, whose data is a hit. With `Last-Event-ID`, as browsers send it when they come back, from that one on.",
    who: "staff",
    query: z.object({
      wait: z.coerce.number().int().min(1).max(600).default(300).meta({ description: "Seconds until the stream ends" }),
    }),
    response: { binary: ["text/event-stream"] },
    handle: ({ actor, query, request }) => hitFeed(actor, request, query.wait),
  }),
  operation({
    id: "bolos.matches.get",
    method: "GET",
    path: "/matches/{match_id}",
    summary: "Read a hit",
    who: "staff",
    params: MatchId,
    response: BoloMatchView,
    handle: ({ actor, params }) => getMatch(actor, params.match_id),
  }),
  judgement("confirmed", "confirm", "Confirm a hit"),
  judgement("misread", "misread", "Mark a hit as a misread"),
  operation({
    id: "bolos.matches.notify",
    method: "POST",
    path: "/matches/{match_id}/notify",
    summary: "Send the mail of a hit again",
    who: "staff",
    params: MatchId,
    response: BoloMatchView,
    errors: { no_email: 409, mail_not_delivered: 503 },
    replay: (actor, matchId) => getMatch(actor, matchId),
    async handle({ actor, params }) {
      await renotifyMatch(actor, params.match_id);
      return getMatch(actor, params.match_id);
    },
  }),
];
