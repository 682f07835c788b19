import { RE2JS, RE2JSException } from "re2js";
import { invalidField } from "@/lib/platform/errors";
import { lookAlikeKey } from "../recognition/normalize";

/** Instructions of a compiled pattern; a plate is short, so that many mean a mistake. */
const PROGRAM_SIZE_MAX = 2000;
/** Compiled patterns that are kept: more than an office has in force. */
const COMPILED_MAX = 5000;

const compiled = new Map<string, RE2JS>();

/**
 * Compiles a pattern for RE2's automaton, whose time is linear in the plate's length whatever the pattern is
 * (R. Cox, "Regular Expression Matching Can Be Simple And Fast", 2007): nothing a user writes can run away.
 *
 * @throws DomainError invalid, field `plate_pattern`
 */
function compile(source: string): RE2JS {
  const known = compiled.get(source);
  if (known) return known;
  try {
    const made = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    if (made.programSize() > PROGRAM_SIZE_MAX)
      throw invalidField("plate_pattern", "is too large; a plate has some ten characters");
    if (compiled.size >= COMPILED_MAX) compiled.clear();
    compiled.set(source, made);
    return made;
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw invalidField(
      "plate_pattern",
      `is no regular expression: ${error.message.replace(/^error parsing regexp: /, "")}`,
    );
  }
}

const ANY = /[^A-Z0-9?*]/g;

/** A wildcard as it is compared: upper case; `?` is one character, `*` any number of them; all else is left out. */
export const normalizeWildcard = (pattern: string): string =>
  pattern.toUpperCase().replace(ANY, "").replace(/\*+/g, "*");

const foldWildcard = (pattern: string): string => pattern.replace(/[A-Z0-9]+/g, lookAlikeKey);
const wildcardSource = (pattern: string): string =>
  `^${pattern.replaceAll("?", "[A-Z0-9]").replaceAll("*", "[A-Z0-9]*")}$`;

export type Pattern = { kind: "regex" | "wildcard"; platePattern: string; lookAlike: boolean };
/** What a plate is compared as. */
export type ComparedPlate = { currentPlate: string; foldedPlate: string };

/** How a plate fits a pattern: exactly, only by its look, or not at all. A regular expression is searched, not anchored. */
export function howItFits(pattern: Pattern, plate: ComparedPlate): "exact" | "look-alike" | null {
  if (pattern.kind === "regex") return compile(pattern.platePattern).test(plate.currentPlate) ? "exact" : null;
  const wildcard = normalizeWildcard(pattern.platePattern);
  if (compile(wildcardSource(wildcard)).test(plate.currentPlate)) return "exact";
  return pattern.lookAlike && compile(wildcardSource(foldWildcard(wildcard))).test(plate.foldedPlate)
    ? "look-alike"
    : null;
}

/**
 * Checks a pattern that somebody enters.
 *
 * @throws DomainError invalid, field `plate_pattern`: it cannot be compiled, is too large, or fits every plate
 */
export function checkPattern(kind: Pattern["kind"], platePattern: string): void {
  if (kind === "regex") {
    if (compile(platePattern).test(""))
      throw invalidField("plate_pattern", "fits every plate; say more of the one you want");
    return;
  }
  const wildcard = normalizeWildcard(platePattern);
  if (!/[A-Z0-9]/.test(wildcard))
    throw invalidField("plate_pattern", "needs at least one letter or digit beside ? and *");
}
