import { z } from "zod";

export const BoxView = z
  .object({
    id: z.int(),
    first: z.string().meta({ description: "Control number of the first card" }),
    last: z.string(),
    next: z.string().nullable().meta({ description: "The one to be used next; null when the box is empty" }),
    count: z.int(),
    left: z.int(),
    supplier: z.string().nullable(),
    received_by: z.string().nullable(),
    received_at: z.iso.datetime(),
  })
  .meta({
    id: "CardBox",
    examples: [
      {
        id: 1,
        first: "SA000001",
        last: "SA000500",
        next: "SA000013",
        count: 500,
        left: 488,
        supplier: "Example Card Works",
        received_by: "Demo Clerk",
        received_at: "2026-11-20T08:00:00.000Z",
      },
    ],
  });
export type BoxView = z.output<typeof BoxView>;

export const DestructionView = z
  .object({
    id: z.int(),
    destroyed_on: z.iso.date(),
    method: z.string(),
    first_witness: z.string(),
    second_witness: z.string(),
    control_numbers: z.array(z.string()),
    recorded_by: z.string().nullable(),
    recorded_at: z.iso.datetime(),
  })
  .meta({
    id: "CardDestruction",
    examples: [
      {
        id: 1,
        destroyed_on: "2026-11-20",
        method: "shredding",
        first_witness: "Nomsa Dube",
        second_witness: "Piet Botha",
        control_numbers: ["SA000012"],
        recorded_by: "Demo Clerk",
        recorded_at: "2026-11-20T15:00:00.000Z",
      },
    ],
  });
export type DestructionView = z.output<typeof DestructionView>;

const WaitingCard = z
  .object({
    control_number: z.string(),
    fate: z.enum(["printed", "spoiled", "void"]),
    reason: z.string().nullable(),
    print_job_id: z.int(),
    license_number: z.string(),
    ended_at: z.iso.datetime().nullable(),
  })
  .meta({
    id: "CardToDestroy",
    examples: [
      {
        control_number: "SA000012",
        fate: "spoiled",
        reason: "Scratched by the printer",
        print_job_id: 31,
        license_number: "L-1A2B-3C4D-5E6F",
        ended_at: "2026-11-20T09:00:00.000Z",
      },
    ],
  });

export const StockView = z
  .object({
    level: z.int().meta({ description: "Blank cards that are left", examples: [488] }),
    low_at: z.int().meta({ description: "Below this the stock is low (CARD_STOCK_LOW)", examples: [200] }),
    is_low: z.boolean().meta({ examples: [false] }),
    boxes: z.array(BoxView),
    to_destroy: z.array(WaitingCard).meta({ description: "Spoiled and void cards that have not been destroyed" }),
    destructions: z.array(DestructionView).meta({ description: "The register, the newest first" }),
  })
  .meta({ id: "CardStock" });
export type StockView = z.output<typeof StockView>;
