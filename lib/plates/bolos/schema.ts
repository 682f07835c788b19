import { z } from "zod";
import { Moment } from "@/lib/platform/http/moment";

export const BOLO_KINDS = ["regex", "wildcard", "list"] as const;
export const BOLO_MATCH_STATES = ["unverified", "confirmed", "misread"] as const;
const NOTIFICATION_STATES = ["none", "pending", "sent", "failed"] as const;

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((value) => value || null)
    .nullish()
    .meta({ override: { type: ["string", "null"], maxLength: most } });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time like 18:30");
const moment = Moment.nullable();

const columns = {
  plate_pattern: z.string().trim().min(1, "is required").max(100).meta({
    description: "A regular expression (RE2) that is searched in the plate, a wildcard (? and *), or a list's title",
  }),
  kind: z.enum(BOLO_KINDS).meta({ description: "How plate_pattern is meant" }),
  description: text(500),
  reason: text(500).meta({ description: "Why these plates are wanted", override: { type: ["string", "null"] } }),
  active: z.boolean(),
  priority: z.int().min(1).max(10).meta({ description: "1 to 10; a greater number is more urgent" }),
  look_alike: z.boolean().meta({ description: "Whether a read that only looks alike (8 for B, 0 for O) is a hit too" }),
  active_days: z.array(z.int().min(1).max(7)).max(7).meta({ description: "ISO weekdays, 1 is Monday; none means all" }),
  active_from: clock
    .nullish()
    .meta({ description: "Beginning of the hours in which it counts, by the office's clock" }),
  active_to: clock.nullish().meta({ description: "Their end; before active_from it is that of the next day" }),
  effective_from: moment.meta({
    description: "It counts from this moment on",
    override: { type: ["string", "null"], format: "date-time" },
  }),
  expires_at: moment.meta({
    description: "It counts until this moment",
    override: { type: ["string", "null"], format: "date-time" },
  }),
  notification_webhook: z
    .string()
    .trim()
    .max(2000)
    .transform((url) => url || null)
    .nullish()
    .meta({ description: "Address that is told of each hit", override: { type: ["string", "null"] } }),
  notification_email: z
    .union([z.literal("").transform(() => null), z.email("must be one mail address").max(200)])
    .nullish()
    .meta({ description: "Mail address that is told of each hit", override: { type: ["string", "null"] } }),
};

export const BoloInput = z
  .object({
    ...columns,
    kind: columns.kind.default("regex"),
    active: columns.active.default(true),
    priority: columns.priority.default(1),
    look_alike: columns.look_alike.default(false),
    active_days: columns.active_days.default([]),
  })
  .meta({
    id: "BoloCreate",
    override: {
      examples: [
        {
          plate_pattern: "^AB12.*",
          kind: "regex",
          description: "Stolen hatchback",
          reason: "Case 2026/114",
          priority: 2,
          expires_at: "2027-01-31T00:00:00Z",
          notification_email: "duty@example.org",
        },
      ],
    },
  });
export type BoloInput = z.output<typeof BoloInput>;

export const BoloPatch = z
  .object(columns)
  .omit({ kind: true })
  .partial()
  .meta({
    id: "BoloUpdate",
    override: { examples: [{ priority: 3, expires_at: "2027-02-28T00:00:00Z" }] },
  });
export type BoloPatch = z.output<typeof BoloPatch>;

export const BoloView = z
  .object({
    id: z.uuid(),
    plate_pattern: z.string(),
    description: z.string().nullable(),
    created_by: z.uuid().nullable(),
    active: z.boolean(),
    created_at: z.iso.datetime(),
    kind: z.enum(BOLO_KINDS),
    reason: z.string().nullable(),
    priority: z.int(),
    look_alike: z.boolean(),
    active_days: z.array(z.int()),
    active_from: z.string().nullable(),
    active_to: z.string().nullable(),
    effective_from: z.iso.datetime().nullable(),
    expires_at: z.iso.datetime().nullable(),
    notification_webhook: z.string().nullable(),
    notification_email: z.string().nullable(),
    in_force: z.boolean().meta({ description: "Active, begun and not expired" }),
    entry_count: z.int().meta({ description: "Plates of a list" }),
    hit_count: z.int(),
    unverified_count: z.int().meta({ description: "Hits that nobody has looked at yet" }),
  })
  .meta({
    id: "Bolo",
    examples: [
      {
        id: "01a1fea6-945d-7467-9139-9363337ba98e",
        plate_pattern: "^AB12.*",
        description: "Stolen hatchback",
        created_by: "01a1fe98-2d08-741a-9795-2e6161b5aeaa",
        active: true,
        created_at: "2026-11-20T08:00:00.000Z",
        kind: "regex",
        reason: "Case 2026/114",
        priority: 2,
        look_alike: false,
        active_days: [],
        active_from: null,
        active_to: null,
        effective_from: null,
        expires_at: "2027-01-31T00:00:00.000Z",
        notification_webhook: null,
        notification_email: "duty@example.org",
        in_force: true,
        entry_count: 0,
        hit_count: 3,
        unverified_count: 1,
      },
    ],
  });
