import { z } from "zod";
import { plateTextProblem } from "./plate-text";

export const REVIEW_STATES = ["unreviewed", "confirmed", "corrected", "rejected"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** A plate as a person types it: letters, digits, and the spaces, dots and hyphens that stand between them. */
export const PlateText = z
  .string()
  .max(1000)
  .normalize()
  .trim()
  .toUpperCase()
  .superRefine((plate, context) => {
    const problem = plateTextProblem(plate);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

const note = z.string().trim().max(1000).nullish();

export const ConfirmInput = z
  .object({
    confirmed_by: z.string().max(200).nullish().meta({ description: "Passed over: whoever signs in is the reviewer" }),
    notes: note,
  })
  .meta({ id: "PlateConfirm", examples: [{ notes: "Clear picture" }] });

export const CorrectionInput = z
  .object({
    corrected_plate: PlateText.meta({ description: "What stands on the plate" }),
    comments: note.meta({ description: "Why" }),
  })
  .meta({ id: "PlateCorrectionCreate", examples: [{ corrected_plate: "AB12 CDF", comments: "F, not E" }] });

export const RejectInput = z
  .object({ notes: note.meta({ description: "Why it is no plate, or cannot be read" }) })
  .meta({ id: "PlateReject", examples: [{ notes: "A shop sign" }] });

const Point = z.object({ x: z.number(), y: z.number() });
const EVENT_ID = "01a1fea6-9a11-7b53-8d1c-5f3f0c1d2e4a";

/** The keys of contract 2 first, then ours. */
export const EventView = z
  .object({
    id: z.uuid(),
    plate: z.string().meta({ description: "As it was read; a correction does not change it" }),
    normalized_plate: z.string(),
    confidence: z.number().min(0).max(1),
    camera_id: z.uuid().nullable(),
    bbox: z.object({ x1: z.int(), y1: z.int(), x2: z.int(), y2: z.int() }).meta({ description: "px of the frame" }),
    captured_at: z.iso.datetime(),
    frame_no: z.int(),
    crop_path: z.string().nullable(),
    crop_url: z.string().nullable().meta({ description: "Signed address, good for a quarter of an hour" }),
    is_bolo_match: z.boolean(),
    review_state: z.enum(REVIEW_STATES),
    created_at: z.iso.datetime(),
    current_plate: z.string().meta({ description: "The plate that counts, corrected or as read, A-Z and 0-9" }),
    corrected_plate: z.string().nullable(),
    raw_plate: z.string().meta({ description: "Before a national format was asked" }),
    region: z.string().nullable(),
    characters: z.array(z.object({ char: z.string(), confidence: z.number() })),
    quad: z.array(Point).nullable().meta({ description: "The plate's corners, px of the frame" }),
    frame_url: z.string().nullable(),
    camera_name: z.string().nullable(),
    job_id: z.uuid().nullable().meta({ description: "The upload that it was read from" }),
    reviewed_by: z.string().nullable().meta({ description: "The reviewer's name" }),
    reviewed_at: z.iso.datetime().nullable(),
    notes: z.string().nullable(),
    evidence_hold: z.boolean(),
  })
  .meta({
    id: "PlateEvent",
    examples: [
      {
        id: EVENT_ID,
        plate: "AB 12-CDE",
        normalized_plate: "AB12CDE",
        confidence: 0.93,
        camera_id: "01a1fea6-945d-7467-9139-9363337ba98e",
        bbox: { x1: 40, y1: 60, x2: 220, y2: 120 },
        captured_at: "2026-11-20T08:00:12.400Z",
        frame_no: 48,
        crop_path: `crops/${EVENT_ID}.jpg`,
        crop_url: `/api/events/${EVENT_ID}/crop?expires=1795162000&purpose=preview&signature=abc`,
        is_bolo_match: true,
        review_state: "unreviewed",
        created_at: "2026-11-20T08:10:03.120Z",
        current_plate: "AB12CDE",
        corrected_plate: null,
        raw_plate: "AB12CDE",
        region: "GB",
        characters: [{ char: "A", confidence: 0.99 }],
        quad: null,
        frame_url: null,
        camera_name: "Gate 1",
        job_id: null,
        reviewed_by: null,
        reviewed_at: null,
        notes: null,
        evidence_hold: false,
      },
    ],
  });
export type EventView = z.output<typeof EventView>;

export const EventPage = z.object({
  total: z.int().meta({ description: "All that match, not only those of this page", examples: [1] }),
  items: z.array(EventView),
});

export const CorrectionView = z
  .object({
    id: z.uuid(),
    event_id: z.uuid(),
    original_plate: z.string(),
    corrected_plate: z.string(),
    corrected_by: z.uuid().nullable(),
    confidence_before: z.number(),
    comments: z.string().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({
    id: "PlateCorrection",
    examples: [
      {
        id: "01a1fea6-9b20-7d11-a4f3-2c1b0e9d8f7a",
        event_id: EVENT_ID,
        original_plate: "AB12 CDE",
        corrected_plate: "AB12 CDF",
        corrected_by: "01a1fe98-2d08-741a-9795-2e6161b5aeaa",
        confidence_before: 0.93,
        comments: null,
        created_at: "2026-11-20T08:20:00.000Z",
      },
    ],
  });
export type CorrectionView = z.output<typeof CorrectionView>;
