import { LOOK_ALIKES } from "../normalize";
import { ALPHABET, type CharacterOdds } from "../reading/ctc";
import type { Template } from "./grammar";
import type { CompiledGrammar } from "./select";

export type Rescored = { text: string; region: string | null; grammar: string | null };

/** O and 0, I and 1 are often one glyph: whichever the reader names, the other is nearly as likely. */
const SAME_GLYPH = 0.5;
/** Least odds of another character of the same look-alike class, and of any other character. */
const LOOK_ALIKE = 0.02;
const OTHER = 0.0005;

/** How much likelier than a string of no format one is that fits a series: of the camera's countries, of any country. */
const BONUS_CHOSEN = 2;
const BONUS_ANY = 0.7;

/** Scores this near are equal. */
const TIE = 1e-9;

const classOf = (char: string) => LOOK_ALIKES[char] ?? char;

function areSameGlyph(a: string, b: string): boolean {
  const fold = (char: string) => (char === "O" ? "0" : char === "I" ? "1" : char);
  return fold(a) === fold(b);
}

/** Log odds of every character at a place where the readers saw `seen`. */
function logOddsAt(odds: CharacterOdds, seen: string): ReadonlyMap<string, number> {
  const seenOdds = odds[ALPHABET.indexOf(seen)]!;
  const least = (char: string) => {
    if (char === seen) return OTHER;
    if (areSameGlyph(char, seen)) return SAME_GLYPH * seenOdds;
    return classOf(char) === classOf(seen) ? LOOK_ALIKE : OTHER;
  };
  return new Map([...ALPHABET].map((char, index) => [char, Math.log(Math.max(odds[index]!, least(char)))]));
}

/** The likeliest string of a format and its log odds; null as soon as these are known to be below `enough`. */
function spell(logs: readonly ReadonlyMap<string, number>[], template: Template, enough: number) {
  let text = "";
  let logOdds = 0;
  for (const [place, allowed] of template.entries()) {
    let char = "";
    let value = Number.NEGATIVE_INFINITY;
    for (const candidate of allowed) {
      const log = logs[place]!.get(candidate)!;
      if (log > value) {
        value = log;
        char = candidate;
      }
    }
    text += char;
    logOdds += value;
    if (logOdds < enough) return null;
  }
  return { text, logOdds };
}

/**
 * Asks the grammars which spelling of a reading is likeliest. The reading stays as it is unless a series of some
 * country makes another spelling likelier, by the readers' own odds of the characters; a free format changes nothing.
 *
 * @param odds one entry for each character of `text`
 * @param chosen whether the grammars are those of the camera's countries, or all there are
 * @returns region and grammar are null when no format fits, or formats of several regions fit equally well
 */
export function rescore(
  text: string,
  odds: readonly CharacterOdds[],
  grammars: readonly CompiledGrammar[],
  chosen: boolean,
): Rescored {
  const logs = [...text].map((char, place) => logOddsAt(odds[place]!, char));
  const bonus = chosen ? BONUS_CHOSEN : BONUS_ANY;
  let best = 0;
  for (const [place, char] of [...text].entries()) best += logs[place]!.get(char)!;
  let fits: { text: string; region: string; grammar: string }[] = [];
  for (const { grammar, byLength } of grammars) {
    for (const template of grammar.kind === "series" ? (byLength.get(text.length) ?? []) : []) {
      const fitted = spell(logs, template, best - bonus - TIE);
      if (!fitted) continue;
      const score = fitted.logOdds + bonus;
      const entry = { text: fitted.text, region: grammar.region, grammar: grammar.id };
      // Equal scores are kept side by side: which country it is cannot be told from them.
      if (score > best + TIE) fits = [entry];
      else fits.push(entry);
      best = Math.max(best, score);
    }
  }
  return fits.length > 0 ? settle(fits) : freeFormat(text, grammars, chosen);
}

function settle(fits: readonly { text: string; region: string; grammar: string }[]): Rescored {
  const first = fits[0]!;
  const same = fits.filter((entry) => entry.text === first.text);
  const regions = new Set(same.map((entry) => entry.region));
  if (regions.size === 1) return { text: first.text, region: first.region, grammar: first.grammar };
  const countries = new Set([...regions].map((region) => region.slice(0, 2)));
  return { text: first.text, region: countries.size === 1 ? first.region.slice(0, 2) : null, grammar: null };
}

function freeFormat(text: string, grammars: readonly CompiledGrammar[], chosen: boolean): Rescored {
  const matching = chosen ? grammars.filter(({ grammar, regex }) => grammar.kind === "free" && regex.test(text)) : [];
  const [only] = matching;
  return matching.length === 1 && only
    ? { text, region: only.grammar.region, grammar: only.grammar.id }
    : { text, region: null, grammar: null };
}
