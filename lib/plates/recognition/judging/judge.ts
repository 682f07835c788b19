import { type Calibration, calibrated } from "../../../platform/vision/calibration";
import { rescore } from "../grammars/rescore";
import type { CompiledGrammar } from "../grammars/select";
import { normalizePlate } from "../normalize";
import { ALPHABET } from "../reading/ctc";
import type { Vote } from "../reading/tally";
import type { PlateRead } from "../types";
import { plausibility } from "./plate-score";

/** What is decided of a sighting without its picture. */
export type Judgement = Omit<PlateRead, "quad" | "box" | "crop">;

/**
 * How sure a vote is, 0–1, before calibration: how much all readings bear the plate out character by character, how
 * many of them agree, how sure the finder is that there is a plate at all, and whether such a text is one.
 */
export function rawScore({ text, odds, share }: Vote, detection: number): number {
  let log = 0;
  for (const [place, char] of [...text].entries())
    log += Math.log(Math.max(1e-4, odds[place]![ALPHABET.indexOf(char)]!));
  return Math.exp(log / 2) * Math.sqrt(share * detection) * Math.sqrt(plausibility(text));
}

/**
 * The plate that a vote comes to: the grammars' spelling beside the raw one, with a calibrated confidence.
 *
 * @param chosen whether the grammars are those of the camera's countries, or all there are
 */
export function judge(
  vote: Vote,
  detection: number,
  grammars: readonly CompiledGrammar[],
  chosen: boolean,
  calibration: Calibration,
): Judgement {
  const { text, region, grammar } = rescore(vote.text, vote.odds, grammars, chosen);
  return {
    plate: text,
    rawPlate: vote.text,
    normalizedPlate: normalizePlate(text),
    confidence: calibrated(rawScore(vote, detection), calibration),
    // Of a character that the grammar put in, half of what the readers gave the one that they saw there, or its own.
    characters: [...text].map((char, place) => ({
      char,
      confidence: Math.max(
        oddsOf(vote, place, char),
        char === vote.text[place] ? 0 : oddsOf(vote, place, vote.text[place]!) / 2,
      ),
    })),
    region,
    grammar,
  };
}

const oddsOf = ({ odds }: Vote, place: number, char: string) => odds[place]![ALPHABET.indexOf(char)]!;
