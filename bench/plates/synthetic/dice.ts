import { randomNumbers } from "@/lib/people/photo/testing/appearance";

/** Repeatable draws: the same seed draws the same pictures on every machine. */
export type Dice = {
  /** A number in [low, high). */
  between(low: number, high: number): number;
  /** A number in [low, high), each order of magnitude as likely: sizes of things near and far. */
  logBetween(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  digit(): string;
};

export function diceOf(seed: number): Dice {
  const random = randomNumbers(seed);
  const between = (low: number, high: number) => low + random() * (high - low);
  return {
    between,
    logBetween: (low, high) => Math.exp(between(Math.log(low), Math.log(high))),
    chance: (probability) => random() < probability,
    pick: (choices) => choices[Math.floor(random() * choices.length)]!,
    digit: () => String(Math.floor(random() * 10)),
  };
}

/** hsl() with whole numbers, which keeps the SVG short. */
export const hsl = (hue: number, saturation: number, lightness: number) =>
  `hsl(${Math.round(hue)} ${Math.round(saturation)}% ${Math.round(lightness)}%)`;

export const grey = (lightness: number) => hsl(0, 0, lightness);
