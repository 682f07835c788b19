import { disagreements, ID_NUMBER_FAULTS, type IdNumberFacts, readIdNumber } from "@/lib/people/id-number";
import type { Citizen } from "@/lib/people/schema";
import { fieldLabels, formTexts } from "../texts";

/*
 * What the person form knows, without React: its values, what the id number fills in, what is wrong at once, and how a
 * record that somebody else has changed is merged with what was typed.
 */

export type FieldName = keyof typeof fieldLabels;
export type Values = Record<FieldName, string>;
export type Errors = Partial<Record<FieldName, string>>;
/** What was last filled in from the id number; a value that differs from it was typed by a person and stays. */
export type Filled = Partial<Pick<Values, "date_of_birth" | "gender">>;

/** In the order in which they stand on screen: the first one that is wrong gets the focus. */
export const FIELD_NAMES = Object.keys(fieldLabels) as FieldName[];
export const REQUIRED: readonly FieldName[] = [
  "id_number",
  "first_name",
  "last_name",
  "date_of_birth",
  "gender",
  "country",
];

const empty = Object.fromEntries(FIELD_NAMES.map((name) => [name, ""])) as Values;

export const newValues: Values = { ...empty, id_type: "sa_id", country: "South Africa" };

export const valuesOf = (citizen: Citizen): Values =>
  Object.fromEntries(FIELD_NAMES.map((name) => [name, citizen[name] ?? ""])) as Values;

/** Spaces and hyphens may be typed as they stand on the document. */
export const bareIdNumber = (value: string): string => value.replaceAll(/[\s-]/g, "").toUpperCase();

/**
 * The full date of birth. The number leaves the century open: the later one is taken unless it lies in the future, since
 * the earlier one would then mean an age of a hundred or more.
 *
 * @param today `YYYY-MM-DD`
 */
export function birthDateOf({ yearOfCentury, month, day }: IdNumberFacts, today: string): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const inCentury = (century: number) => `${century + yearOfCentury}-${two(month)}-${two(day)}`;
  const later = inCentury(2000);
  // 29 February of '00 is a day of 2000 only, and 2000 is past.
  return later <= today ? later : inCentury(1900);
}

const factsOf = (values: Values): IdNumberFacts | null => {
  if (values.id_type !== "sa_id") return null;
  const facts = readIdNumber(bareIdNumber(values.id_number));
  return typeof facts === "string" ? null : facts;
};

/** What a complete, right id number says; null while it says nothing. */
export const idNumberFacts = factsOf;

/** The values with the date of birth and the sex that the id number tells, where nobody has typed others. */
export function fillFromIdNumber(values: Values, filled: Filled, today: string): { values: Values; filled: Filled } {
  const facts = factsOf(values);
  if (!facts) return { values, filled };
  const told = { date_of_birth: birthDateOf(facts, today), gender: facts.sex };
  const next = { values: { ...values }, filled: { ...filled } };
  for (const name of ["date_of_birth", "gender"] as const) {
    if (values[name] !== "" && values[name] !== filled[name]) continue;
    next.values[name] = told[name];
    next.filled[name] = told[name];
  }
  return next;
}

/** What can be said while it is typed: an unfinished id number is not yet wrong. */
export function faultsWhileTyping(values: Values): Errors {
  if (values.id_type !== "sa_id") return {};
  const bare = bareIdNumber(values.id_number);
  if (/\D/.test(bare) || bare.length > 13) return { id_number: formTexts.idIncomplete };
  if (bare.length < 13) return {};
  const facts = readIdNumber(bare);
  if (typeof facts === "string") return { id_number: ID_NUMBER_FAULTS[facts] };
  if (values.date_of_birth === "" || values.gender === "") return {};
  const gender = values.gender as "male" | "female" | "other";
  return Object.fromEntries(
    disagreements(facts, values.date_of_birth, gender).map(({ name, reason }) => [name, reason]),
  );
}

/** What is wrong before anything is sent. The server judges again, and by more. */
export function faultsBeforeSaving(values: Values): Errors {
  const missing = REQUIRED.filter((name) => values[name].trim() === "");
  const errors: Errors = Object.fromEntries(missing.map((name) => [name, withLabel(name, formTexts.isRequired)]));
  const unfinished = values.id_type === "sa_id" && bareIdNumber(values.id_number).length < 13;
  if (unfinished && !errors.id_number) errors.id_number = formTexts.idIncomplete;
  return { ...errors, ...faultsWhileTyping(values) };
}

/** Reasons of the schemas continue their field's name ("is required"); others are sentences of their own. */
export const withLabel = (name: FieldName, reason: string): string =>
  /^\p{Ll}/u.test(reason) ? `${fieldLabels[name]} ${reason}` : reason;

/** The server's refusal by field; `rest` is what belongs to no field of the form. */
export function errorsOf(fields: readonly { name: string; reason: string }[]): { errors: Errors; rest: string[] } {
  const errors: Errors = {};
  const rest: string[] = [];
  for (const { name, reason } of fields) {
    const own = FIELD_NAMES.find((field) => name === field || name.endsWith(`.${field}`));
    if (own) errors[own] ??= withLabel(own, reason);
    else rest.push(reason);
  }
  return { errors, rest };
}

/** Only what differs: an edit says nothing about fields that nobody touched. */
export function changesOf(values: Values, base: Values): Partial<Values> {
  return Object.fromEntries(
    FIELD_NAMES.filter((name) => values[name] !== base[name]).map((name) => [name, values[name]]),
  );
}

/**
 * Brings a newer record into a form: untouched fields take its values, touched ones keep what was typed.
 *
 * @returns `meanwhile`: for touched fields that somebody else has changed too, the value that is saved now
 */
export function mergeNewer(
  values: Values,
  base: Values,
  newer: Values,
): { values: Values; meanwhile: Partial<Values> } {
  const merged = { ...newer, ...changesOf(values, base) };
  const both = FIELD_NAMES.filter((name) => merged[name] !== newer[name] && newer[name] !== base[name]);
  return { values: merged, meanwhile: Object.fromEntries(both.map((name) => [name, newer[name]])) };
}
