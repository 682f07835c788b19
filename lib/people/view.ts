import type { Media, Person } from "@/lib/generated/prisma/client";
import { toLegalDate } from "@/lib/platform/time";
import type { Citizen } from "./schema";

export type PersonRow = Person & { photoOriginal: Media | null; photoProcessed: Media | null };

/** What every read of a person brings along. */
export const withPhoto = { photoOriginal: true, photoProcessed: true } as const;

const EXTENSION: Record<string, string> = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp" };

/** The path by which contract 1 knows a photo: it names the person and the content (rest-contract 1.5). */
export const photoPath = (
  personId: number,
  kind: "original" | "processed",
  media: Pick<Media, "sha256" | "contentType"> | null,
): string | null =>
  media && `photos/citizen_${personId}_${kind}_${media.sha256}.${EXTENSION[media.contentType] ?? "jpg"}`;

export const citizenView = (person: PersonRow): Citizen => ({
  id: person.id,
  id_number: person.idNumber,
  id_type: person.idType,
  first_name: person.firstName,
  middle_name: person.middleName,
  last_name: person.lastName,
  date_of_birth: toLegalDate(person.dateOfBirth),
  gender: person.gender,
  marital_status: person.maritalStatus,
  phone_number: person.phoneNumber,
  email: person.email,
  address_line1: person.addressLine1,
  address_line2: person.addressLine2,
  city: person.city,
  state_province: person.stateProvince,
  postal_code: person.postalCode,
  country: person.country,
  birth_place: person.birthPlace,
  nationality: person.nationality,
  photo_url: person.photoUrl,
  stored_photo_path: photoPath(person.id, "original", person.photoOriginal),
  processed_photo_path: photoPath(person.id, "processed", person.photoProcessed),
  photo_uploaded_at: person.photoUploadedAt?.toISOString() ?? null,
  photo_processed_at: person.photoProcessedAt?.toISOString() ?? null,
  is_active: person.isActive,
  version: person.version,
  created_at: person.createdAt.toISOString(),
  updated_at: person.updatedAt.toISOString(),
});

export const fullName = (person: Pick<Person, "firstName" | "middleName" | "lastName">): string =>
  [person.firstName, person.middleName, person.lastName].filter(Boolean).join(" ");

/** Lower-case and without accents, as both the column and what is typed into the search box are folded. */
export const folded = (value: string): string =>
  value.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/\s+/g, " ").trim();

export const searchTextOf = (person: Pick<Person, "firstName" | "middleName" | "lastName" | "idNumber">): string =>
  folded(`${fullName(person)} ${person.lastName} ${person.idNumber}`);
