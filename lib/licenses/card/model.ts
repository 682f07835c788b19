import { createHash } from "node:crypto";
import { z } from "zod";
import { isPathData } from "@/lib/platform/drawing/path-data";
import { BARCODE_PROFILES } from "../barcode/payload";

/** Version of the generator as the contract names it in `generator_version`. */
export const GENERATOR_VERSION = "2.0";
/** Version of the drawing; raise it with any change that alters a pixel, so that older cards are drawn anew. */
export const TEMPLATE_VERSION = "2026.2";

/** Categories of the table on the back, in the order drawn. */
export const CATEGORY_CODES = ["A1", "A", "B", "C1", "C", "D", "EB", "EC1", "EC"] as const;
export type CategoryCode = (typeof CATEGORY_CODES)[number];

const legalDate = z.iso.date();

/** One category that the license grants. Dates are legal dates, YYYY-MM-DD; no dates means the license's own. */
export const cardCategory = z.object({
  code: z.enum(CATEGORY_CODES),
  issueDate: legalDate.optional(),
  expiryDate: legalDate.optional(),
  /** Restriction code of this category alone; "0" is printed when absent. */
  restrictions: z.string().optional(),
});

/** Everything that one card is drawn from. Nothing else has an influence on a pixel. */
export const cardData = z.object({
  /** `L-XXXX-XXXX-XXXX`. */
  licenseNumber: z.string().min(1),
  /** National id number, as printed. */
  idNumber: z.string(),
  surname: z.string(),
  givenNames: z.string(),
  dateOfBirth: legalDate,
  gender: z.enum(["male", "female", "other"]),
  categories: z.array(cardCategory),
  issueDate: legalDate,
  expiryDate: legalDate,
  /** Date of the first license, or null when unknown. */
  firstIssueDate: legalDate.nullable(),
  /** Free text; null, empty and "none" print as "0". */
  restrictions: z.string().nullable(),
  /** The issuing authority, or null: the card then bears SPECIMEN across both sides. */
  issuerName: z.string().nullable(),
  /** ISO 3166-1 alpha-3 of the issuing country. */
  countryCode: z.string().regex(/^[A-Z]{1,3}$/),
  /** Processed portrait, JPEG, 213 x 260 px; null draws a silhouette with "No Photo". */
  portrait: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
  /** Signature as SVG path data in a box of `width` x `height` units; null leaves the line empty. */
  signature: z
    .object({
      /** Absolute path data of M, L, Q, C and Z; anything else is refused, for it goes into an SVG and a PDF. */
      path: z.string().max(200_000).refine(isPathData, "not absolute path data of M, L, Q, C and Z"),
      width: z.number().positive(),
      height: z.number().positive(),
    })
    .nullable(),
  /** What the barcode is, and so which layout the back has. Absent: json. */
  barcodeProfile: z.enum(BARCODE_PROFILES).optional(),
  /** Text of the PDF417 on the back, see `barcode/payload.ts`; of the profile za-720 its 720 bytes in base64. */
  barcodeText: z.string().min(1),
  /** Seed of the card's own rosette; the license number is the natural one. */
  seed: z.string(),
  /** Instant written as the PDFs' creation date; metadata only, not drawn. Absent: the issue date at 00:00 UTC. */
  timestamp: z.iso.datetime({ offset: true }).optional(),
});

export type CardCategory = z.infer<typeof cardCategory>;
export type CardData = z.infer<typeof cardData>;

/**
 * Hash of all that is drawn and of the versions that draw it: equal hashes mean equal pixels, so a stored set of files
 * with this hash need not be made again. The PDF's timestamp is left out, for it is not drawn.
 */
export function cardInputHash(data: CardData): string {
  const { portrait, timestamp: _, ...rest } = data;
  const portraitHash = portrait ? createHash("sha256").update(portrait).digest("hex") : null;
  const sorted = Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = JSON.stringify({ GENERATOR_VERSION, TEMPLATE_VERSION, portraitHash, ...sorted });
  return createHash("sha256").update(text).digest("hex");
}

/** The restrictions as printed: "0" when there are none. */
export function printedRestrictions(restrictions: string | null | undefined): string {
  const text = restrictions?.trim() ?? "";
  return text === "" || text.toLowerCase() === "none" ? "0" : text;
}
