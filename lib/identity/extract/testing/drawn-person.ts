import { randomNumbers } from "../../../people/photo/testing/appearance";

export const SURNAMES = [
  "MOKOENA",
  "VAN DER MERWE",
  "NAIDU",
  "DSOUZA",
  "SANTOSO",
  "KOWALSKA",
  "OKAFOR",
  "FERNANDES",
  "LINDQVIST",
  "IYER",
  "DLAMINI",
  "ROSSI",
];
export const GIVEN = [
  "THANDI GRACE",
  "PIETER",
  "LAKSHMI PRIYA",
  "JOSEPH ANTONY",
  "BUDI",
  "ANNA MARIA",
  "CHIDI",
  "RITA",
  "ERIK JOHAN",
  "SIPHO",
  "MEERA",
  "LUCA",
];
const PLACES = ["PRETORIA", "KOCHI", "MUMBAI", "JAKARTA", "WARSZAWA", "LAGOS", "UPPSALA", "DURBAN"];
const STATES = ["ZAF", "IND", "UTO", "SWE", "NGA", "ITA", "IDN", "POL"];

/** Chances that follow from a seed. */
export type Dice = {
  pick<T>(of: readonly T[]): T;
  whole(low: number, high: number): number;
  digits(count: number): string;
};

export function diceOf(seed: number): Dice {
  const random = randomNumbers(seed);
  const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  return {
    pick: (of) => of[whole(0, of.length - 1)]!,
    whole,
    digits: (count) => Array.from({ length: count }, () => whole(0, 9)).join(""),
  };
}

const two = (value: number) => String(value).padStart(2, "0");
const dateOf = (dice: Dice, from: number, to: number) =>
  `${dice.whole(from, to)}-${two(dice.whole(1, 12))}-${two(dice.whole(1, 28))}`;
/** Who a document is drawn for; nobody who exists. Dates are ISO 8601. */
export type Person = {
  surname: string;
  given: string;
  birth: string;
  issue: string;
  expiry: string;
  sex: string;
  state: string;
  place: string;
  number: string;
  personal: string;
};

export function personOf(dice: Dice): Person {
  const issue = dateOf(dice, 2016, 2025);
  return {
    surname: dice.pick(SURNAMES),
    given: dice.pick(GIVEN),
    birth: dateOf(dice, 1955, 2004),
    issue,
    expiry: `${Number(issue.slice(0, 4)) + 10}${issue.slice(4)}`,
    sex: dice.pick(["M", "F"]),
    state: dice.pick(STATES),
    place: dice.pick(PLACES),
    number: dice.pick(["A", "K", "M", "Z"]) + dice.digits(8),
    personal: dice.digits(13),
  };
}
