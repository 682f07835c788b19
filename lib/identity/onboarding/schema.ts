import { z } from "zod";
import type { CardField } from "./fields";
import { CARD_STATES, DOCUMENT_TYPES, STAGE_NAMES } from "./kinds";

export const FieldView = z
  .object({
    content: z.string().meta({ description: "Dates are dd/mm/YYYY" }),
    confidence: z.number().meta({ description: "0–1; 1 where the applicant confirmed it" }),
  })
  .meta({ id: "IdCardField", examples: [{ content: "ADA", confidence: 0.97 }] });
const field = FieldView.nullable();

const FIELDS = {
  first_name: field,
  middle_name: field,
  last_name: field,
  date_of_birth: field,
  gender: field,
  id_number: field,
  document_number: field,
  date_of_issue: field,
  date_of_expiry: field,
  country: field,
  state: field,
  nationality: field,
  mrz: field,
} satisfies Record<CardField, typeof field>;

export const WarningView = z
  .object({
    code: z.string(),
    description: z.string(),
    severity: z.enum(["low", "medium", "high"]),
    confidence: z.number(),
  })
  .meta({
    id: "IdCardWarning",
    examples: [{ code: "DOCUMENT_BLUR", description: "The picture is blurred", severity: "medium", confidence: 0.6 }],
  });

const url = z.url().nullable().meta({ description: "Holds for an hour; each use is noted" });

const CARD_EXAMPLE = {
  id: "0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d",
  user: 7,
  user_display: "ada",
  first_name: { content: "ADA", confidence: 0.97 },
  middle_name: null,
  last_name: { content: "NKOSI", confidence: 0.96 },
  date_of_birth: { content: "02/03/1990", confidence: 0.71 },
  gender: { content: "F", confidence: 0.99 },
  id_number: null,
  document_number: { content: "A01234567", confidence: 0.98 },
  date_of_issue: { content: "01/06/2021", confidence: 0.9 },
  date_of_expiry: { content: "31/05/2031", confidence: 0.98 },
  country: { content: "South Africa", confidence: 0.99 },
  state: null,
  nationality: { content: "South Africa", confidence: 0.99 },
  mrz: null,
  document_type: "passport" as const,
  verified: false,
  is_confirmed: false,
  decision: "review" as const,
  review_score: 60,
  reject_score: 0,
  longitude: null,
  latitude: null,
  front_image:
    "https://bureau.example.org/api/ocr/id-cards/0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d/files/0198c2a4-7a10-7c3a-9b2d-4e5f6a7b8c9d?signature=abc",
  back_image: null,
  self_image: null,
  additional_images: [],
  created_at: "2026-11-20T08:00:00.000Z",
  updated_at: "2026-11-20T08:00:00.000Z",
  confidence_score: 0.94,
  full_name: "ADA NKOSI",
  age: 36,
  expired: false,
  low_confidence_fields: [{ field: "date_of_birth", confidence: 0.71, content: "02/03/1990" }],
};

/** Contract 4, section 4.3. */
export const IdCardView = z
  .object({
    id: z.uuid(),
    user: z.int(),
    user_display: z.string(),
    ...FIELDS,
    document_type: z.enum(DOCUMENT_TYPES),
    verified: z.boolean(),
    is_confirmed: z.boolean(),
    decision: z.enum(CARD_STATES),
    review_score: z.int(),
    reject_score: z.int(),
    longitude: z.number().nullable(),
    latitude: z.number().nullable(),
    front_image: url,
    back_image: url,
    self_image: url,
    additional_images: z.array(z.url()),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
    confidence_score: z.number().meta({ description: "Mean of the fields that are there, two decimals" }),
    full_name: z.string(),
    age: z.int().nullable(),
    expired: z.boolean().nullable(),
    low_confidence_fields: z.array(z.object({ field: z.string(), confidence: z.number(), content: z.string() })),
  })
  .meta({ id: "IdCard", examples: [CARD_EXAMPLE] });
export type IdCardView = z.output<typeof IdCardView>;

export const StageView = z
  .object({
    user: z.int(),
    user_display: z.string(),
    stage: z.enum(STAGE_NAMES),
    stage_display: z.string(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({
    id: "OnboardingStage",
    examples: [
      {
        user: 7,
        user_display: "ada",
        stage: "document_upload",
        stage_display: "Document Upload",
        created_at: "2026-11-20T08:00:00.000Z",
        updated_at: "2026-11-20T08:00:00.000Z",
      },
    ],
  });
export type StageView = z.output<typeof StageView>;

export const UploadAnswer = z
  .object({
    status: z.literal("success"),
    data: IdCardView,
    confidence_score: z.number(),
    decision: z.enum(CARD_STATES),
    warnings: z.array(WarningView),
  })
  .meta({ id: "IdCardUpload" });

const flag = z
  .enum(["true", "false", "True", "False", "1", "0", ""])
  .transform((value) => (value === "" ? undefined : value.toLowerCase() === "true" || value === "1"))
  .optional()
  .meta({ override: { type: "boolean" } });
const share = (what: string) =>
  z
    .string()
    .trim()
    .transform((value, context) => {
      if (value === "") return undefined;
      const number = Number(value);
      if (Number.isFinite(number) && number >= 0 && number <= 1) return number;
      context.addIssue({ code: "custom", message: "A number from 0 to 1 is required." });
      return z.NEVER;
    })
    .optional()
    .meta({ description: what, override: { type: "number", minimum: 0, maximum: 1 } });
const choice = <T extends readonly [string, ...string[]]>(names: T) =>
  z
    .union([z.literal("").transform(() => undefined), z.enum(names)])
    .optional()
    .meta({ override: { type: "string", enum: [...names] } });
const day = z
  .union([
    z.literal("").transform(() => undefined),
    z.iso.date().transform((value) => new Date(`${value}T00:00:00Z`)),
    z.iso.datetime({ offset: true }).transform((value) => new Date(value)),
  ])
  .optional()
  .meta({ override: { type: "string", format: "date-time" } });

/** Columns that the desk's list is sorted by; a minus before one turns it round. */
export const ORDERINGS = ["created_at", "updated_at", "confidence_score"] as const;

export const ListQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).meta({ description: "From 1" }),
  document_type: choice(DOCUMENT_TYPES).meta({ description: "Only documents of this kind" }),
  decision: choice(CARD_STATES).meta({ description: "Only documents with this decision" }),
  verified: flag.meta({ description: "Only those that the desk has verified, or has not" }),
  is_confirmed: flag.meta({ description: "Only those that the applicant has confirmed, or has not" }),
  min_confidence: share("Only cards with at least this confidence"),
  max_confidence: share("Only cards with at most this confidence"),
  created_after: day.meta({ description: "Made at this moment or later" }),
  created_before: day.meta({ description: "Made at this moment or earlier" }),
  search: z.string().max(200).optional().meta({ description: "Part of a user name, an e-mail or a document number" }),
  ordering: z.string().max(40).optional().meta({
    description: "created_at, updated_at or confidence_score, − before it to turn it round; else the newest first",
  }),
});
export type ListQuery = z.output<typeof ListQuery>;

export const PageView = z
  .object({
    count: z.int(),
    next: z.url().nullable(),
    previous: z.url().nullable(),
    results: z.array(IdCardView),
  })
  .meta({ id: "IdCardPage" });

export const LowConfidenceQuery = z.object({ threshold: share("Cards with less confidence; default 0.8") });
