import { keyOf } from "./fuzzy";
import { MONTHS } from "./languages";

/** What kind of content a field has; each knows what may be its value and how it is written down. */
export type ValueKind = "name" | "place" | "date" | "number" | "sex" | "word" | "text";

const iso = (year: number, month: number, day: number): string | null => {
  const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && year >= 1850 && year <= 2150
    ? text
    : null;
};

/** All dates of a text as ISO 8601, in their order: 31/12/2024, 31 DEC 2024, 2024-12-31, 31 DEC/DÉC 24, 31122024. */
export function datesIn(raw: string): string[] {
  const text = raw
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/(?<=\d)[OQ]|[OQ](?=\d)/g, "0")
    .replace(/(?<=\d)[IL](?=[\d./ -])|(?<=[\d./ -])[IL](?=\d)/g, "1")
    // Readers see gaps beside narrow digits; behind a separator there is none.
    .replace(/(?<=[./-]\d?) (?=\d)|(?<=\d) (?=\d?[./-])/g, "");
  const found: { at: number; date: string }[] = [];
  const add = (at: number, date: string | null) => {
    if (date && !found.some((other) => Math.abs(other.at - at) < 6)) found.push({ at, date });
  };
  for (const m of text.matchAll(/(?<![\d./-])((?:18|19|20|21)\d{2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)/g)) {
    add(m.index, iso(Number(m[1]), Number(m[3]), Number(m[4])));
  }
  for (const m of text.matchAll(/(?<!\d)(\d{1,2})\s?[./\s-]\s?(\d{1,2})\s?[./\s-]\s?(\d{4})(?!\d)/g)) {
    add(m.index, iso(Number(m[3]), Number(m[2]), Number(m[1])));
  }
  for (const m of text.matchAll(
    /(?<!\d)(\d{1,2})[\s.-]*([A-Z]{3,10})[\s./-]*([A-Z]{3,10})?[\s./-]*(\d{4}|\d{2})(?!\d)/g,
  )) {
    const month = MONTHS[m[2]!.slice(0, 3)] ?? MONTHS[(m[3] ?? "").slice(0, 3)] ?? MONTHS[m[2]!.slice(-3)];
    if (month) add(m.index, iso(fullYear(m[4]!), month, Number(m[1])));
  }
  for (const m of text.matchAll(/(?<!\d)(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)/g)) {
    add(m.index, iso(Number(m[3]), Number(m[2]), Number(m[1])));
  }
  return found.sort((a, b) => a.at - b.at).map(({ date }) => date);
}

/** Two digits of a year on a document: of this century up to 50. */
const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) > 50 ? 1900 : 2000);

const SEXES: Record<string, string> = {
  M: "M",
  MALE: "M",
  MASCULIN: "M",
  LAKILAKI: "M",
  MANLIK: "M",
  F: "F",
  FEMALE: "F",
  FEMININ: "F",
  PEREMPUAN: "F",
  VROULIK: "F",
  X: "X",
};

function sexOf(raw: string): string | null {
  for (const part of raw.split(/[/\s.,:]+/)) {
    const sex = SEXES[keyOf(part).text];
    if (sex) return sex;
  }
  return SEXES[keyOf(raw).text] ?? null;
}

function numberOf(raw: string): string | null {
  const text = raw.toUpperCase().replace(/[\s.:：,;'’_-]/g, "");
  const match = /^[A-Z]{0,3}\d[A-Z0-9]{4,16}$/.exec(text);
  return match && (match[0].match(/\d/g)?.length ?? 0) >= 4 && datesIn(raw).length === 0 ? match[0] : null;
}

const trimmed = (raw: string) =>
  raw
    .replace(/^[\s:：;.,/|*-]+|[\s:：;,/|*-]+$/g, "")
    .replace(/\s+/g, " ")
    .toUpperCase();

function nameOf(raw: string): string | null {
  const text = trimmed(raw);
  const letters = raw.replace(/\P{L}/gu, "");
  const capitals = letters.replace(/\P{Lu}/gu, "");
  // Labels are set in small letters, names in capitals, or each word with one.
  const isName = capitals.length >= 0.6 * letters.length || /^(\p{Lu}\p{Ll}+[\s'-]?)+$/u.test(raw.trim());
  return isName && letters.length >= 2 && !/\d{2,}/.test(text) ? text : null;
}

/** The value of a kind in a text; null when there is none. A pattern is found in the text without spaces. */
export function valueIn(raw: string, kind: ValueKind, pattern?: RegExp): string | null {
  if (pattern) return pattern.exec(raw.toUpperCase().replace(/[\s.:：]/g, ""))?.[0] ?? null;
  if (kind === "date") return datesIn(raw)[0] ?? null;
  if (kind === "sex") return sexOf(raw);
  if (kind === "number") return numberOf(raw);
  if (kind === "name") return nameOf(raw);
  const text = trimmed(raw);
  if (kind === "place")
    return datesIn(raw).length === 0 && keyOf(text).text.length >= 3 && !/\d{3,}/.test(text) ? text : null;
  if (kind === "word") return /^[\p{L}\d+ -]{1,20}$/u.test(text) ? text : null;
  return text.length > 0 ? text : null;
}
