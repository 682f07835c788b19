import { z } from "zod";
import { LegalDate } from "@/lib/platform/time";
import { optionalText, printable } from "../schema";
import { PRINT_MOVES, PRINT_STATES } from "./states";

const MAX_ID = 2_147_483_647;
const Id = z.int().positive().max(MAX_ID);

/** So many cards a batch takes: 200 steps of 25, which is well within what one Inngest run may have. */
export const BATCH_CARDS_MAX = 5000;
/** So many cards are named in one request. */
export const NAMED_CARDS_MAX = 500;

export const CARD_FILES_STATES = ["pending", "done", "failed"] as const;
export const SHEET_FORMATS = ["duplex", "a4"] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

const Reason = optionalText(500).meta({ description: "Kept with the card and in the audit trail" });

export const CardMoveInput = z
  .object({ reason: Reason })
  .meta({ id: "CardMove", override: { examples: [{ reason: "Scratched by the printer" }] } });

const NamedCards = z.array(Id).min(1, "name at least one card").max(NAMED_CARDS_MAX);

export const CardMovesInput = z
  .object({
    move: z.enum(PRINT_MOVES).meta({ description: PRINT_MOVES.join(", ") }),
    print_job_ids: NamedCards.meta({ description: "The print jobs; each moves on its own, in the order of its batch" }),
    reason: Reason,
  })
  .meta({ id: "CardMoves", override: { examples: [{ move: "finish", print_job_ids: [31, 32] }] } });

export const BatchMoveInput = CardMovesInput.omit({ print_job_ids: true }).meta({
  id: "BatchMove",
  override: { examples: [{ move: "start" }] },
});

export const CardMoves = z
  .object({
    moved: z.array(z.int()),
    refused: z.array(z.object({ print_job_id: z.int(), code: z.string(), reason: z.string() })),
  })
  .meta({
    id: "CardMovesResult",
    examples: [
      {
        moved: [31],
        refused: [
          {
            print_job_id: 32,
            code: "illegal_transition",
            reason: "A card that is spoiled cannot be marked as printed",
          },
        ],
      },
    ],
  });
export type CardMoves = z.output<typeof CardMoves>;

export const BatchInput = z
  .object({
    print_job_ids: NamedCards.optional().meta({ description: "Queued print jobs" }),
    license_ids: NamedCards.optional().meta({
      description: "Licenses; one whose card is not queued yet is queued first, with its fee",
    }),
    all_queued: z
      .boolean()
      .optional()
      .meta({ description: `Everything that is queued, ${BATCH_CARDS_MAX} cards at most` }),
  })
  .refine(
    ({ print_job_ids, license_ids, all_queued }) =>
      [print_job_ids, license_ids, all_queued || undefined].filter((choice) => choice !== undefined).length === 1,
    { path: ["print_job_ids"], message: "Choose print_job_ids, license_ids or all_queued" },
  )
  .meta({ id: "PrintBatchCreate", override: { examples: [{ all_queued: true }] } });
export type BatchInput = z.output<typeof BatchInput>;

export const CollectInput = z
  .object({
    collector_name: printable(120).min(1, "is required").meta({ description: "Who took the card" }),
    collector_id_number: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9][A-Z0-9 /-]{3,49}$/, "4 to 50 letters and digits")
      .meta({ description: "From the identity document that was shown" }),
    relation: optionalText(80).meta({ description: "What the collector is to the holder, where it is somebody else" }),
  })
  .meta({
    id: "CardCollection",
    override: { examples: [{ collector_name: "Ada Nkosi", collector_id_number: "9001010015088" }] },
  });
export type CollectInput = z.output<typeof CollectInput>;

export const BoxInput = z
  .object({
    prefix: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{1,6}$/, "1 to 6 letters")
      .meta({ description: "Letters before the number" }),
    first_number: z
      .string()
      .trim()
      .regex(/^\d{1,9}$/, "1 to 9 digits")
      .meta({ description: "As printed on the first card, with its leading zeros" }),
    count: z.coerce
      .number("must be a number")
      .int()
      .min(1, "at least one card")
      .max(100_000, "at most 100 000 cards")
      .meta({ description: "Cards in the box" }),
    supplier: optionalText(120),
  })
  .meta({ id: "CardBoxReceive", override: { examples: [{ prefix: "SA", first_number: "000001", count: 500 }] } });
export type BoxInput = z.output<typeof BoxInput>;

