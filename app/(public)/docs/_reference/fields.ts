import { type JsonSchema, refName, resolve, type Schemas } from "./document";

/** What a reader is told about a value: its type in words, what binds it, and what is inside. */
export type SchemaView = {
  /** `string`, `integer | null`, `array of Citizen`, `object`. */
  type: string;
  description?: string;
  /** Each one short phrase: `at most 200 characters`, `1 to 1000`, `default 100`. */
  constraints: string[];
  /** The values it may have, when they can be listed, as they are written on the wire. */
  values: string[];
  /** Of an object, or of the objects in an array. */
  fields: FieldView[];
  /** Where it may be one of several objects: each of them. */
  variants: SchemaView[];
  /** The named schemas that `type` speaks of. */
  names: string[];
};

export type FieldView = SchemaView & { name: string; required: boolean };

/** Longer patterns are for machines; the description says in words what they ask for. */
const PATTERN_LENGTH_MAX = 48;

/** Describes a schema. A named schema within is named and not opened: it is described once, under its own name. */
export function describeSchema(schema: JsonSchema, schemas: Schemas): SchemaView {
  if (schema.$ref) {
    const name = refName(schema.$ref);
    return { ...plain(name), description: resolve(schema, schemas).description, names: [name] };
  }
  const alternatives = flatAlternatives(schema);
  if (alternatives.length > 0) return describeUnion(schema, alternatives, schemas);

  const { description } = schema;
  const constraints = constraintsOf(schema);
  if (schema.items) {
    const item = describeSchema(schema.items, schemas);
    return { ...item, type: `array of ${item.type}`, description, constraints };
  }
  const fields = fieldsOf(schema, schemas);
  return { ...plain(typeWord(schema)), description, constraints, values: valuesOf(schema), fields };
}

const plain = (type: string): SchemaView => ({
  type,
  constraints: [],
  values: [],
  fields: [],
  variants: [],
  names: [],
});

/** The fields of an object, in the order of the declaration. */
export function fieldsOf(schema: JsonSchema, schemas: Schemas): FieldView[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    ...describeSchema(property, schemas),
    name,
    required: schema.required?.includes(name) ?? false,
  }));
}

/** The alternatives of a union, those of unions within it included; none for a schema that is no union. */
const flatAlternatives = (schema: JsonSchema): JsonSchema[] =>
  (schema.anyOf ?? schema.oneOf ?? []).flatMap((part) => {
    const within = flatAlternatives(part);
    return within.length > 0 ? within : [part];
  });

function describeUnion(schema: JsonSchema, alternatives: JsonSchema[], schemas: Schemas): SchemaView {
  const parts = alternatives.map((part) => describeSchema(part, schemas));
  const composed = parts.filter(({ fields }) => fields.length > 0);
  const only = composed.length === 1 ? composed[0] : undefined;
  return {
    type: [...new Set(parts.map(({ type }) => type))].join(" | "),
    description: schema.description ?? only?.description,
    constraints: [...new Set([...parts.flatMap(({ constraints }) => constraints), ...constraintsOf(schema)])],
    // An empty string beside strings tells nothing.
    values: [...new Set(parts.flatMap(({ values }) => values))].filter((value) => value !== '""'),
    fields: only?.fields ?? [],
    variants: composed.length > 1 ? composed : [],
    names: [...new Set(parts.flatMap(({ names }) => names))],
  };
}

function typeWord(schema: JsonSchema): string {
  if (schema.format === "binary") return "file";
  const types = [schema.type ?? typeOfValue(schema.const ?? schema.enum?.[0])].flat();
  return types
    .map((type) => (type === "string" && schema.format ? (FORMAT_WORDS[schema.format] ?? type) : type))
    .join(" | ");
}

const FORMAT_WORDS: Record<string, string> = {
  date: "date",
  "date-time": "date-time",
  uuid: "uuid",
  email: "email",
  uri: "url",
};

function typeOfValue(value: unknown): string {
  if (value === undefined) return "any";
  return value === null ? "null" : typeof value;
}

function valuesOf(schema: JsonSchema): string[] {
  if (schema.const !== undefined) return [JSON.stringify(schema.const)];
  return (schema.enum ?? []).map((value) => JSON.stringify(value));
}

function constraintsOf(schema: JsonSchema): string[] {
  const { minLength, maxLength, minItems, maxItems, pattern, format } = schema;
  return [
    span(minLength, maxLength, " characters"),
    span(least(schema), most(schema), ""),
    span(minItems, maxItems, " items"),
    // A format already says what its pattern spells out.
    pattern && !format && pattern.length <= PATTERN_LENGTH_MAX ? `matches ${pattern}` : undefined,
    schema.default === undefined ? undefined : `default ${JSON.stringify(schema.default)}`,
  ].filter((phrase) => phrase !== undefined);
}

/** The bounds that zod writes for every whole number are those of JavaScript, not of the field. */
const isReal = (bound: number | undefined): bound is number =>
  bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

function least({ type, minimum, exclusiveMinimum }: JsonSchema): number | undefined {
  if (isReal(minimum)) return minimum;
  return isReal(exclusiveMinimum) && type === "integer" ? exclusiveMinimum + 1 : undefined;
}

/** The largest id of a 32-bit column is nothing that a reader minds. */
const most = ({ maximum }: JsonSchema): number | undefined =>
  isReal(maximum) && maximum !== 2_147_483_647 ? maximum : undefined;

/** 10 000 000: thousands apart by a narrow space that does not break (ISO 80000-1), from five digits on. */
const grouped = (value: number): string =>
  value < 10_000 ? String(value) : value.toLocaleString("en").replaceAll(",", "\u202f");

function span(low: number | undefined, high: number | undefined, unit: string): string | undefined {
  if (low !== undefined && high !== undefined) return `${grouped(low)} to ${grouped(high)}${unit}`;
  if (high !== undefined) return `at most ${grouped(high)}${unit}`;
  return low === undefined ? undefined : `at least ${grouped(low)}${unit}`;
}