export type BoloView = z.output<typeof BoloView>;

export const BoloEntryView = z
  .object({
    plate: z.string(),
    reason: z.string().nullable(),
    expires_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({
    id: "BoloListEntry",
    examples: [
      { plate: "CA 123-456", reason: "Unpaid fines", expires_at: null, created_at: "2026-11-20T08:00:00.000Z" },
    ],
  });
export type BoloEntryView = z.output<typeof BoloEntryView>;

export const ListPreview = z
  .object({
    plates: z.int().meta({ description: "Plates that would be imported" }),
    repeated: z.int().meta({ description: "Lines whose plate comes again further down" }),
    known: z.int().meta({ description: "Of the plates, those that the list has already" }),
    present: z.int().meta({ description: "Plates that the list has now" }),
    sample: z
      .array(z.object({ plate: z.string(), reason: z.string().nullable(), expires_at: z.iso.datetime().nullable() }))
      .meta({ description: "The first of them" }),
    wrong: z.int().meta({ description: "Lines that are wrong; with one, nothing is imported" }),
    problems: z
      .array(z.object({ line: z.int(), reason: z.string() }))
      .meta({ description: "The first of those lines" }),
  })
  .meta({
    id: "BoloListPreview",
    examples: [
      {
        plates: 2,
        repeated: 0,
        known: 1,
        present: 40,
        sample: [{ plate: "CA 123-456", reason: "Unpaid fines", expires_at: null }],
        wrong: 1,
        problems: [{ line: 4, reason: '"soon" is no date' }],
      },
    ],
  });
export type ListPreview = z.output<typeof ListPreview>;

export const BoloMatchView = z
  .object({
    id: z.uuid(),
    bolo_id: z.uuid(),
    bolo_description: z.string().nullable(),
    event_id: z.uuid(),
    plate: z.string().meta({ description: "The plate as it was read" }),
    listed: z.string().meta({ description: "What it was compared with: the pattern, or the list's plate" }),
    look_alike: z.boolean().meta({ description: "The two only look alike" }),
    priority: z.int(),
    confidence: z.number(),
    camera_id: z.uuid().nullable(),
    camera_name: z.string().nullable(),
    captured_at: z.iso.datetime(),
    crop_url: z.string().nullable(),
    state: z.enum(BOLO_MATCH_STATES).meta({ description: "Unverified until a person has looked at the picture" }),
    reviewed_at: z.iso.datetime().nullable(),
    review_reason: z.string().nullable(),
    mail_state: z.enum(NOTIFICATION_STATES),
    mail_error: z.string().nullable(),
    webhook_state: z.enum(NOTIFICATION_STATES),
    webhook_error: z.string().nullable(),
    notification_sent: z.boolean(),
    mailed_at: z.iso.datetime().nullable(),
    webhook_at: z.iso.datetime().nullable().meta({ description: "When the last receiver had taken it" }),
    matched_at: z.iso.datetime(),
    alert_seconds: z.number().nullable().meta({
      description: "From the frame to the hit, of a live camera's read; null for recordings and later corrections",
    }),
  })
  .meta({
    id: "BoloMatch",
    examples: [
      {
        id: "01a1fea6-98d0-72ab-bd39-fd5c0e6dfe1e",
        bolo_id: "01a1fea6-945d-7467-9139-9363337ba98e",
        bolo_description: "Stolen hatchback",
        event_id: "01a1fea6-9a11-7b53-8d1c-5f3f0c1d2e4a",
        plate: "AB12CDE",
        listed: "^AB12.*",
        look_alike: false,
        priority: 2,
        confidence: 0.93,
        camera_id: null,
        camera_name: null,
        captured_at: "2026-11-20T08:00:12.400Z",
        crop_url: null,
        state: "unverified",
        reviewed_at: null,
        review_reason: null,
        mail_state: "sent",
        mail_error: null,
        webhook_state: "none",
        webhook_error: null,
        notification_sent: true,
        mailed_at: "2026-11-20T08:00:14.310Z",
        webhook_at: null,
        matched_at: "2026-11-20T08:00:14.021Z",
        alert_seconds: 1.621,
      },
    ],
  });
export type BoloMatchView = z.output<typeof BoloMatchView>;
