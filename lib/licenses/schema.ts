import { z } from "zod";
import { LegalDate } from "@/lib/platform/time";
import { CATEGORY_CODES } from "./card/model";

export { CATEGORY_CODES };
export const LICENSE_STATUSES = ["pending", "pending_collection", "active", "suspended", "revoked", "expired"] as const;
export type LicenseStatusName = (typeof LICENSE_STATUSES)[number];

/** What each category lets its holder drive (National Road Traffic Regulations, regulation 99). */
export const CATEGORY_NAMES: Record<(typeof CATEGORY_CODES)[number], string> = {
  A1: "Motorcycle up to 125 cc",
  A: "Motorcycle over 125 cc",
  B: "Light vehicle up to 3 500 kg",
  C1: "Heavy vehicle 3 500 to 16 000 kg",
  C: "Heavy vehicle over 16 000 kg",
  D: "Combination vehicle",
  EB: "Light articulated vehicle",
  EC1: "Heavy articulated vehicle up to 16 000 kg",
  EC: "Heavy articulated vehicle",
};

/** The five files of a card, by the names that contract 1 gives them. */
export const FILE_TYPES = ["front_image", "back_image", "front_pdf", "back_pdf", "combined_pdf"] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** `L-XXXX-XXXX-XXXX`: twelve upper-case hexadecimal digits. */
export const LICENSE_NUMBER = /^L-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/;

/** One category or several ("B, EC1"), kept in the order of the card's table. */
const Category = z
  .string()
  .max(60)
  .transform((value) => [
    ...new Set(
      value
        .toUpperCase()
        .split(/[\s,;/]+/)
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(z.enum(CATEGORY_CODES, `must be of ${CATEGORY_CODES.join(", ")}`)).min(1, "is required"))
  .transform((codes) => CATEGORY_CODES.filter((code) => codes.includes(code)).join(", "));

const printable = (max: number) =>
  z
    .string()
    .normalize()
    .trim()
    .max(max, `may have at most ${max} characters`)
    .regex(/^[^\p{Cc}\p{Cs}\p{Co}]*$/u, "has characters that cannot be printed");
const optionalText = (max: number) =>
  printable(max)
    .transform((value) => value || null)
    .nullish();

const columns = {
  license_number: z
    .string()
    .trim()
    .toUpperCase()
    .pipe(
      z.union([
        z.literal("").transform(() => undefined),
        z.string().regex(/^[A-Z0-9][A-Z0-9/-]{3,29}$/, "4 to 30 letters, digits and hyphens"),
      ]),
    )
    .optional()
    .meta({ description: "Made when missing: L-XXXX-XXXX-XXXX" }),
  category: Category,
  issue_date: LegalDate.optional(),
  expiry_date: LegalDate.optional(),
  status: z.string().toLowerCase().pipe(z.enum(LICENSE_STATUSES)).optional(),
  restrictions: optionalText(200),
  medical_conditions: optionalText(200),
  file_url: optionalText(500),
  barcode_data: optionalText(200),
};

const datesAgree = ({ issue_date, expiry_date }: { issue_date?: string; expiry_date?: string }) =>
  !issue_date || !expiry_date || issue_date < expiry_date;
const DATES = { path: ["expiry_date"], message: "must be later than the issue date" };

export const LicenseInput = z
  .object({ ...columns, citizen_id: z.int().positive() })
  .refine(datesAgree, DATES)
  .meta({ id: "LicenseCreate" });
export type LicenseInput = z.output<typeof LicenseInput>;

export const LicensePatch = z
  .object({ ...columns, citizen_id: z.int().positive(), version: z.int(), is_active: z.boolean() })
  .partial()
  .refine(datesAgree, DATES)
  .meta({ id: "LicenseUpdate" });
export type LicensePatch = z.output<typeof LicensePatch>;

/** A license on the wire (rest-contract 1.3), with the two keys that the lists of real clients read. */
export const LicenseView = z
  .object({
    id: z.int(),
    license_number: z.string(),
    citizen_id: z.int(),
    citizen_name: z.string(),
    category: z.string(),
    license_class: z.string(),
    issue_date: z.iso.date(),
    expiry_date: z.iso.date(),
    status: z.enum(LICENSE_STATUSES),
    restrictions: z.string().nullable(),
    medical_conditions: z.string().nullable(),
    file_url: z.string().nullable(),
    barcode_data: z.string().nullable(),
    is_active: z.boolean(),
    version: z.int(),
    last_generated: z.iso.datetime().nullable(),
    generation_version: z.string(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: "License" });
export type LicenseView = z.output<typeof LicenseView>;

export const GenerateInput = z.object({ force_regenerate: z.boolean().optional() });

const Path = z.string().nullable();
const pathKeys = Object.fromEntries(
  FILE_TYPES.flatMap((type) => [
    [`${type}_path`, Path],
    [`${type}_url`, Path],
  ]),
) as Record<`${FileType}_${"path" | "url"}`, typeof Path>;

export const GenerationFiles = z
  .object({
    ...pathKeys,
    processed_photo_path: Path,
    processed_photo_url: Path,
    generation_timestamp: z.iso.datetime(),
    generator_version: z.string(),
    from_cache: z.boolean().optional(),
  })
  .meta({ id: "LicenseFiles" });
export type GenerationFiles = z.output<typeof GenerationFiles>;

export const FileState = z
  .object({ path: Path, url: Path, size_bytes: z.int(), exists: z.boolean() })
  .meta({ id: "LicenseFile" });
export type FileState = z.output<typeof FileState>;
