/**
 * The South African identity number: YYMMDD SSSS C A Z. SSSS is 5000 and above for men, C is 0 for a citizen, 1 for a
 * permanent resident, 2 for a refugee, and Z the Luhn check digit over the twelve before it
 * (Identification Act 68 of 1997, regulations; Luhn: ISO/IEC 7812-1, annex B).
 */
export type IdNumberFacts = {
  /** The last two digits of the year, and month and day: the century is not in the number. */
  yearOfCentury: number;
  month: number;
  day: number;
  sex: "male" | "female";
  citizenship: "citizen" | "permanent_resident" | "refugee";
};

const CITIZENSHIP = ["citizen", "permanent_resident", "refugee"] as const;

export type IdNumberFault = "not_13_digits" | "no_such_date" | "unknown_citizenship" | "wrong_check_digit";

/** What a clerk is told about each fault. */
export const ID_NUMBER_FAULTS: Record<IdNumberFault, string> = {
  not_13_digits: "A South African id number has 13 digits",
  no_such_date: "The first six digits are not a date of birth (YYMMDD)",
  unknown_citizenship: "The eleventh digit must be 0, 1 or 2",
  wrong_check_digit: "The check digit is wrong; compare the number with the document",
};

export function readIdNumber(value: string): IdNumberFacts | IdNumberFault {
  if (!/^\d{13}$/.test(value)) return "not_13_digits";
  const facts = {
    yearOfCentury: Number(value.slice(0, 2)),
    month: Number(value.slice(2, 4)),
    day: Number(value.slice(4, 6)),
  };
  if (!isDayOfSomeCentury(facts)) return "no_such_date";
  const citizenship = CITIZENSHIP[Number(value[10])];
  if (!citizenship) return "unknown_citizenship";
  if (!luhnHolds(value)) return "wrong_check_digit";
  return { ...facts, sex: Number(value.slice(6, 10)) >= 5000 ? "male" : "female", citizenship };
}

export function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const weighted = i % 2 === 0 ? digit : digit * 2;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

/** 29 February is fine if either century had one: '00 was a leap year in 2000, not in 1900. */
function isDayOfSomeCentury({
  yearOfCentury,
  month,
  day,
}: {
  yearOfCentury: number;
  month: number;
  day: number;
}): boolean {
  return [1900, 2000].some((century) => {
    const date = new Date(Date.UTC(century + yearOfCentury, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  });
}

/**
 * Whether a number agrees with what else is said of its holder.
 *
 * @param dateOfBirth `YYYY-MM-DD`
 * @returns a reason for a clerk, per field that disagrees
 */
export function disagreements(
  facts: IdNumberFacts,
  dateOfBirth: string,
  gender: "male" | "female" | "other",
): { name: string; reason: string }[] {
  const [year = 0, month, day] = dateOfBirth.split("-").map(Number);
  const found: { name: string; reason: string }[] = [];
  if (year % 100 !== facts.yearOfCentury || month !== facts.month || day !== facts.day) {
    const two = (value: number) => String(value).padStart(2, "0");
    found.push({
      name: "date_of_birth",
      reason: `The id number says a birthday of ${two(facts.day)}/${two(facts.month)}/${two(facts.yearOfCentury)} (DD/MM/YY)`,
    });
  }
  if (gender !== "other" && gender !== facts.sex)
    found.push({ name: "gender", reason: `The id number is that of a ${facts.sex} person` });
  return found;
}
