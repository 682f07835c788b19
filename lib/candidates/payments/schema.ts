import { z } from "zod";
import { PositiveRupees } from "@/lib/ledger/money";
import { LegalDate } from "@/lib/platform/time";
import { referenceKey } from "./parse";

/** `matched` has a receipt; `doubtful` wants a person's look; `unmatched` waits for its receipt. */
export const PROOF_STATES = ["unmatched", "matched", "doubtful"] as const;
export type ProofState = (typeof PROOF_STATES)[number];
export const PROOF_SORTS = ["sent", "paid_on", "amount"] as const;
export type ProofSort = (typeof PROOF_SORTS)[number];

const blank = z.literal("").transform(() => null);

/** What a person says of a payment; a field that is left empty is not known. */
export const ProofInput = z
  .object({
    version: z.int().meta({ description: "As the proof was read", examples: [1] }),
    amount: z.union([blank, PositiveRupees]).nullable(),
    paid_on: z.union([blank, LegalDate]).nullable(),
    reference: z
      .union([blank, z.string().trim().min(4, "is too short").max(60)])
      .nullable()
      .transform((value) => (value === null ? null : referenceKey(value) || null))
      .meta({ description: "UTR or UPI reference", examples: ["612345678901"] }),
    payer: z.union([blank, z.string().trim().max(120)]).nullable(),
  })
  .meta({
    override: {
      examples: [{ version: 1, amount: 5900, paid_on: "2026-05-04", reference: "612345678901", payer: "Mei Lin" }],
    },
  });
export type ProofInput = z.output<typeof ProofInput>;

const Field = z.object({ content: z.string(), confidence: z.number() }).nullable().default(null);
/** As it stands in the database. */
export const Reading = z
  .object({ amount: Field, date: Field, reference: Field, payer: Field })
  .catch({ amount: null, date: null, reference: null, payer: null });

export const ProofView = z
  .object({
    id: z.int().meta({ description: "Of the screenshot" }),
    candidate_id: z.int(),
    candidate_name: z.string(),
    file_name: z.string(),
    state: z.enum(PROOF_STATES),
    amount: z.number().nullable(),
    paid_on: z.string().nullable(),
    reference: z.string().nullable(),
    payer: z.string().nullable(),
    read: z
      .object({ amount: Field, date: Field, reference: Field, payer: Field })
      .meta({ description: "As it was read, `amount` in paise; confidence 0–1" }),
    problem: z.string().nullable(),
    corrected: z.boolean(),
    used_by: z
      .array(z.object({ id: z.int(), candidate_id: z.int(), candidate_name: z.string() }))
      .meta({ description: "Other proofs of the same reference" }),
    receipt: z
      .object({
        id: z.int(),
        number: z.string(),
        date: z.string(),
        amount: z.number(),
        customer: z.string().nullable(),
      })
      .nullable(),
    version: z.int(),
    sent_at: z.iso.datetime(),
  })
  .meta({ id: "PaymentProof" });
export type ProofView = z.infer<typeof ProofView>;

export const ReceiptOffer = z
  .object({
    id: z.int(),
    number: z.string(),
    date: z.string(),
    amount: z.number(),
    customer: z.string().nullable(),
    transaction_id: z.string().nullable(),
    same_amount: z.boolean(),
    same_reference: z.boolean(),
    days_apart: z.int().nullable(),
  })
  .meta({ id: "PaymentReceiptOffer" });
export type ReceiptOffer = z.infer<typeof ReceiptOffer>;
