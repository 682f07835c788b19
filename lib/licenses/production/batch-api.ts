import { z } from "zod";
import { EXPORT_TYPES } from "@/lib/platform/export/export";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { PageQuery, pageOf, pathId } from "@/lib/platform/http/parameters";
import { downloadSheet, getBatch, listBatches } from "./batch-queries";
import { BatchView } from "./batch-schema";
import { cancelBatch, createBatch, prepareBatch } from "./batches-service";
import { manifest } from "./manifest";
import { moveBatch } from "./moves-service";
import { BatchInput, BatchMoveInput, CardMoves, MANIFEST_FORMATS } from "./schema";

const BatchId = pathId("The batch's id");

export const batchOperations: Operation[] = [
  operation({
    id: "production.batches",
    method: "GET",
    path: "/batches",
    summary: "List print batches",
    description: "The newest first.",
    who: "staff",
    query: PageQuery,
    response: z.array(BatchView),
    handle: async ({ actor, query }) => (await listBatches(actor, pageOf(query))).items,
  }),
  operation({
    id: "production.createBatch",
    method: "POST",
    path: "/batches",
    summary: "Make a print batch",
    description:
      "Of queued print jobs, of licenses, or of everything that is queued. It is prepared at once, by a job.",
    who: "staff",
    body: BatchInput,
    response: BatchView,
    status: 201,
    errors: { nothing_queued: 409, not_queued: 409 },
    replay: (actor, id) => getBatch(actor, Number(id)),
    handle: async ({ actor, body }) => getBatch(actor, (await createBatch(actor, body)).id),
  }),
  operation({
    id: "production.batch",
    method: "GET",
    path: "/batches/{id}",
    summary: "Read a print batch with its progress",
    who: "staff",
    params: BatchId,
    response: BatchView,
    handle: ({ actor, params }) => getBatch(actor, params.id),
  }),
  operation({
    id: "production.prepareBatch",
    method: "POST",
    path: "/batches/{id}/prepare",
    summary: "Prepare a batch again",
    description: "After a cancellation or a failure, or when cards have changed or left. What is up to date is kept.",
    who: "staff",
    params: BatchId,
    response: BatchView,
    replay: (actor, id) => getBatch(actor, Number(id)),
    async handle({ actor, params }) {
      await prepareBatch(actor, params.id);
      return getBatch(actor, params.id);
    },
  }),
  operation({
    id: "production.cancelBatch",
    method: "POST",
    path: "/batches/{id}/cancel",
    summary: "Stop a batch's preparation",
    description: "Cards that are done stay done; the batch can be prepared again, or its cards returned to the queue.",
    who: "staff",
    params: BatchId,
    response: BatchView,
    errors: { job_ended: 409 },
    async handle({ actor, params }) {
      await cancelBatch(actor, params.id);
      return getBatch(actor, params.id);
    },
  }),
  operation({
    id: "production.moveBatch",
    method: "POST",
    path: "/batches/{id}/moves",
    summary: "Move all cards of a batch",
    description: "Those that are where the move begins, in the order of the batch; refusals are listed.",
    who: "staff",
    params: BatchId,
    body: BatchMoveInput,
    response: CardMoves,
    handle: ({ actor, params, body }) => moveBatch(actor, params.id, body.move, body.reason ?? null),
  }),
  operation({
    id: "production.sheet",
    method: "GET",
    path: "/batches/{id}/sheets/{sheet_id}",
    summary: "Download a sheet file",
    who: "staff",
    params: BatchId.extend({
      sheet_id: z
        .uuid()
        .meta({ description: "Of the batch's `sheets`", examples: ["01a1fea6-945d-7467-9139-9363337ba98e"] }),
    }),
    response: { binary: ["application/pdf"] },
    handle: ({ actor, params, request }) => downloadSheet(actor, params.id, params.sheet_id, request),
  }),
  operation({
    id: "production.manifest",
    method: "GET",
    path: "/batches/{id}/manifest",
    summary: "Download a batch's manifest",
    description: "Sequence, control number, license number, name, state, and the place on the sheets of every card.",
    who: "staff",
    params: BatchId,
    query: z.object({ format: z.enum(MANIFEST_FORMATS).default("csv").meta({ description: "Kind of file" }) }),
    response: { binary: [...Object.values(EXPORT_TYPES), "application/pdf"] },
    handle: ({ actor, params, query }) => manifest(actor, params.id, query.format),
  }),
];
