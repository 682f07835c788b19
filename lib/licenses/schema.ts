import { z } from "zod";
import { ID_MAX, pathId } from "@/lib/platform/http/parameters";
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
/** What of a card can be downloaded: its files, and the PDF of both sides with the office's signature. */
export const DOWNLOAD_TYPES = [...FILE_TYPES, "signed_pdf"] as const;

/** `L-XXXX-XXXX-XXXX`: twelve upper-case hexadecimal digits. */
export const LICENSE_NUMBER = /^L-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/;

/** One category or several ("B, EC1"), kept in the order of the card's table. */
export const Category = z
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
  .refine((codes) => codes.length > 0, "is required")
  // Not an array of an enum: its issue would name the field `category.0`, which no form has.
  .refine((codes) => codes.every((code) => CATEGORY_CODES.some((known) => known === code)), {
    message: `must be of ${CATEGORY_CODES.join(", ")}`,
  })
  .transform((codes) => CATEGORY_CODES.filter((code) => codes.includes(code)).join(", "))
  .meta({ description: `One or several of ${CATEGORY_CODES.join(", ")}, with commas between` });

export const printable = (max: number) =>
  z
    .string()
    .normalize()
    .trim()
    .max(max, `may have at most ${max} characters`)
    .regex(
      /^(?:(?!\u200D|\uFE0F)[^\p{Cc}\p{Cs}\p{Co}\p{Emoji_Presentation}])*$/u,
      "has characters that cannot be printed",
    );
export const optionalText = (max: number) =>
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
  issue_date: LegalDate.optional().meta({ description: "YYYY-MM-DD; today when missing" }),
  expiry_date: LegalDate.optional().meta({ description: "YYYY-MM-DD; five years after the issue when missing" }),
  status: z
    .string()
    .toLowerCase()
    .pipe(z.enum(LICENSE_STATUSES))
    .optional()
    .meta({ description: `${LICENSE_STATUSES.join(", ")}, in upper or lower case` }),
  restrictions: optionalText(200).meta({ description: "As printed on the card" }),
  medical_conditions: optionalText(200),
  file_url: optionalText(500),
  barcode_data: optionalText(200).meta({ description: "Number without hyphens, colon, id number, when missing" }),
};

/** `/{id}` of a license. */
export const LicenseId = pathId("The license's id");

const Holder = z.int().positive().max(ID_MAX).meta({ description: "The holder's id" });

const datesAgree = ({ issue_date, expiry_date }: { issue_date?: string; expiry_date?: string }) =>
  !issue_date || !expiry_date || issue_date < expiry_date;
const DATES = { path: ["expiry_date"], message: "must be later than the issue date" };

export const LicenseInput = z
  .object({ ...columns, citizen_id: Holder })
  .refine(datesAgree, DATES)
  .meta({ id: "LicenseCreate", override: { examples: [{ citizen_id: 5, category: "B", issue_date: "2026-11-20" }] } });
export type LicenseInput = z.output<typeof LicenseInput>;

export const LicensePatch = z
  .object({
    ...columns,
    citizen_id: Holder,
    version: z
      .int()
      .max(ID_MAX)
      .meta({ description: "The version that you have read; refused with 409 when somebody changed the row since" }),
    is_active: z.boolean().meta({ description: "Accepted and left alone; remove a license with DELETE" }),
  })
  .partial()
  .refine(datesAgree, DATES)
  .meta({ id: "LicenseUpdate", override: { examples: [{ restrictions: "Automatic transmission only" }] } });
export type LicensePatch = z.output<typeof LicensePatch>;

/** A license on the wire (rest-contract 1.3), with the two keys that the lists of real clients read. */
export const LicenseView = z
  .object({
    id: z.int(),
    license_number: z.string(),
    citizen_id: z.int(),
    citizen_name: z.string(),
    category: z.string(),
    license_class: z.string().meta({ description: "The same as category, for older clients" }),
    issue_date: z.iso.date(),
    expiry_date: z.iso.date(),
    first_issue_date: z.iso.date().nullable().meta({ description: "Of the license that renewals have carried on" }),
    status: z.enum(LICENSE_STATUSES),
    status_reason: z.string().nullable().meta({ description: "Why it was suspended, revoked, reactivated or renewed" }),
    status_changed_at: z.iso.datetime().nullable(),
    restrictions: z.string().nullable(),
    medical_conditions: z.string().nullable(),
    file_url: z.string().nullable(),
    barcode_data: z.string().nullable(),
    is_active: z.boolean(),
    version: z.int().meta({ description: "Counts up with every change" }),
    last_generated: z.iso.datetime().nullable().meta({ description: "When the card's files were drawn" }),
    generation_version: z.string().meta({ description: "Version of the card's design" }),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({
    id: "License",
    examples: [
      {
        id: 12,
        license_number: "L-1A2B-3C4D-5E6F",
        citizen_id: 5,
        citizen_name: "Ada Nkosi",
        category: "B",
        license_class: "B",
        issue_date: "2026-11-20",
        expiry_date: "2031-11-20",
        first_issue_date: null,
        status: "active",
        status_reason: null,
        status_changed_at: null,
        restrictions: null,
        medical_conditions: null,
        file_url: null,
        barcode_data: "L1A2B3C4D5E6F:9001010015088",
        is_active: true,
        version: 1,
        last_generated: "2026-11-20T08:05:13.360Z",
        generation_version: "2.0",
        created_at: "2026-11-20T08:00:00.000Z",
        updated_at: "2026-11-20T08:05:13.360Z",
      },
    ],
  });
export type LicenseView = z.output<typeof LicenseView>;

/** Body of a move of the life cycle: the older client sends nothing, or `{}`. */
export const MoveInput = z
  .object({
    reason: optionalText(500).meta({ description: "Kept in the audit trail and shown at the desk" }),
  })
  .meta({ id: "LicenseMove", override: { examples: [{ reason: "Unpaid fines" }] } });

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
  .meta({
    id: "LicenseFiles",
    examples: [
      {
        front_image_path: "licenses/license_12_front.png",
        front_image_url: "/static/storage/licenses/license_12_front.png",
        back_image_path: "licenses/license_12_back.png",
        back_image_url: "/static/storage/licenses/license_12_back.png",
        front_pdf_path: "licenses/license_12_front.pdf",
        front_pdf_url: "/static/storage/licenses/license_12_front.pdf",
        back_pdf_path: "licenses/license_12_back.pdf",
        back_pdf_url: "/static/storage/licenses/license_12_back.pdf",
        combined_pdf_path: "licenses/license_12_combined.pdf",
        combined_pdf_url: "/static/storage/licenses/license_12_combined.pdf",
        processed_photo_path: null,
        processed_photo_url: null,
        generation_timestamp: "2026-11-20T08:05:13.360Z",
        generator_version: "2.0",
      },
    ],
  });
export type GenerationFiles = z.output<typeof GenerationFiles>;

export const FileState = z
  .object({ path: Path, url: Path, size_bytes: z.int(), exists: z.boolean() })
  .meta({ id: "LicenseFile" });
export type FileState = z.output<typeof FileState>;
