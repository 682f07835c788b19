import type { BarcodeReading, FieldName } from "../reading";

/** Fields of a code, as they stand in it; dates as ISO 8601. */
export type CodeFields = Partial<Record<FieldName, string>>;

/** Elements of the AAMVA DL/ID Card Design Standard (2020), annex D. */
const AAMVA: Record<string, FieldName> = {
  DAQ: "document_number",
  DCS: "surname",
  DAC: "given_names",
  DBB: "date_of_birth",
  DBA: "date_of_expiry",
  DBD: "date_of_issue",
  DBC: "sex",
  DAG: "address",
};

/** MMDDCCYY in the United States, CCYYMMDD in Canada. */
function aamvaDate(text: string): string | null {
  const iso = /^(19|20)\d{6}$/.test(text)
    ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
    : /^\d{8}$/.test(text)
      ? `${text.slice(4)}-${text.slice(0, 2)}-${text.slice(2, 4)}`
      : "";
  return iso !== "" && !Number.isNaN(Date.parse(iso)) ? iso : null;
}

const RECORD_SEPARATOR = String.fromCharCode(0x1e);

function fromAamva(text: string): CodeFields {
  const fields: CodeFields = {};
  for (const line of text.replaceAll(RECORD_SEPARATOR, "\n").split(/[\n\r]+/)) {
    // The first element follows the header's "DL" or "ID" on the same line.
    const [, code, value] = /(?:^|DL|ID)(D[A-Z]{2})(.*)$/.exec(line) ?? [];
    const name = code ? AAMVA[code] : undefined;
    if (!name || !value?.trim()) continue;
    const content = name.startsWith("date_") ? aamvaDate(value.trim()) : value.trim().toUpperCase();
    if (content) fields[name] ??= name === "sex" ? sexOf(content) : content;
  }
  return fields;
}

const sexOf = (text: string): string => (text === "1" || text === "M" ? "M" : text === "2" || text === "F" ? "F" : "X");

/** A JSON object whose keys are names of fields, as this office's own cards carry it. */
function fromJson(text: string, names: readonly FieldName[]): CodeFields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  const entries = Object.entries(value).filter(
    (entry): entry is [FieldName, string] =>
      typeof entry[1] === "string" && (names as readonly string[]).includes(entry[0]),
  );
  return Object.fromEntries(entries);
}

/** What a code says that can be told without knowing who issued it. */
export function codeFields({ text }: BarcodeReading, names: readonly FieldName[]): CodeFields {
  if (!text) return {};
  return text.startsWith("@") && text.includes("ANSI ") ? fromAamva(text) : fromJson(text, names);
}
