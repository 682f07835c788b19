import { iso31661 } from "iso-3166";
import type { DocumentReading, FieldName } from "@/lib/identity/extract";
import type { BlockName } from "../kinds";

/** What was read from one picture, as the contract answers it: snake-case and labelled keys side by side. */
export type Block = Record<string, string>;

const COUNTRIES = new Map(iso31661.map(({ alpha3, name }) => [alpha3, name]));
/** A state's name for its code in the machine readable zone (ICAO 9303-3, section 5). */
const countryName = (code: string): string => (code === "D" ? "Germany" : (COUNTRIES.get(code) ?? code));

/** Which of a reading's fields each snake-case key is taken from: the first that was read. */
const SOURCES: Record<BlockName, Record<string, FieldName[]>> = {
  passport_front: {
    passport_no: ["document_number"],
    surname: ["surname"],
    given_names: ["given_names"],
    date_of_birth: ["date_of_birth"],
    place_of_birth: ["place_of_birth"],
    date_of_issue: ["date_of_issue"],
    date_of_expiry: ["date_of_expiry"],
    place_of_issue: ["place_of_issue", "issuing_authority"],
    nationality: ["nationality"],
    country_code: ["nationality", "issuing_state"],
    sex: ["sex"],
  },
  passport_back: {
    address: ["address"],
    father_name: ["father_name"],
    mother_name: ["mother_name"],
    spouse_name: ["spouse_name"],
    file_number: ["file_number"],
  },
  cdc: {
    cdc_no: ["cdc_number", "document_number"],
    indos_no: ["indos_number"],
    date_of_issue: ["date_of_issue"],
    date_of_expiry: ["date_of_expiry"],
  },
};

/** Keys that are there with an empty text where nothing was read (section 5.2). */
const PLACEHOLDERS: Record<BlockName, string[]> = {
  passport_front: [
    "name",
    "passport_no",
    "date_of_birth",
    "place_of_birth",
    "date_of_issue",
    "date_of_expiry",
    "place_of_issue",
  ],
  passport_back: ["address", "emergency_contact"],
  cdc: ["cdc_no", "indos_no"],
};

/** The labelled family: how the old reader named what it found. Dates are DD/MM/YYYY there. */
const LABELS: Record<BlockName, Record<string, string>> = {
  passport_front: {
    "Passport No.": "passport_no",
    Surname: "surname",
    "Given Name(s)": "given_names",
    Nationality: "nationality",
    Sex: "sex",
    "Date of Birth": "date_of_birth",
    "Place of Birth": "place_of_birth",
    "Date of Issue": "date_of_issue",
    "Date of Expiry": "date_of_expiry",
    "Place of Issue": "place_of_issue",
  },
  passport_back: { Address: "address" },
  cdc: {},
};

/** The snake-case keys that a picture can give; what a language model is asked for too. */
export const keysOf = (name: BlockName): string[] => [
  ...new Set([...PLACEHOLDERS[name], ...Object.keys(SOURCES[name])]),
];

/** Which of the reading's fields a key of a block is, for its place and its confidence. */
export const fieldOfKey = (name: BlockName, key: string, reading: DocumentReading): FieldName | undefined =>
  SOURCES[name][key]?.find((field) => reading.fields[field]?.content);

/** ISO 8601 as the labelled family writes it. */
const slashed = (iso: string): string => iso.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3/$2/$1");

/** What was read, under the snake-case keys alone. Keys of which nothing was read have an empty text. */
export function snakeKeys(name: BlockName, reading: DocumentReading): Block {
  const block: Block = Object.fromEntries(keysOf(name).map((key) => [key, ""]));
  for (const key of Object.keys(SOURCES[name])) {
    const field = fieldOfKey(name, key, reading);
    const content = field ? (reading.fields[field]?.content.trim() ?? "") : "";
    block[key] = key === "nationality" ? countryName(content) : content;
  }
  if (name === "passport_front") block.name = [block.surname, block.given_names].filter(Boolean).join(" ");
  return block;
}

/** Both families of keys for what is known under the snake-case ones. */
export function bothFamilies(name: BlockName, snake: Block): Block {
  const labelled = Object.entries(LABELS[name]).map(([label, key]) => [label, slashed(snake[key] ?? "")]);
  return { ...snake, ...Object.fromEntries(labelled) };
}

/** The answer where nothing was read: every key of the contract, empty. */
export const placeholder = (name: BlockName): Block =>
  bothFamilies(name, Object.fromEntries(PLACEHOLDERS[name].map((key) => [key, ""])));
