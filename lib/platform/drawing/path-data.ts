/** One command of absolute path data. */
export interface PathCommand {
  readonly letter: "M" | "L" | "Q" | "C" | "Z";
  readonly values: readonly number[];
}

const ARITY = { M: 2, L: 2, Q: 4, C: 6, Z: 0 } as const;
const TOKEN = /[MLQCZ]|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g;
const NOT_PATH_DATA = /[^MLQCZ0-9eE+\-.,\s]/;

/**
 * Reads absolute path data of M, L, Q, C and Z, one set of numbers a letter.
 * @throws SyntaxError for anything else
 */
export function parsePath(d: string): PathCommand[] {
  if (NOT_PATH_DATA.test(d)) throw new SyntaxError("path data holds other than M, L, Q, C, Z and numbers");
  const tokens = d.match(TOKEN) ?? [];
  const commands: PathCommand[] = [];
  for (let i = 0; i < tokens.length; ) {
    const letter = tokens[i]! as PathCommand["letter"];
    const count = ARITY[letter];
    if (count === undefined) throw new SyntaxError(`path data: a letter was expected instead of ${letter}`);
    const values = tokens.slice(i + 1, i + 1 + count).map(Number);
    if (values.length < count || values.some((value) => !Number.isFinite(value))) {
      throw new SyntaxError(`path data: ${letter} wants ${count} numbers`);
    }
    commands.push({ letter, values });
    i += 1 + count;
  }
  if (commands.length > 0 && commands[0]!.letter !== "M") throw new SyntaxError("path data must begin with M");
  return commands;
}

/** True for text that `parsePath` reads. */
export function isPathData(d: string): boolean {
  try {
    parsePath(d);
    return true;
  } catch {
    return false;
  }
}
