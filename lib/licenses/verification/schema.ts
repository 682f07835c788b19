import { z } from "zod";
import { KEY_STATES } from "@/lib/platform/issuer/trust-list-schema";
import { BARCODE_PROFILES } from "../barcode/payload";
import { SEALS } from "../barcode/verify";

/**
 * What a check comes to. The first six are the register's word; the last three say that the card itself does not hold,
 * so that the register is not asked.
 */
export const OUTCOMES = [
  "valid",
  "pending",
  "suspended",
  "revoked",
  "expired",
  "replaced",
  "unknown",
  "altered",
  "unknown_issuer",
  "unreadable",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

const day = (description: string) => z.iso.date().meta({ description });

const RegisteredLicense = z
  .object({
    license_number: z.string().meta({ examples: ["L-1A2B-3C4D-5E6F"] }),
    category: z.string().meta({ examples: ["B, EB"] }),
    issue_date: day("First day of validity"),
    expiry_date: day("Last day of validity"),
    restrictions: z.string().nullable(),
    holder_name: z.string().nullable(),
  })
  .meta({ description: "As registered. A license's number alone does not tell its restrictions and its holder" });

const CardContent = z
  .object({
    license_number: z.string(),
    id_number: z.string(),
    category: z.string(),
    issue_date: z.string(),
    expiry_date: z.string(),
    surname: z.string().optional(),
    initials: z.string().optional(),
    birth_date: z.string().optional(),
    restrictions: z.string().optional(),
  })
  .meta({ description: "What the barcode says, and so no more than whoever scanned it can read" });

export const Verification = z
  .object({
    outcome: z.enum(OUTCOMES),
    license: RegisteredLicense.nullable(),
    checked_at: z.iso.datetime(),
  })
  .meta({ id: "Verification" });
export type Verification = z.infer<typeof Verification>;

export const ScanVerification = Verification.extend({
  seal: z.enum(SEALS).meta({ description: "Whether the signature holds" }),
  profile: z.enum(BARCODE_PROFILES).nullable(),
  key: z.object({ kid: z.string(), status: z.enum(KEY_STATES).nullable() }).nullable(),
  card: CardContent.nullable(),
}).meta({ id: "ScanVerification" });
export type ScanVerification = z.infer<typeof ScanVerification>;

const BARCODE_CHARACTERS_MAX = 4000;

/** A scanned barcode: its text, or its bytes. */
export const ScanInput = z
  .object({
    payload: z
      .string()
      .min(1)
      .max(BARCODE_CHARACTERS_MAX)
      .optional()
      .meta({
        description: "The scanned text",
        examples: ['{"license_number":"L-1A2B-3C4D-5E6F","id_number":"9001015800087","category":"B","issue_date":"…'],
      }),
    payload_base64: z
      .base64()
      .min(1)
      .max(BARCODE_CHARACTERS_MAX)
      .optional()
      .meta({ description: "The scanned bytes, in base64; needed for the 720-byte profile" }),
  })
  .refine(({ payload, payload_base64 }) => (payload === undefined) !== (payload_base64 === undefined), {
    message: "give either payload or payload_base64",
  });
export type ScanInput = z.infer<typeof ScanInput>;
