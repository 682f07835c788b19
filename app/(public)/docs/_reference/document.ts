/** The part of JSON Schema 2020-12 that our OpenAPI document uses. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  description?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: boolean | JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
};

export type MediaTypes = Record<string, { schema?: JsonSchema }>;

export type ParameterObject = {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: JsonSchema;
};

export type OperationObject = {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: object[];
  parameters?: ParameterObject[];
  requestBody?: { content: MediaTypes };
  responses: Record<string, { description: string; content?: MediaTypes }>;
};

/** An OpenAPI 3.1 document as `openApiDocument` makes it. */
export type OpenApiDocument = {
  info: { title: string; version: string; description?: string };
  servers?: { url: string }[];
  tags?: { name: string }[];
  paths: Record<string, Record<string, OperationObject>>;
  components?: { schemas?: Record<string, JsonSchema> };
};

/** The named schemas of a document, by their names. */
export type Schemas = Record<string, JsonSchema>;

/** The name that a reference ends in: `#/components/schemas/Citizen` → `Citizen`. */
export const refName = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1);

/**
 * The schema that a reference leads to; what stands beside the reference (a description, examples) wins.
 *
 * @throws Error for a reference to a schema that the document lacks
 */
export function resolve(schema: JsonSchema, schemas: Schemas): JsonSchema {
  if (!schema.$ref) return schema;
  const { $ref, ...beside } = schema;
  const target = schemas[refName($ref)];
  if (!target) throw new Error(`The document has no ${$ref}`);
  return { ...resolve(target, schemas), ...beside };
}
