import { iso31661 } from "iso-3166";
import { Prisma } from "@/lib/platform/db";
import { fieldOf } from "../decision/conditions";
import type { CaseFacts } from "../decision/facts";
import type { FieldName, FieldReading, NormalisedBox } from "../extract/reading";
import { slashed } from "./dates";

/** The thirteen fields of contract 4, section 4.3, in its order, with their columns. */
export const CARD_COLUMNS = {
  first_name: "firstName",
  middle_name: "middleName",
  last_name: "lastName",
  date_of_birth: "dateOfBirth",
  gender: "gender",
  id_number: "idNumber",
  document_number: "documentNumber",
  date_of_issue: "dateOfIssue",
  date_of_expiry: "dateOfExpiry",
  country: "country",
  state: "state",
  nationality: "nationality",
  mrz: "mrz",
} as const;
export type CardField = keyof typeof CARD_COLUMNS;
export type CardColumn = (typeof CARD_COLUMNS)[CardField];
export const CARD_FIELDS = Object.keys(CARD_COLUMNS) as CardField[];
export const DATE_FIELDS: ReadonlySet<CardField> = new Set(["date_of_birth", "date_of_issue", "date_of_expiry"]);

/** Content has at most 500 characters, dates are dd/mm/YYYY; confidence 0–1. */
export type FieldValue = { content: string; confidence: number };
export type CardFields = Partial<Record<CardField, FieldValue>>;

const CONTENT_MAX = 500;
/** Contract 4, section 4.3. */
export const LOW_CONFIDENCE = 0.8;

const value = (content: string, confidence: number): FieldValue => ({
  content: content.trim().slice(0, CONTENT_MAX),
  confidence: Math.round(Math.min(1, Math.max(0, confidence)) * 10_000) / 10_000,
});

const COUNTRIES = new Map(iso31661.map(({ alpha3, name }) => [alpha3, name]));

/** A state's name for its code on documents (ICAO 9303-3, section 5); codes of no country stay as they are. */
const countryName = (code: string): string => (code === "D" ? "Germany" : (COUNTRIES.get(code) ?? code));

/** Which of a reading's fields a card's field is taken from: the first that was read. */
export const SOURCES: Partial<Record<CardField, FieldName[]>> = {
  first_name: ["given_names"],
  middle_name: ["given_names"],
  last_name: ["surname"],
  date_of_birth: ["date_of_birth"],
  gender: ["sex"],
  id_number: ["personal_number", "nik"],
  document_number: ["document_number", "cdc_number", "nik"],
  date_of_issue: ["date_of_issue"],
  date_of_expiry: ["date_of_expiry"],
  country: ["issuing_state"],
  nationality: ["nationality"],
};

type Sides = Pick<CaseFacts, "front" | "back">;

const sourceOf = (sides: Sides, field: CardField): FieldReading | undefined => {
  for (const name of SOURCES[field] ?? []) {
    const found = fieldOf(sides as CaseFacts, name);
    if (found?.content) return found;
  }
  return undefined;
};

/** How a reading's content is written on a card. Given names are parted at the first blank. */
const WRITTEN: Partial<Record<CardField, (content: string) => string>> = {
  first_name: (names) => names.split(/\s+/)[0] ?? "",
  middle_name: (names) => names.split(/\s+/).slice(1).join(" "),
  country: countryName,
  nationality: countryName,
};

/** What was read from a document, as the fields of its card (contract 4, section 4.4). */
export function cardFieldsOf(sides: Sides): CardFields {
  const fields: CardFields = {};
  for (const field of CARD_FIELDS) {
    const read = sourceOf(sides, field);
    if (!read) continue;
    const write = DATE_FIELDS.has(field) ? slashed : (WRITTEN[field] ?? ((content: string) => content));
    const written = write(read.content.trim());
    if (written) fields[field] = value(written, read.confidence);
  }
  const mrz = sides.front.mrz ?? sides.back?.mrz;
  if (mrz) fields.mrz = value(mrz.lines.join("\n"), mrz.confidence);
  const issuer = sides.front.issuingState ?? sides.back?.issuingState;
  if (!fields.country && issuer) fields.country = value(countryName(issuer), mrz?.confidence ?? LOW_CONFIDENCE);
  return fields;
}

export type FieldPlace = { side: "front" | "back"; box: NormalisedBox };

/** Where each field stands on the pictures, as far as it is known. */
export function placesOf(sides: Sides): Partial<Record<CardField, FieldPlace>> {
  const places: Partial<Record<CardField, FieldPlace>> = {};
  const note = (field: CardField, box: NormalisedBox | null | undefined, onFront: boolean) => {
    if (box) places[field] = { side: onFront ? "front" : "back", box };
  };
  for (const field of CARD_FIELDS) {
    const read = sourceOf(sides, field);
    note(
      field,
      read?.box,
      Object.values(sides.front.fields).some((one) => one === read),
    );
  }
  note("mrz", (sides.front.mrz ?? sides.back?.mrz)?.box, sides.front.mrz !== null);
  return places;
}

/** Arithmetic mean of the confidences, two decimals; 0 where there are no fields. */
export function confidenceScore(fields: CardFields): number {
  const all = Object.values(fields).map(({ confidence }) => confidence);
  return all.length === 0 ? 0 : Math.round((100 * all.reduce((sum, one) => sum + one, 0)) / all.length) / 100;
}

/** A number as it is compared: in capitals, without blanks and hyphens. Null for none. */
export const numberText = (field: FieldValue | undefined): string | null =>
  field?.content.replaceAll(/[\s-]/g, "").toUpperCase() || null;

type Row = Record<CardColumn, Prisma.JsonValue>;

/** The fields of a row. */
export function fieldsOfRow(row: Row): CardFields {
  const fields: CardFields = {};
  for (const field of CARD_FIELDS) {
    const kept = row[CARD_COLUMNS[field]];
    if (kept) fields[field] = kept as FieldValue;
  }
  return fields;
}

/** The columns that follow from the fields. A field that is missing becomes null. */
export const columnsOf = (fields: CardFields) => ({
  ...(Object.fromEntries(CARD_FIELDS.map((field) => [CARD_COLUMNS[field], fields[field] ?? Prisma.DbNull])) as Record<
    CardColumn,
    Prisma.InputJsonValue | typeof Prisma.DbNull
  >),
  confidenceScore: confidenceScore(fields),
  idNumberText: numberText(fields.id_number),
  documentNumberText: numberText(fields.document_number),
});
