import { z } from "zod";
import { ID_MAX } from "@/lib/platform/http/parameters";
import { LegalDate } from "@/lib/platform/time";
import { COURSE_CODE } from "./number";

const words = (max: number) => z.string().trim().min(1, "is required").max(max);
const optionalWords = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((value) => value || null);
export const RowId = z.coerce.number().int().positive().max(ID_MAX);

/** Minor units of the books' currency (paise) as decimals of its unit, which is how the contract writes money. */
const Rate = z.coerce
  .number()
  .min(0)
  .max(10_000_000)
  .refine((value) => Number.isInteger(Math.round(value * 1e6) / 1e4), "may have two decimals");

export const CourseInput = z
  .object({
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(COURSE_CODE, "must be five letters or digits")
      .meta({ description: "Begins its certificates' numbers", examples: ["STCWB"] }),
    name: words(200).meta({ examples: ["STCW Basic Safety Training"] }),
    statement: z
      .string()
      .trim()
      .max(600)
      .default("")
      .meta({ description: "What the certificate attests, as it is printed" }),
    regulation: optionalWords(200).meta({ examples: ["STCW VI/1, Code A-VI/1"] }),
    duration_days: z.coerce.number().int().min(1).max(1000).default(1),
    validity_years: z.coerce
      .number()
      .int()
      .min(1)
      .max(50)
      .nullish()
      .transform((value) => value ?? null)
      .meta({ description: "Absent where its certificates do not expire", examples: [5] }),
    rate: Rate.default(0).meta({ description: "What a place costs", examples: [4500] }),
    template_id: RowId.nullish().transform((value) => value ?? null),
    is_active: z.boolean().default(true),
  })
  .meta({ id: "CourseInput" });
export type CourseInput = z.output<typeof CourseInput>;

/** The desk's form: what is left empty is absent, and a number comes as text. */
export const CourseForm = CourseInput.extend({
  validity_years: z.union([z.literal("").transform(() => null), z.coerce.number().int().min(1).max(50)]).default(null),
  template_id: z.union([z.literal("").transform(() => null), RowId]).default(null),
});

export const CourseView = z
  .object({
    id: z.int(),
    code: z.string(),
    name: z.string(),
    statement: z.string(),
    regulation: z.string().nullable(),
    duration_days: z.int(),
    validity_years: z.int().nullable(),
    rate: z.number(),
    template_id: z.int().nullable(),
    is_active: z.boolean(),
    version: z.int(),
    certificates: z.int().meta({ description: "How many were issued" }),
  })
  .meta({ id: "Course" });
export type CourseView = z.infer<typeof CourseView>;

export const CERTIFICATE_STATES = ["selected", "issued", "revoked", "replaced"] as const;
/** What lists tell of a certificate: an issued one whose last day is over has expired. */
export const SHOWN_STATES = [...CERTIFICATE_STATES, "expired"] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

export const IssueInput = z
  .object({
    course_id: RowId.nullish().meta({ description: "Default: the course of the certificate's name" }),
    start_date: LegalDate.meta({ examples: ["2026-05-04"] }),
    end_date: LegalDate.nullish().meta({ description: "Default: the start and the course's days" }),
    issue_date: LegalDate.nullish().meta({ description: "Default: today" }),
  })
  .refine(({ start_date, end_date }) => !end_date || end_date >= start_date, {
    path: ["end_date"],
    message: "is before the start",
  });
export type IssueInput = z.output<typeof IssueInput>;

/** A form of the desk sends an empty text where nothing was typed. */
export const FormDay = z.union([z.literal("").transform(() => undefined), LegalDate]).optional();
const formDays = { start_date: LegalDate, end_date: FormDay, issue_date: FormDay };
const inOrder = ({ start_date, end_date }: { start_date: string; end_date?: string }) =>
  !end_date || end_date >= start_date;
const NOT_IN_ORDER = { path: ["end_date"], message: "is before the start" };

export const DeskIssueInput = z.object({ id: RowId, course_id: RowId, ...formDays }).refine(inOrder, NOT_IN_ORDER);
/** Everything that waits for a course. */
export const BulkCourseInput = z.object({ course_id: RowId, ...formDays }).refine(inOrder, NOT_IN_ORDER);
export type BulkCourseInput = z.output<typeof BulkCourseInput>;

export const Reason = z.string().trim().min(3, "must say why").max(300);

/** What stands on a certificate, kept as it was issued. */
export const Issued = z.object({
  candidate_name: z.string(),
  passport_no: z.string(),
  indos_no: z.string().nullable(),
  date_of_birth: z.string().nullable(),
  nationality: z.string().nullable(),
  course: z.string(),
  statement: z.string(),
  regulation: z.string().nullable(),
  template_id: z.int().nullable(),
});
export type Issued = z.infer<typeof Issued>;

export const CertificateView = z
  .object({
    id: z.int(),
    state: z.enum(SHOWN_STATES),
    number: z.string().nullable(),
    candidate_id: z.int(),
    candidate_name: z.string().meta({ description: "As a person writes it" }),
    candidate_key: z.string(),
    passport_no: z.string(),
    certificate_name: z.string(),
    course_id: z.int().nullable(),
    client_name: z.string().nullable(),
    rate: z.number().nullable(),
    status: z.string(),
    start_date: z.string().nullable(),
    end_date: z.string().nullable(),
    issue_date: z.string().nullable(),
    expiry_date: z.string().nullable(),
    has_pdf: z.boolean(),
    revoked_reason: z.string().nullable(),
    revoked_at: z.iso.datetime().nullable(),
    issue_error: z.string().nullable(),
    job_id: z.string().nullable(),
    replaces: z.string().nullable().meta({ description: "Number of the certificate that it replaces" }),
    replaced_by: z.int().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: "Certificate" });
export type CertificateView = z.infer<typeof CertificateView>;
