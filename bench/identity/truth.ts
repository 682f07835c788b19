import { readFileSync } from "node:fs";
import path from "node:path";
import type { FieldName } from "@/lib/identity/extract";

/** A picture and what stands on it. */
export type Labelled = {
  file: string;
  kind: string;
  lines: string[];
  fields: Partial<Record<FieldName, string>>;
  /** `fields` names everything that is printed, so that a further field that is read is an invention. */
  isWhole: boolean;
};

/** Two digits of a year leave the century open, so truths of zones are compared without it. */
export const CENTURY_OPEN = "??";
const dateOf = (digits: string): string | undefined =>
  /^\d{6}$/.test(digits) ? `${CENTURY_OPEN}${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}` : undefined;
const sexOf = (raw: string): string => (raw === "M" || raw === "F" ? raw : "X");

/** Columns of the zone's lines that the fields of a format stand in: what is drawn there is printed nowhere else. */
function fromZone(kind: string, lines: readonly string[]): Labelled["fields"] {
  const [first, second] = lines;
  if (!first || !second) return {};
  const nationality = kind === "id-card" ? second.slice(15, 18) : second.slice(10, 13);
  const sex = kind === "id-card" ? second[7]! : second[20]!;
  const expiry = kind === "id-card" ? second.slice(8, 14) : second.slice(21, 27);
  return {
    issuing_state: first.slice(2, 5),
    nationality,
    sex: sexOf(sex),
    date_of_expiry: dateOf(expiry),
  };
}

/**
 * The set of `make-set.ts`.
 *
 * @throws Error when the folder has no truth.jsonl
 */
export function readSet(folder: string): Labelled[] {
  const rows = readFileSync(path.join(folder, "truth.jsonl"), "utf8").trim().split("\n");
  return rows.map((row) => {
    const { image, kind, fields, mrz } = JSON.parse(row) as {
      image: string;
      kind: string;
      fields: Labelled["fields"];
      mrz: string[];
    };
    const all = { ...fromZone(kind, mrz), ...fields };
    return { file: path.join(folder, image), kind, lines: mrz, fields: all, isWhole: true };
  });
}

const MANIFEST_FIELDS = {
  surname: "surname",
  given: "given_names",
  number: "document_number",
  nationality: "nationality",
  birth: "date_of_birth",
  sex: "sex",
  expiry: "date_of_expiry",
} as const;

/**
 * A manifest of specimens: CSV with a header, columns image,type,line1–line3 and those above, no quotes in them. Images
 * are relative to its folder; dates are YYMMDD as in the zone.
 *
 * @throws Error that names the column which is missing
 */
export function readManifest(file: string): Labelled[] {
  const [header = "", ...rows] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const columns = header.split(",");
  for (const name of ["image", "type", "line1", "line2", "line3", ...Object.keys(MANIFEST_FIELDS)]) {
    if (!columns.includes(name)) throw new Error(`${file} has no column ${name}`);
  }
  return rows.map((row) => {
    const cells = row.split(",");
    const cell = (name: string) => cells[columns.indexOf(name)] ?? "";
    const fields: Labelled["fields"] = {};
    for (const [column, field] of Object.entries(MANIFEST_FIELDS)) {
      const raw = cell(column);
      const content = field.startsWith("date_") ? dateOf(raw) : field === "sex" ? sexOf(raw) : raw;
      if (content) fields[field] = content;
    }
    return {
      file: path.join(path.dirname(file), cell("image")),
      kind: cell("type"),
      lines: ["line1", "line2", "line3"].map(cell).filter(Boolean),
      fields,
      isWhole: false,
    };
  });
}
