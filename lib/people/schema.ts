import { z } from "zod";
import { ID_MAX } from "@/lib/platform/http/parameters";
import { LegalDate } from "@/lib/platform/time";
import { disagreements, ID_NUMBER_FAULTS, readIdNumber } from "./id-number";
import { photoCropSchema } from "./photo/schema";

export const GENDERS = ["male", "female", "other"] as const;
export const MARITAL_STATUSES = ["single", "married", "divorced", "widowed"] as const;
export const ID_TYPES = ["sa_id", "passport", "other"] as const;

/** White space is one space, and what looks alike is written alike (Unicode NFC). */
const tidy = (value: string): string => value.normalize("NFC").replaceAll(/\s+/g, " ").trim();

const text = (max: number) =>
  z
    .string()
    .transform(tidy)
    .pipe(
      z
        .string()
        .max(max, `may have at most ${max} characters`)
        .regex(/^[^\p{Cc}\p{Cs}\p{Co}]*$/u, "has characters that cannot be printed"),
    );
const optionalText = (max: number) =>
  text(max)
    .transform((value) => value || null)
    .nullish();

/** Letters of any script with their marks; a name must be printable on a card. 100 characters is far more than fits. */
const personName = z
  .string()
  .transform(tidy)
  .pipe(
    z
      .string()
      .min(1, "is required")
      .max(100, "may have at most 100 characters")
      .regex(
        /^[\p{L}\p{M}][\p{L}\p{M} .'’\-\u200c\u200d]*$/u,
        "may have letters, spaces, hyphens, apostrophes and full stops, and must start with a letter",
      ),
  );

const phone = z
  .string()
  .transform(tidy)
  .pipe(z.string().regex(/^\+?[\d ()-]{7,20}$|^$/, "is not a phone number"))
  .transform((value) => value || null)
  .nullish();
const email = z
  .string()
  .trim()
  .pipe(z.union([z.literal(""), z.email("is not an e-mail address").max(200)]))
  .transform((value) => value || null)
  .nullish();

const columns = {
  id_number: z
    .string()
    .transform((value) => value.replaceAll(/[\s-]/g, "").toUpperCase())
    .pipe(
      z
        .string()
        .min(1, "is required")
        .max(50, "may have at most 50 characters")
        .regex(/^[A-Z0-9/]*$/, "may have letters and digits"),
    )
    .meta({
      description: "Identity or passport number, at most 50 letters and digits; spaces and hyphens are dropped",
    }),
  id_type: z
    .enum(ID_TYPES)
    .optional()
    .meta({ description: "sa_id unless the number has letters; an sa_id is checked" }),
  first_name: personName.meta({ description: "1 to 100 letters of any script" }),
  middle_name: z.union([z.literal("").transform(() => null), personName]).nullish(),
  last_name: personName.meta({ description: "1 to 100 letters of any script" }),
  date_of_birth: LegalDate.refine((value) => value >= "1900-01-01", "is before 1900").meta({
    description: "YYYY-MM-DD, 1900 or later; with an sa_id the number must begin with it",
  }),
  gender: z
    .string()
    .transform((value) => value.toLowerCase())
    .pipe(z.enum(GENDERS))
    .meta({ description: `${GENDERS.join(", ")}, in upper or lower case` }),
  marital_status: z
    .union([
      z.literal("").transform(() => null),
      z
        .string()
        .transform((value) => value.toLowerCase())
        .pipe(z.enum(MARITAL_STATUSES)),
    ])
    .nullish()
    .meta({ description: `${MARITAL_STATUSES.join(", ")}, in upper or lower case` }),
  phone_number: phone.meta({ description: "7 to 20 digits, spaces, hyphens and brackets, + before them" }),
  email,
  address_line1: optionalText(200),
  address_line2: optionalText(200),
  city: optionalText(100),
  state_province: optionalText(100),
  postal_code: optionalText(20),
  country: text(100).optional().meta({ description: "South Africa when missing" }),
  birth_place: optionalText(100),
  nationality: optionalText(100),
};

type Identity = {
  id_number: string;
  id_type?: (typeof ID_TYPES)[number];
  date_of_birth: string;
  gender: (typeof GENDERS)[number];
};

/** A number without letters is taken for an identity number, so that a slip in it is found and not filed. */
export const idTypeOf = (person: Pick<Identity, "id_number" | "id_type">): (typeof ID_TYPES)[number] =>
  person.id_type ?? (/[A-Z/]/.test(person.id_number) ? "passport" : "sa_id");

/** What is wrong between the id number, the date of birth and the sex; empty when they agree. */
export function identityFaults(person: Identity): { name: string; reason: string }[] {
  if (idTypeOf(person) !== "sa_id") return [];
  const facts = readIdNumber(person.id_number);
  if (typeof facts === "string") return [{ name: "id_number", reason: ID_NUMBER_FAULTS[facts] }];
  return disagreements(facts, person.date_of_birth, person.gender);
}

export const PersonInput = z
  .object(columns)
  .superRefine((person, context) => {
    for (const { name, reason } of identityFaults(person))
      context.addIssue({ code: "custom", path: [name], message: reason });
  })
  .meta({
    id: "CitizenCreate",
    // zod drops the examples of an input that it transforms; an override stays.
    override: {
      examples: [
        {
          id_number: "9001010015088",
          first_name: "Ada",
          last_name: "Nkosi",
          date_of_birth: "1990-01-01",
          gender: "female",
          phone_number: "+27 21 555 0100",
          address_line1: "12 Long Street",
          city: "Cape Town",
          postal_code: "8001",
        },
      ],
    },
  });
export type PersonInput = z.output<typeof PersonInput>;

/** Any subset; the whole is checked again by the service. `version` is the one the editor saw. */
export const PersonPatch = z
  .object(columns)
  .partial()
  .extend({
    version: z
      .int()
      .max(ID_MAX)
      .optional()
      .meta({ description: "The version that you have read; refused with 409 when somebody changed the row since" }),
    is_active: z.boolean().optional().meta({ description: "Accepted and left alone; remove a person with DELETE" }),
  })
  .meta({ id: "CitizenUpdate", override: { examples: [{ phone_number: "+27 21 555 0100", city: "Cape Town" }] } });
export type PersonPatch = z.output<typeof PersonPatch>;

/** A citizen on the wire (rest-contract 1.7). */
export const Citizen = z
  .object({
    id: z.int(),
    id_number: z.string(),
    id_type: z.string(),
    first_name: z.string(),
    middle_name: z.string().nullable(),
    last_name: z.string(),
    date_of_birth: z.iso.date(),
    gender: z.enum(GENDERS),
    marital_status: z.string().nullable(),
    phone_number: z.string().nullable(),
    email: z.string().nullable(),
    address_line1: z.string().nullable(),
    address_line2: z.string().nullable(),
    city: z.string().nullable(),
    state_province: z.string().nullable(),
    postal_code: z.string().nullable(),
    country: z.string(),
    birth_place: z.string().nullable(),
    nationality: z.string().nullable(),
    photo_url: z.string().nullable(),
    stored_photo_path: z.string().nullable().meta({ description: "The photo as it was sent, below /static/storage" }),
    processed_photo_path: z.string().nullable().meta({ description: "The portrait for the card, 213 × 260 px" }),
    photo_uploaded_at: z.iso.datetime().nullable(),
    photo_processed_at: z.iso.datetime().nullable(),
    is_active: z.boolean(),
    version: z.int().meta({ description: "Counts up with every change" }),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({
    id: "Citizen",
    examples: [
      {
        id: 5,
        id_number: "9001010015088",
        id_type: "sa_id",
        first_name: "Ada",
        middle_name: null,
        last_name: "Nkosi",
        date_of_birth: "1990-01-01",
        gender: "female",
        marital_status: null,
        phone_number: "+27 21 555 0100",
        email: null,
        address_line1: "12 Long Street",
        address_line2: null,
        city: "Cape Town",
        state_province: null,
        postal_code: "8001",
        country: "South Africa",
        birth_place: null,
        nationality: null,
        photo_url: null,
        stored_photo_path: null,
        processed_photo_path: null,
        photo_uploaded_at: null,
        photo_processed_at: null,
        is_active: true,
        version: 1,
        created_at: "2026-11-20T08:00:00.000Z",
        updated_at: "2026-11-20T08:00:00.000Z",
      },
    ],
  });
export type Citizen = z.output<typeof Citizen>;

/** Somebody who may be the same human: shown before a person is made. */
export type PossibleDuplicate = { id: number; name: string; idNumber: string; dateOfBirth: string; reason: string };

export const PhotoFromUrl = z.object({ photo_url: z.string().min(1).max(2000) });
export const PhotoFromUpload = z.object({ fileKey: z.string().min(1).max(200), crop: photoCropSchema.optional() });
