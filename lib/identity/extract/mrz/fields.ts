import { parse } from "mrz";
import type { DocumentType, FieldName } from "../reading";
import { CHECKED, type MrzFormat } from "./formats";
import type { Zone } from "./zone";

/** A field of a zone: its text, how sure the reader was of all its characters together (0–1), and its check digit's word. */
export type ZoneField = {
  field: FieldName;
  content: string;
  score: number;
  /** Null: no check digit covers it. */
  checked: boolean | null;
  line: number;
  from: number;
  to: number;
};

const NAMES: Record<string, FieldName> = {
  documentNumber: "document_number",
  lastName: "surname",
  firstName: "given_names",
  nationality: "nationality",
  issuingState: "issuing_state",
  birthDate: "date_of_birth",
  expirationDate: "date_of_expiry",
  sex: "sex",
  personalNumber: "personal_number",
};

/** Which of a format's checked spans covers a field; a personal number has one in TD3 only. */
const SPAN_OF: Partial<Record<FieldName, number>> = {
  document_number: 0,
  date_of_birth: 1,
  date_of_expiry: 2,
  personal_number: 3,
};

/** A year of two digits: an expiry lies from 1970 to 2069, a birth before the expiry and less than a century before it. */
function fullDate(digits: string, field: FieldName, expiryYear: number): string | null {
  if (!/^\d{6}$/.test(digits)) return null;
  const two = Number(digits.slice(0, 2));
  const expiry = two + (two >= 70 ? 1900 : 2000);
  const birth = 2000 + two > expiryYear ? 1900 + two : 2000 + two;
  const text = `${field === "date_of_expiry" ? expiry : birth}-${digits.slice(2, 4)}-${digits.slice(4)}`;
  return new Date(`${text}T00:00:00Z`).toString() !== "Invalid Date" ? text : null;
}

/** Probability that each character of a stretch is what it is believed to be, among what the grammar allows, multiplied. */
function scoreOf({ decoded, lines }: Zone, line: number, from: number, to: number): number {
  let score = 1;
  for (let column = from; column < to; column++) {
    const { alternatives } = decoded[line]!.characters[column]!;
    const sum = alternatives.reduce((total, { log }) => total + Math.exp(log), 0);
    const own = alternatives.find(({ char }) => char === lines[line]![column])?.log ?? Math.log(1e-4);
    score *= Math.exp(own) / Math.max(sum, 1e-9);
  }
  return score;
}

const isChecked = (format: MrzFormat, field: FieldName, checks: readonly boolean[]): boolean | null => {
  const index = SPAN_OF[field];
  return index === undefined || index >= CHECKED[format].length ? null : (checks[index] ?? null);
};

/** The fields of a zone, taken apart by the package `mrz`. */
export function fieldsOf(zone: Zone): ZoneField[] {
  const { details } = parse(zone.lines);
  const expiry = details.find(({ field }) => field === "expirationDate");
  const expiryDigits = expiry ? zone.lines[expiry.line]!.slice(expiry.start, expiry.start + 6) : "";
  const expiryYear = Number(fullDate(expiryDigits, "date_of_expiry", 0)?.slice(0, 4) ?? 2069);
  return details.flatMap((detail): ZoneField[] => {
    const field = detail.field ? NAMES[detail.field] : undefined;
    if (!field) return [];
    const range = detail.ranges[0]!;
    const raw = zone.lines[range.line]!.slice(range.start, range.end).replace(/<+$/, "");
    const [from, to] = detail.start === undefined ? [range.start, range.end] : [detail.start, detail.end];
    const content = contentOf(field, detail.value, raw, expiryYear);
    if (!content) return [];
    const { line } = detail;
    return [
      {
        field,
        content,
        score: scoreOf(zone, line, from, to),
        checked: isChecked(zone.format, field, zone.checks),
        line,
        from,
        to,
      },
    ];
  });
}

/** The package knows current states and plain sexes only; what a specimen has stands for itself. */
function contentOf(field: FieldName, value: string | null, raw: string, expiryYear: number): string | null {
  if (field === "date_of_birth" || field === "date_of_expiry") return fullDate(raw, field, expiryYear);
  if (field === "sex") return raw === "M" || raw === "F" ? raw : "X";
  if (field === "nationality" || field === "issuing_state") return raw.replaceAll("<", "") || null;
  if (field === "document_number") return value ?? (raw.replaceAll("<", "") || null);
  return value;
}

/** What kind of document a zone is on: ICAO 9303-4 to -7, §4.2.2. */
export function typeOf({ format, lines }: Zone): DocumentType {
  if (format === "MRVA" || format === "MRVB") return "visa";
  if (format === "TD3" || lines[0]!.startsWith("P")) return "passport";
  return lines[0]!.startsWith("D") ? "driver_license" : "id_card";
}
