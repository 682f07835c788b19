import { z } from "zod";
import { TOKEN_LENGTH_MAX } from "../token";

/**
 * What a check comes to. `altered`: the signature does not hold, or the signed facts are not those of the record;
 * `unknown`: the office never issued such a number.
 */
export const CERTIFICATE_OUTCOMES = ["valid", "expired", "revoked", "replaced", "altered", "unknown"] as const;
export type CertificateOutcome = (typeof CERTIFICATE_OUTCOMES)[number];

export const CertificateCheck = z
  .object({
    outcome: z.enum(CERTIFICATE_OUTCOMES),
    certificate: z
      .object({
        number: z.string().meta({ examples: ["STCWB2211260001"] }),
        holder: z.string().meta({ description: "In full with the QR code; initials by the number alone" }),
        course: z.string(),
        regulation: z.string().nullable(),
        start_date: z.string().nullable(),
        end_date: z.string().nullable(),
        issue_date: z.string().nullable(),
        expiry_date: z.string().nullable(),
        replaced_by: z.string().nullable(),
      })
      .nullable(),
    checked_at: z.iso.datetime(),
  })
  .meta({ id: "CertificateCheck" });
export type CertificateCheck = z.infer<typeof CertificateCheck>;

export const CheckQuery = z.object({
  token: z.string().max(TOKEN_LENGTH_MAX).optional().meta({ description: "What the QR code carries" }),
  number: z
    .string()
    .max(40)
    .optional()
    .meta({ description: "As it is printed", examples: ["STCWB2211260001"] }),
});
