import { z } from "zod";
import { LegalDate } from "@/lib/platform/time";
import { FormDay } from "../schema";

const words = (most: number) => z.string().trim().min(1, "is required").max(most);
const optionalWords = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((value) => value || null);
const day = FormDay.nullish().transform((value) => value ?? null);

/** A certificate of an earlier system as clients send it, in the words of its siblings below /api/courses. */
export const LegacyInput = z
  .object({
    candidate_name: words(255).meta({ description: "As it stands on the certificate" }),
    passport: optionalWords(60),
    company_name: optionalWords(255),
    certificate_name: words(200),
    certificate_number: words(60).meta({ description: "As it was printed; no two may have the same" }),
    start_date: day,
    end_date: day,
    issue_date: day,
    expiry_date: day,
    remark: optionalWords(500),
  })
  .refine(({ start_date, end_date }) => !start_date || !end_date || end_date >= start_date, {
    path: ["end_date"],
    message: "is before the start",
  })
  .refine(({ issue_date, expiry_date }) => !issue_date || !expiry_date || expiry_date >= issue_date, {
    path: ["expiry_date"],
    message: "is before the day of issue",
  })
  .meta({
    override: {
      examples: [
        {
          candidate_name: "Mei Lin",
          passport: "P7654321",
          certificate_name: "Basic Safety",
          certificate_number: "BST/2019/0042",
          issue_date: "2019-05-08",
          expiry_date: "2024-05-07",
        },
      ],
    },
  });
export type LegacyInput = z.output<typeof LegacyInput>;

const shownDay = LegalDate.nullable();

export const LegacyView = z
  .object({
    id: z.int(),
    candidate_name: z.string(),
    passport: z.string().nullable(),
    company_name: z.string().nullable(),
    certificate_name: z.string(),
    certificate_number: z.string(),
    start_date: shownDay,
    end_date: shownDay,
    issue_date: shownDay,
    expiry_date: shownDay,
    remark: z.string().nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: "LegacyCertificate" });
export type LegacyView = z.infer<typeof LegacyView>;
