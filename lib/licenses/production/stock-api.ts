import { type Operation, operation } from "@/lib/platform/http/operation";
import { BoxInput, DestructionInput } from "./schema";
import { getBox, getDestruction, stock } from "./stock-queries";
import { BoxView, DestructionView, StockView } from "./stock-schema";
import { receiveBox, recordDestruction } from "./stock-service";

export const stockOperations: Operation[] = [
  operation({
    id: "production.stock",
    method: "GET",
    path: "/stock",
    summary: "Read the stock of blank cards",
    description: "Level, boxes, cards that wait for their destruction, and the register of destruction.",
    who: "staff",
    response: StockView,
    handle: ({ actor }) => stock(actor),
  }),
  operation({
    id: "production.receiveBox",
    method: "POST",
    path: "/stock/boxes",
    summary: "Receive a box of blank cards",
    who: "staff",
    body: BoxInput,
    response: BoxView,
    status: 201,
    errors: { numbers_overlap: 409 },
    replay: (actor, id) => getBox(actor, Number(id)),
    handle: async ({ actor, body }) => getBox(actor, (await receiveBox(actor, body)).id),
  }),
  operation({
    id: "production.recordDestruction",
    method: "POST",
    path: "/stock/destructions",
    summary: "Record the destruction of spoiled and void cards",
    description: "Before two witnesses. Entries of the register are never changed.",
    who: "staff",
    body: DestructionInput,
    response: DestructionView,
    status: 201,
    errors: { not_to_be_destroyed: 409 },
    replay: (actor, id) => getDestruction(actor, Number(id)),
    handle: async ({ actor, body }) => getDestruction(actor, (await recordDestruction(actor, body)).id),
  }),
];
