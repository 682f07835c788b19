import { EU_MEMBERS, GRAMMARS } from "./catalogue";
import { type Grammar, type Template, templatesOf } from "./grammar";

/** A grammar ready for use: its fixed-length formats by their length. */
export type CompiledGrammar = {
  grammar: Grammar;
  regex: RegExp;
  byLength: ReadonlyMap<number, readonly Template[]>;
};

const compiled = new Map<string, CompiledGrammar>();

function compile(grammar: Grammar): CompiledGrammar {
  const known = compiled.get(grammar.id);
  if (known) return known;
  const byLength = new Map<number, Template[]>();
  for (const template of grammar.kind === "series" ? templatesOf(grammar.pattern) : []) {
    byLength.set(template.length, [...(byLength.get(template.length) ?? []), template]);
  }
  const made = { grammar, regex: new RegExp(`^(?:${grammar.pattern})$`), byLength };
  compiled.set(grammar.id, made);
  return made;
}

/** True for a code that `grammarsOf` knows: a country, a region of one, or "EU". */
export const isKnownRegion = (code: string): boolean =>
  code === "EU" || GRAMMARS.some((grammar) => covers(code, grammar));

const covers = (code: string, { region }: Grammar): boolean =>
  region === code || region.startsWith(`${code}-`) || (code === "EU" && EU_MEMBERS.includes(region.slice(0, 2)));

/**
 * The grammars of some countries or regions. Codes without a grammar add none.
 *
 * @param codes "ZA", "ZA-GP", "US-CA", "EU" …; none: all grammars there are
 */
export function grammarsOf(codes: readonly string[]): CompiledGrammar[] {
  const chosen =
    codes.length === 0 ? GRAMMARS : GRAMMARS.filter((grammar) => codes.some((code) => covers(code, grammar)));
  return chosen.map(compile);
}
