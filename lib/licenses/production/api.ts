import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { oneOf, PageQuery, pageOf, pathId } from "@/lib/platform/http/parameters";
import { batchOperations } from "./batch-api";
import { CardCounts } from "./batch-schema";
import { collectCard } from "./collection-service";
import { moveCard, moveCards } from "./moves-service";
import { countCards, findCard, getCard, listCards } from "./queries";
import { reprint } from "./queue-service";
import { CARD_FILES_STATES, CardMoveInput, CardMoves, CardMovesInput, CollectInput, PrintJobView } from "./schema";
import { PRINT_MOVES, PRINT_STATES, type PrintMove } from "./states";
import { stockOperations } from "./stock-api";

const PrintJobId = pathId("The print job's id");
const optionalId = (description: string) =>
  z.coerce.number().int().positive().max(2_147_483_647).optional().meta({ description });

const MOVES: Record<PrintMove, { summary: string; description: string }> = {
  start: {
    summary: "Send a card to the printer",
    description: "Its batch is prepared, and the license still says what the files say.",
  },
  finish: { summary: "Mark a card as printed", description: "It takes the next control number of the stock." },
  check: { summary: "Pass a card in the quality check", description: "From printed." },
  release: { summary: "Release a card for collection", description: "From quality checked." },
  return: {
    summary: "Return a card to the queue",
    description: "It was not printed and leaves its batch, whose sheets have to be made again.",
  },
  spoil: {
    summary: "Mark a card as spoiled",
    description: "With a reason. Its control number goes to the register of destruction; reprint makes another card.",
  },
  void: {
    summary: "Make a card void",
    description: "With a reason: nobody may have it. A printed one goes to the register of destruction.",
  },
};

const moveOperation = (move: PrintMove) =>
  operation({
    id: `production.${move}`,
    method: "POST",
    path: `/print-jobs/{id}/${move}`,
    ...MOVES[move],
    who: "staff",
    params: PrintJobId,
    body: CardMoveInput,
    response: PrintJobView,
    errors: { illegal_transition: 409 },
    replay: async (actor, id) => getCard(actor, Number(id)),
    handle: async ({ actor, params, body }) =>
      getCard(actor, (await moveCard(actor, params.id, move, body.reason ?? null)).id),
  });

/** The making of cards, from the queue to the holder's hand. */
export const productionApi = api({
  base: "/api/v1/production",
  tag: "Production",
  envelope: "detail",
  operations: [
    operation({
      id: "production.counts",
      method: "GET",
      path: "/counts",
      summary: "Count the cards by state",
      who: "staff",
      response: CardCounts,
      handle: ({ actor }) => countCards(actor),
    }),
    operation({
      id: "production.printJobs",
      method: "GET",
      path: "/print-jobs",
      summary: "List cards in production",
      description: "In the order in which they were queued.",
      who: "staff",
      query: PageQuery.extend({
        state: oneOf(PRINT_STATES),
        files_state: oneOf(CARD_FILES_STATES),
        batch_id: optionalId("Cards of this batch"),
        license_id: optionalId("Cards of this license"),
        q: z
          .string()
          .max(200)
          .optional()
          .meta({ description: "Words of the holder's name, license or control number" }),
      }),
      response: z.array(PrintJobView),
      async handle({ actor, query }) {
        const filter = {
          q: query.q,
          states: query.state && [query.state],
          filesState: query.files_state,
          batchId: query.batch_id,
          licenseId: query.license_id,
        };
        return (await listCards(actor, filter, pageOf(query))).items;
      },
    }),
    operation({
      id: "production.find",
      method: "GET",
      path: "/print-jobs/find",
      summary: "Find a card at the counter",
      description: "By license number, control number, or what a scanner read of the card's barcode.",
      who: "staff",
      query: z.object({
        text: z
          .string()
          .min(1)
          .max(4000)
          .meta({ description: "What was typed or scanned", examples: ["L-1A2B-3C4D-5E6F"] }),
      }),
      response: PrintJobView,
      handle: ({ actor, query }) => findCard(actor, query.text),
    }),
    operation({
      id: "production.printJob",
      method: "GET",
      path: "/print-jobs/{id}",
      summary: "Read a card in production",
      who: "staff",
      params: PrintJobId,
      response: PrintJobView,
      handle: ({ actor, params }) => getCard(actor, params.id),
    }),
    ...PRINT_MOVES.map(moveOperation),
    operation({
      id: "production.moves",
      method: "POST",
      path: "/print-jobs/moves",
      summary: "Move several cards",
      description: "Each on its own: those that cannot make the move are listed with the reason.",
      who: "staff",
      body: CardMovesInput,
      response: CardMoves,
      handle: ({ actor, body }) => moveCards(actor, body.print_job_ids, body.move, body.reason ?? null),
    }),
    operation({
      id: "production.reprint",
      method: "POST",
      path: "/print-jobs/{id}/reprint",
      summary: "Print a spoiled card again",
      description: "A new print job that names the spoiled one; there is no second fee.",
      who: "staff",
      params: PrintJobId,
      response: PrintJobView,
      errors: { not_spoiled: 409, already_reprinted: 409, print_job_open: 409 },
      replay: async (actor, id) => getCard(actor, Number(id)),
      handle: async ({ actor, params }) => getCard(actor, (await reprint(actor, params.id)).id),
    }),
    operation({
      id: "production.collect",
      method: "POST",
      path: "/print-jobs/{id}/collect",
      summary: "Hand a card over",
      description: "A license that waits for its collection is active from then on.",
      who: "staff",
      params: PrintJobId,
      body: CollectInput,
      response: PrintJobView,
      errors: { illegal_transition: 409 },
      replay: async (actor, id) => getCard(actor, Number(id)),
      handle: async ({ actor, params, body }) => getCard(actor, (await collectCard(actor, params.id, body)).id),
    }),
    ...batchOperations,
    ...stockOperations,
  ],
});
