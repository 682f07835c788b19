import { z } from "zod";
import { LegalDate } from "@/lib/platform/time";
import { optionalText, printable } from "../../schema";
import { MEDICAL_QUESTIONS, type MedicalQuestionId } from "./questions";

export const MEDICAL_DECISIONS = ["fit", "unfit", "undecided"] as const;
export type MedicalDecisionName = (typeof MEDICAL_DECISIONS)[number];

const Answer = z
  .object({ declared: z.boolean(), details: optionalText(500).transform((value) => value ?? null) })
  .refine(({ declared, details }) => !declared || Boolean(details), {
    path: ["details"],
    message: "say what was declared",
  });
export type MedicalAnswer = { declared: boolean; details: string | null };

const Answers = z.object(
  Object.fromEntries(
    MEDICAL_QUESTIONS.map(({ id, text }) => [
      id,
      Answer.meta({ description: `${text}: true where the applicant has it` }),
    ]),
  ) as Record<MedicalQuestionId, typeof Answer>,
);

const Acuity = z
  .string()
  .trim()
  .transform((value) => value || null)
  .pipe(
    z
      .string()
      .regex(/^\d{1,2}(\.\d)?\/\d{1,3}$/, "is a fraction like 6/9")
      .nullable(),
  )
  .nullish();

export const MedicalInput = z
  .object({
    declared_on: LegalDate.optional().meta({ description: "YYYY-MM-DD; today when missing" }),
    declared_by: printable(120)
      .min(1, "is required")
      .meta({ description: "Whoever answered: the applicant, or a practitioner" }),
    answers: Answers.meta({ description: "One answer for each question" }),
    acuity_left: Acuity.meta({ description: "Visual acuity of the left eye as a Snellen fraction" }),
    acuity_right: Acuity.meta({ description: "The same of the right eye" }),
    field_degrees: z.int().min(1).max(220).nullish().meta({ description: "Horizontal field of vision in degrees" }),
    decision: z.enum(MEDICAL_DECISIONS).meta({ description: "Whether the applicant may drive" }),
    decision_reason: optionalText(500).meta({
      description: "Required for unfit, and for fit in spite of a declared condition",
    }),
  })
  .superRefine((input, context) => {
    const declared = Object.values(input.answers).some((answer) => answer.declared);
    const unexplained = input.decision === "unfit" || (input.decision === "fit" && declared);
    if (unexplained && !input.decision_reason)
      context.addIssue({ code: "custom", path: ["decision_reason"], message: "say why it was decided so" });
  })
  .meta({
    id: "MedicalDeclarationInput",
    override: {
      examples: [
        {
          declared_by: "Ada Nkosi",
          answers: Object.fromEntries(MEDICAL_QUESTIONS.map(({ id }) => [id, { declared: false }])),
          acuity_left: "6/6",
          acuity_right: "6/9",
          decision: "fit",
        },
      ],
    },
  });
export type MedicalInput = z.output<typeof MedicalInput>;

/** A declaration on the wire. */
export const MedicalView = z
  .object({
    id: z.int(),
    declared_on: z.iso.date(),
    declared_by: z.string().nullable().meta({ description: "Null where only the decision was handed in" }),
    answers: z
      .record(z.string(), z.object({ declared: z.boolean(), details: z.string().nullable() }))
      .meta({ description: "By question; empty where only the decision was handed in" }),
    acuity_left: z.string().nullable(),
    acuity_right: z.string().nullable(),
    field_degrees: z.int().nullable(),
    decision: z.enum(MEDICAL_DECISIONS),
    decision_reason: z.string().nullable(),
    recorded_by: z.int().nullable().meta({ description: "The user who wrote it down" }),
    recorded_at: z.iso.datetime(),
  })
  .meta({
    id: "MedicalDeclaration",
    examples: [
      {
        id: 4,
        declared_on: "2026-11-20",
        declared_by: "Ada Nkosi",
        answers: { epilepsy: { declared: false, details: null } },
        acuity_left: "6/6",
        acuity_right: "6/9",
        field_degrees: null,
        decision: "fit",
        decision_reason: null,
        recorded_by: 2,
        recorded_at: "2026-11-20T08:05:00.000Z",
      },
    ],
  });
export type MedicalView = z.output<typeof MedicalView>;
