import formats from "../../../models/training/plates/formats.json";
import type { Dice } from "./dice";

export type Region = keyof typeof formats.regions;

export const REGIONS = Object.keys(formats.regions) as Region[];

/** A registration as it stands on a plate. */
export type Registration = {
  region: Region;
  /** One or two lines; gaps, dashes, dots and `*` for an emblem are still in them. */
  lines: string[];
  /** Letters and digits alone: what has to be read. */
  text: string;
};

/** Share of plates in two lines: motorcycles, trailers, the square plates of trucks. */
const STACKED_SHARE: Record<Region, number> = { za: 0.2, eu: 0.08, uk: 0.1, us: 0, br: 0.15, in: 0.3, other: 0.1 };

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const WITHOUT_LOOKALIKES = "ABCDEFGHJKLMNPRSTUVWXYZ";
const CONSONANTS = "BCDFGHJKLMNPRSTVWXYZ";

/** Draws a registration by the patterns of models/training/plates/formats.json, whose comment explains them. */
export function drawRegistration(dice: Dice, region: Region): Registration {
  const { single, stacked } = formats.regions[region];
  const pattern = dice.pick(dice.chance(STACKED_SHARE[region]) ? stacked : single);
  const restricted = region === "za" ? CONSONANTS : WITHOUT_LOOKALIKES;
  const written = pattern.replace(/\(([^)]*)\)|[ac0]/g, (mark, alternatives?: string) => {
    if (alternatives) return dice.pick(alternatives.split("|"));
    if (mark === "0") return dice.digit();
    return dice.pick([...(mark === "a" ? LETTERS : restricted)]);
  });
  return { region, lines: written.split("/"), text: written.replace(/[^A-Z0-9]/g, "") };
}
