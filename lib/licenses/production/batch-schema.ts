import { z } from "zod";
import { JobView } from "@/lib/platform/jobs/schema";
import { SHEET_FORMATS } from "./schema";
import { PRINT_STATES, type PrintStateName } from "./states";

const count = z.int().min(0);

/** How many cards are in each state. */
export const CardCounts = z
  .object(Object.fromEntries(PRINT_STATES.map((state) => [state, count])) as Record<PrintStateName, typeof count>)
  .meta({ id: "CardCounts" });

export const SheetView = z
  .object({
    id: z.uuid(),
    format: z.enum(SHEET_FORMATS).meta({ description: "duplex: two pages a card; a4: eight cards a sheet of paper" }),
    part: z.int().meta({ description: "From 1" }),
    card_count: z.int(),
    size_bytes: z.int(),
    file_name: z.string(),
  })
  .meta({ id: "PrintSheet" });

/** A print batch on the wire. */
export const BatchView = z
  .object({
    id: z.int(),
    card_count: z.int().meta({ description: "Cards that it was made of" }),
    created_at: z.iso.datetime(),
    created_by: z.string().nullable(),
    job: JobView.nullable().meta({ description: "The job that prepares it" }),
    files: z
      .object({ pending: count, done: count, failed: count })
      .meta({ description: "Cards by whether their files are there" }),
    states: CardCounts,
    cards_per_second: z
      .number()
      .nullable()
      .meta({ description: "Of the last minute, or of the whole run once it is over" }),
    seconds_left: z.int().nullable(),
    sheets: z.array(SheetView),
    sheets_missing: count.meta({ description: "Sheet files that have to be made (again): prepare the batch" }),
  })
  .meta({
    id: "PrintBatch",
    examples: [
      {
        id: 4,
        card_count: 48,
        created_at: "2026-11-20T08:00:00.000Z",
        created_by: "Demo Clerk",
        job: null,
        files: { pending: 0, done: 48, failed: 0 },
        states: {
          queued: 0,
          assigned: 48,
          printing: 0,
          printed: 0,
          quality_checked: 0,
          ready: 0,
          collected: 0,
          spoiled: 0,
          void: 0,
        },
        cards_per_second: 9.5,
        seconds_left: null,
        sheets: [
          {
            id: "01a1fea6-945d-7467-9139-9363337ba98e",
            format: "a4",
            part: 1,
            card_count: 48,
            size_bytes: 4_200_000,
            file_name: "batch-4-A4-part-1.pdf",
          },
        ],
        sheets_missing: 1,
      },
    ],
  });
export type BatchView = z.output<typeof BatchView>;
