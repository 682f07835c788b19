import { randomInt } from "node:crypto";

const two = (value: number) => String(value).padStart(2, "0");

/** The digit that makes a number pass Luhn's check (ISO/IEC 7812-1, annex B). */
function checkDigit(twelve: string): number {
  const sum = [...twelve].reverse().reduce((total, digit, index) => {
    const weighted = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

export type RandomIdNumber = { idNumber: string; dateOfBirth: string; gender: "male" | "female" };

/** A valid South African id number of an adult born in the last century, another one at each call. */
export function randomIdNumber(gender: "male" | "female" = "female"): RandomIdNumber {
  const [year, month, day] = [randomInt(50, 99), randomInt(1, 13), randomInt(1, 29)];
  const serial = gender === "male" ? randomInt(5000, 10_000) : randomInt(0, 5000);
  const twelve = `${two(year)}${two(month)}${two(day)}${String(serial).padStart(4, "0")}08`;
  return {
    idNumber: `${twelve}${checkDigit(twelve)}`,
    dateOfBirth: `19${two(year)}-${two(month)}-${two(day)}`,
    gender,
  };
}

/** The same number with another check digit. */
export const withWrongCheckDigit = (idNumber: string): string =>
  `${idNumber.slice(0, 12)}${(Number(idNumber[12]) + 1) % 10}`;
