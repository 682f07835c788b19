import type { CardData } from "./model";

const LINE_LENGTH = 44;
const GIVEN_NAMES_KEPT = 12;

/** Letters that ICAO Doc 9303 part 3 spells out; all others lose their marks. */
const SPELLED: Readonly<Record<string, string>> = {
  Ä: "AE",
  Æ: "AE",
  Å: "AA",
  Ö: "OE",
  Ø: "OE",
  Œ: "OE",
  Ü: "UE",
  ẞ: "SS",
  ß: "SS",
  Þ: "TH",
  Ð: "D",
  Đ: "D",
  Ł: "L",
  Ħ: "H",
  Ŋ: "N",
  Ŧ: "T",
  ı: "I",
};

/** A name in the 37 characters of machine text: A to Z, 0 to 9 and the filler. Other scripts leave no letters. */
export function machineText(text: string): string {
  return [...text.slice(0, 400).normalize("NFC").replaceAll("ß", "ẞ").toUpperCase()]
    .map((char) => SPELLED[char] ?? char.normalize("NFD").replace(/\p{M}/gu, ""))
    .join("")
    .replace(/['’ʼ`]/g, "")
    .replace(/[^A-Z0-9]+/g, "<")
    .replace(/^<+|<+$/g, "");
}

/** Check digit of ICAO Doc 9303: weights 7, 3, 1; letters count from 10, the filler 0. */
export function checkDigit(text: string): string {
  const weights = [7, 3, 1] as const;
  const sum = [...text].reduce((total, char, i) => {
    const value = char === "<" ? 0 : Number.parseInt(char, 36);
    return total + value * weights[i % 3]!;
  }, 0);
  return String(sum % 10);
}

const fill = (text: string, length: number) => text.slice(0, length).padEnd(length, "<");
const shortDate = (date: string) => date.slice(2).replaceAll("-", "");
const SEX = { male: "M", female: "F", other: "<" } as const;

/**
 * The three lines of machine readable text, 44 characters each, after the contract: document, country and number;
 * dates and sex, with check digits; names. Where a name has no Latin letters its line has fillers only.
 */
export function machineLines(data: CardData): [string, string, string] {
  const first = fill(`DL${fill(data.countryCode, 3)}${machineText(data.licenseNumber)}`, LINE_LENGTH - 1);
  const birth = shortDate(data.dateOfBirth);
  const expiry = shortDate(data.expiryDate);
  const dates = `${birth}${checkDigit(birth)}${SEX[data.gender]}${expiry}${checkDigit(expiry)}${fill(data.countryCode, 3)}`;
  const second = fill(dates + machineText(data.idNumber), LINE_LENGTH - 1);
  // A long surname gives way so far that the given names' beginning stays readable.
  const given = machineText(data.givenNames);
  const surname = machineText(data.surname).slice(0, LINE_LENGTH - 2 - Math.min(given.length, GIVEN_NAMES_KEPT));
  const names = fill(`${surname}<<${given}`, LINE_LENGTH);
  return [first + checkDigit(first), second + checkDigit(second), names];
}
