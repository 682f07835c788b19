import { z } from "zod";

export const Severity = z.enum(["low", "medium", "high"]);

/** What a warning does to the decision: nothing, a person looks at it, or the case is refused. */
export const Effect = z.enum(["note", "review", "reject"]);

/** The conditions that this program knows. A stored rule set from before a condition was added lacks it, and is valid. */
export const RULE_CODES = [
  "NO_DOCUMENT",
  "SEVERAL_DOCUMENTS",
  "UNKNOWN_DOCUMENT",
  "TYPE_MISMATCH",
  "FIELD_MISSING",
  "LOW_CONFIDENCE",
  "DOCUMENT_EXPIRED",
  "EXPIRES_SOON",
  "UNDER_AGE",
  "FUTURE_DATE",
  "DATE_ORDER",
  "CHECK_DIGIT",
  "MRZ_REPAIRED",
  "MRZ_UNSURE",
  "UNCONFIRMED",
  "SOURCES_DISAGREE",
  "SIDES_DISAGREE",
  "DUPLICATE_DOCUMENT",
  "DUPLICATE_PERSON",
  "DOCUMENT_BLUR",
  "DOCUMENT_GLARE",
  "DOCUMENT_DARK",
  "DOCUMENT_CUT_OFF",
  "LOW_RESOLUTION",
  "PORTRAIT_MISSING",
  "SELFIE_WITHOUT_FACE",
  "FACE_MISMATCH",
  "LIVENESS",
  "TAMPERING",
] as const;
export type RuleCode = (typeof RULE_CODES)[number];

/** One rule as it is stored, tuned and shown. The condition behind `code` is in conditions.ts. */
export const Rule = z.object({
  code: z.enum(RULE_CODES),
  description: z.string().trim().min(3).max(200),
  enabled: z.boolean(),
  severity: Severity,
  effect: Effect,
  /** A condition that is less sure than this (0–1) gives no warning. */
  confidenceMin: z.number().min(0).max(1),
  /** The condition's own numbers, by their names in PARAMETERS. */
  parameters: z.record(z.string(), z.number().finite()),
});
export type Rule = z.infer<typeof Rule>;

/** The numbers that a condition takes, with the bounds within which the screen lets them be set. */
export const PARAMETERS: Partial<Record<RuleCode, Record<string, { label: string; min: number; max: number }>>> = {
  UNDER_AGE: { ageYearsMin: { label: "Lowest age, in years", min: 0, max: 100 } },
  EXPIRES_SOON: { daysLeft: { label: "Days before the expiry", min: 1, max: 730 } },
  LOW_CONFIDENCE: { fieldConfidenceMin: { label: "A field is doubtful below", min: 0, max: 1 } },
  FACE_MISMATCH: { samePersonMin: { label: "One person from", min: 0, max: 1 } },
  LIVENESS: { livingMin: { label: "Living person from", min: 0, max: 1 } },
};

/** A whole set of rules: each code at most once, and every parameter within its bounds. */
export const RuleSet = z.array(Rule).superRefine((rules, context) => {
  const seen = new Set<string>();
  for (const [index, rule] of rules.entries()) {
    if (seen.has(rule.code)) context.addIssue({ code: "custom", path: [index, "code"], message: "is there twice" });
    seen.add(rule.code);
    for (const [name, { min, max }] of Object.entries(PARAMETERS[rule.code] ?? {})) {
      const value = rule.parameters[name];
      if (value === undefined || value < min || value > max)
        context.addIssue({
          code: "custom",
          path: [index, "parameters", name],
          message: `must be between ${min} and ${max}`,
        });
    }
  }
});
export type RuleSet = z.infer<typeof RuleSet>;
