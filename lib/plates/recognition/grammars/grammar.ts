/**
 * One national format of plates, as data. `pattern` is a regular expression over A–Z 0–9 without separators, of these
 * parts only: literals, classes as [A-HJ-NPR-Z], groups of alternatives as (GP|L), `?`, {n} and {m,n}.
 */
export type Grammar = {
  /** Stable, as "za-gp-2023"; stored with every event. */
  id: string;
  /** ISO 3166-1 alpha-2 or ISO 3166-2 code of who issues it. */
  region: string;
  pattern: string;
  /** In the form in which it is printed; its normalised form matches the pattern. */
  example: string;
  /** Where the format is told of. */
  source: string;
  /**
   * "series" formats are issued one after the other and tell which places hold letters and which digits. "free" ones
   * (personalised plates) tell no more than the region: they never change a reading.
   */
  kind: "series" | "free";
};

/** Which characters one place of a format may hold. */
export type Place = ReadonlySet<string>;

/** A format of one fixed length: a set for each place. */
export type Template = readonly Place[];

/** A pattern that stands for more fixed-length formats than this is too loose to be a series. */
const TEMPLATES_MAX = 1000;

/**
 * The fixed-length formats that a pattern stands for.
 *
 * @throws Error when the pattern uses something else than the parts that `Grammar` names
 */
export function templatesOf(pattern: string): Template[] {
  const parser = { pattern, at: 0 };
  const templates = alternatives(parser);
  if (parser.at !== pattern.length) throw new Error(`Pattern ${pattern}: unexpected ${pattern[parser.at]}`);
  if (templates.length > TEMPLATES_MAX) throw new Error(`Pattern ${pattern} stands for ${templates.length} formats`);
  return templates;
}

type Parser = { readonly pattern: string; at: number };

function alternatives(parser: Parser): Template[] {
  const all = sequence(parser);
  while (parser.pattern[parser.at] === "|") {
    parser.at++;
    all.push(...sequence(parser));
  }
  return all;
}

function sequence(parser: Parser): Template[] {
  let templates: Template[] = [[]];
  while (parser.at < parser.pattern.length && !"|)".includes(parser.pattern[parser.at]!)) {
    const part = repeated(parser, atom(parser));
    templates = templates.flatMap((head) => part.map((tail) => [...head, ...tail]));
  }
  return templates;
}

function atom(parser: Parser): Template[] {
  const char = parser.pattern[parser.at]!;
  if (char === "(") {
    parser.at++;
    const inner = alternatives(parser);
    expect(parser, ")");
    return inner;
  }
  if (char === "[") {
    const end = parser.pattern.indexOf("]", parser.at);
    if (end < 0) throw new Error(`Pattern ${parser.pattern}: [ without ]`);
    const place = characterClass(parser.pattern.slice(parser.at + 1, end), parser.pattern);
    parser.at = end + 1;
    return [[place]];
  }
  if (!/[A-Z0-9]/.test(char)) throw new Error(`Pattern ${parser.pattern}: unexpected ${char}`);
  parser.at++;
  return [[new Set([char])]];
}

function repeated(parser: Parser, part: Template[]): Template[] {
  if (parser.pattern[parser.at] === "?") {
    parser.at++;
    return [[], ...part];
  }
  const counts = /^\{(\d+)(?:,(\d+))?\}/.exec(parser.pattern.slice(parser.at));
  if (!counts) return part;
  parser.at += counts[0].length;
  const least = Number(counts[1]);
  const most = Number(counts[2] ?? counts[1]);
  const all: Template[] = [];
  for (let count = least; count <= most; count++) {
    let templates: Template[] = [[]];
    for (let i = 0; i < count; i++) templates = templates.flatMap((head) => part.map((tail) => [...head, ...tail]));
    all.push(...templates);
  }
  return all;
}

function characterClass(text: string, pattern: string): Place {
  const place = new Set<string>();
  for (let i = 0; i < text.length; i++) {
    const from = text[i]!;
    const to = text[i + 1] === "-" ? text[i + 2] : from;
    if (!to || to < from) throw new Error(`Pattern ${pattern}: class [${text}]`);
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) place.add(String.fromCharCode(code));
    if (to !== from || text[i + 1] === "-") i += 2;
  }
  return place;
}

function expect(parser: Parser, char: string): void {
  if (parser.pattern[parser.at] !== char) throw new Error(`Pattern ${parser.pattern}: ${char} is missing`);
  parser.at++;
}

type Row = readonly [id: string, region: string, pattern: string, example: string];

/** Formats that share their source, one a line. */
export const series = (source: string, rows: readonly Row[]): Grammar[] =>
  rows.map((row) => entry(row, source, "series"));

/** Personalised plates that share their source. */
export const free = (source: string, rows: readonly Row[]): Grammar[] => rows.map((row) => entry(row, source, "free"));

const entry = ([id, region, pattern, example]: Row, source: string, kind: Grammar["kind"]): Grammar => ({
  id,
  region,
  pattern,
  example,
  source,
  kind,
});