export const DESTRUCTION_METHODS = ["shredding", "incineration", "pulping", "punching"] as const;

const Witness = printable(120).min(3, "the full name, please");
export const DestructionInput = z
  .object({
    control_numbers: z
      .array(z.string().max(20))
      .min(1, "choose at least one card")
      .max(NAMED_CARDS_MAX)
      .meta({ description: "Spoiled or void cards that have not been destroyed" }),
    destroyed_on: LegalDate.meta({ description: "YYYY-MM-DD" }),
    method: z.enum(DESTRUCTION_METHODS).meta({ description: DESTRUCTION_METHODS.join(", ") }),
    first_witness: Witness.meta({ description: "Who saw it" }),
    second_witness: Witness.meta({ description: "Who saw it too; somebody else" }),
  })
  .refine(
    ({ first_witness, second_witness }) =>
      first_witness.toLocaleLowerCase("en") !== second_witness.toLocaleLowerCase("en"),
    { path: ["second_witness"], message: "must be another person" },
  )
  .meta({
    id: "CardDestructionCreate",
    override: {
      examples: [
        {
          control_numbers: ["SA000012"],
          destroyed_on: "2026-11-20",
          method: "shredding",
          first_witness: "Nomsa Dube",
          second_witness: "Piet Botha",
        },
      ],
    },
  });
export type DestructionInput = z.output<typeof DestructionInput>;

const Moment = z.iso.datetime().nullable();

/** A card in production on the wire. */
export const PrintJobView = z
  .object({
    id: z.int(),
    license_id: z.int(),
    license_number: z.string(),
    citizen_name: z.string(),
    state: z.enum(PRINT_STATES),
    state_reason: z.string().nullable(),
    state_changed_at: z.iso.datetime(),
    moves: z.array(z.enum(PRINT_MOVES)).meta({ description: "What can be done to it now" }),
    batch_id: z.int().nullable(),
    sequence: z.int().nullable().meta({ description: "Place in the batch, from 1" }),
    files_state: z.enum(CARD_FILES_STATES),
    files_reason: z.string().nullable().meta({ description: "Why the card's files could not be made" }),
    control_number: z.string().nullable().meta({ description: "Of the blank card that it was printed on" }),
    reprint_of_id: z.int().nullable().meta({ description: "The spoiled card that it replaces" }),
    reprint_id: z.int().nullable().meta({ description: "The card that replaces it" }),
    transaction_id: z.int().meta({ description: "The fee" }),
    collector_name: z.string().nullable(),
    collector_id_number: z.string().nullable(),
    collector_relation: z.string().nullable(),
    collected_at: Moment,
    created_at: z.iso.datetime(),
  })
  .meta({
    id: "PrintJob",
    examples: [
      {
        id: 31,
        license_id: 12,
        license_number: "L-1A2B-3C4D-5E6F",
        citizen_name: "Ada Nkosi",
        state: "printed",
        state_reason: null,
        state_changed_at: "2026-11-20T09:00:00.000Z",
        moves: ["check", "spoil", "void"],
        batch_id: 4,
        sequence: 1,
        files_state: "done",
        files_reason: null,
        control_number: "SA000012",
        reprint_of_id: null,
        reprint_id: null,
        transaction_id: 3,
        collector_name: null,
        collector_id_number: null,
        collector_relation: null,
        collected_at: null,
        created_at: "2026-11-20T08:00:00.000Z",
      },
    ],
  });
export type PrintJobView = z.output<typeof PrintJobView>;

/** What `POST /licenses/{id}/print` answers (rest-contract 1.3), with the print job that it made or found. */
export const PrintAnswer = z.object({
  success: z.literal(true),
  message: z.string().meta({ examples: ["The card of L-1A2B-3C4D-5E6F is queued for printing"] }),
  transaction_id: z.int().meta({ examples: [3] }),
  transaction_ref: z.string().meta({ examples: ["TRN-1F2E3D4C"] }),
  amount: z.string().meta({ description: "Of that transaction", examples: ["R120.00"] }),
  application_id: z
    .int()
    .nullable()
    .meta({
      description: "The application that has paid for the card; null where it was charged by itself",
      examples: [null],
    }),
  print_job_id: z.int().meta({ examples: [31] }),
  state: z.enum(PRINT_STATES).meta({ examples: ["queued"] }),
});

export const MANIFEST_FORMATS = ["csv", "xlsx", "pdf"] as const;
export type ManifestFormat = (typeof MANIFEST_FORMATS)[number];
