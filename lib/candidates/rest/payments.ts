import { z } from "zod";
import { sortOf } from "@/lib/platform/export/query";
import { operation } from "@/lib/platform/http/operation";
import { oneOf } from "@/lib/platform/http/parameters";
import { getProof, listProofs, receiptOffers } from "../payments/queries";
import { PROOF_SORTS, PROOF_STATES, ProofInput, ProofView, ReceiptOffer } from "../payments/schema";
import { correctProof, matchProof, readProofAgain, unmatchProof } from "../payments/service";
import { rowId } from "../schema";

const staff = { who: "staff" } as const;
const fileId = z.object({ id: rowId.meta({ description: "The screenshot's id", examples: [90] }) });
const success = <D extends z.ZodType>(data: D) => z.object({ status: z.literal("success"), data });
const ok = <D>(data: D) => ({ status: "success" as const, data });

/** Payments' screenshots: what was read from them, and the receipts that they prove. */
export const paymentOperations = [
  operation({
    id: "candidates.payments",
    method: "GET",
    path: "/payments",
    summary: "List payments' screenshots with what was read from them",
    ...staff,
    query: z.object({
      q: z.string().max(200).optional().meta({ description: "Words of candidate, payer or reference" }),
      state: oneOf(PROOF_STATES),
      sort: z
        .enum(PROOF_SORTS.flatMap((sort) => [sort, `-${sort}`]))
        .optional()
        .meta({ description: "A column; a minus before it sorts descending" }),
      limit: z.coerce.number().int().min(1).max(500).default(50).meta({ description: "Rows at most" }),
      offset: z.coerce.number().int().min(0).max(10_000_000).default(0).meta({ description: "Rows to leave out" }),
    }),
    response: success(z.array(ProofView)).extend({ total: z.int() }),
    async handle({ actor, query }) {
      const filter = { q: query.q, states: query.state && [query.state] };
      const order = sortOf(query.sort, PROOF_SORTS, { sort: "sent", desc: true });
      const { items, total } = await listProofs(actor, filter, { skip: query.offset, take: query.limit, ...order });
      return { ...ok(items), total };
    },
  }),
  operation({
    id: "candidates.payment",
    method: "GET",
    path: "/payments/{id}",
    summary: "Read a payment with the receipts that it may be the proof of",
    ...staff,
    params: fileId,
    response: success(ProofView).extend({ offers: z.array(ReceiptOffer) }),
    handle: async ({ actor, params }) => ({
      ...ok(await getProof(actor, params.id)),
      offers: await receiptOffers(actor, params.id),
    }),
  }),
  operation({
    id: "candidates.correctPayment",
    method: "PUT",
    path: "/payments/{id}",
    summary: "Say what a payment's screenshot says",
    ...staff,
    params: fileId,
    body: ProofInput,
    response: success(ProofView),
    async handle({ actor, params, body }) {
      await correctProof(actor, params.id, body);
      return ok(await getProof(actor, params.id));
    },
  }),
  operation({
    id: "candidates.readPayment",
    method: "POST",
    path: "/payments/{id}/read",
    summary: "Read a payment's screenshot again",
    description: "What a person has said is not overwritten. 503 where the office does not read documents.",
    ...staff,
    params: fileId,
    response: success(ProofView),
    async handle({ actor, params }) {
      await readProofAgain(actor, params.id);
      return ok(await getProof(actor, params.id));
    },
  }),
  operation({
    id: "candidates.matchPayment",
    method: "POST",
    path: "/payments/{id}/match",
    summary: "Say which receipt a payment is the proof of",
    ...staff,
    params: fileId,
    body: z.object({ receipt_id: z.int().positive() }).meta({ override: { examples: [{ receipt_id: 9 }] } }),
    response: success(ProofView),
    async handle({ actor, params, body }) {
      await matchProof(actor, params.id, body.receipt_id);
      return ok(await getProof(actor, params.id));
    },
  }),
  operation({
    id: "candidates.unmatchPayment",
    method: "DELETE",
    path: "/payments/{id}/match",
    summary: "Take the match of a payment with its receipt back",
    ...staff,
    params: fileId,
    response: success(ProofView),
    async handle({ actor, params }) {
      await unmatchProof(actor, params.id);
      return ok(await getProof(actor, params.id));
    },
  }),
];
