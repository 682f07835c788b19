import { type JsonSchema, resolve, type Schemas } from "./document";

/** A value that fits a schema, or null where the declaration gives none: values are never made up. */
export type Example = { value: unknown } | null;

/**
 * The example of a schema: its own where it declares one, else put together from its parts (a fixed value, a default,
 * the first of listed values, the smallest allowed whole number). Optional fields appear where they have an example.
 */
export function exampleOf(given: JsonSchema, schemas: Schemas): Example {
  const schema = resolve(given, schemas);
  const [declared] = schema.examples ?? [];
  if (declared !== undefined) return { value: declared };
  for (const value of [schema.const, schema.default, schema.enum?.[0]]) if (value !== undefined) return { value };
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts) return first(parts.map((part) => exampleOf(part, schemas)));
  if (schema.properties) return exampleObject(schema, schemas);
  if (schema.items) {
    const item = exampleOf(schema.items, schemas);
    return item && { value: [item.value] };
  }
  if (schema.type === "integer" && schema.exclusiveMinimum === 0) return { value: 1 };
  return schema.type === "boolean" ? { value: true } : null;
}

const first = (examples: Example[]): Example => examples.find((example) => example !== null) ?? null;

function exampleObject(schema: JsonSchema, schemas: Schemas): Example {
  const value: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const example = exampleOf(property, schemas);
    const required = schema.required?.includes(name) ?? false;
    if (!example && required) return null;
    if (example && (required || isDeclared(property, schemas))) value[name] = example.value;
  }
  return { value };
}

/** An optional field is shown for an example of its own only, not for one that could be guessed. */
function isDeclared(given: JsonSchema, schemas: Schemas): boolean {
  const schema = resolve(given, schemas);
  return (schema.examples?.length ?? 0) > 0 || (schema.anyOf ?? []).some((part) => isDeclared(part, schemas));
}
