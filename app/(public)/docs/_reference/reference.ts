import { curlOf } from "./curl";
import { type MediaTypes, type OpenApiDocument, type OperationObject, resolve, type Schemas } from "./document";
import { exampleOf } from "./example";
import { describeSchema, type FieldView, fieldsOf, type SchemaView } from "./fields";

export type BodyView = { types: string[]; fields: FieldView[] };

export type ResponseView = {
  status: string;
  description: string;
  /** Media types; empty for an answer without a body. */
  types: string[];
  /** Absent where the answer is a file. */
  schema?: SchemaView;
  /** JSON text of an answer, where the declaration has examples enough for a whole one. */
  example?: string;
};

export type ParameterGroup = { in: "path" | "query" | "header"; parameters: FieldView[] };

export type OperationView = {
  /** The operation's id, which is also its anchor. */
  id: string;
  method: string;
  path: string;
  summary: string;
  /** Paragraphs; a word in backticks is code. */
  description: string[];
  /** Who may call it, in one sentence. */
  access: string;
  open: boolean;
  parameters: ParameterGroup[];
  body?: BodyView;
  answers: ResponseView[];
  errors: ResponseView[];
  curl: string;
};

/** A schema that answers share. */
export type NamedSchemaView = { name: string; anchor: string; description?: string; fields: FieldView[] };

/** The operations of one tag, and the schemas that they speak of: together they are one page. */
export type GroupView = {
  name: string;
  /** The last segment of the page's address. */
  slug: string;
  /** Where the index lists the group. */
  anchor: string;
  operations: OperationView[];
  schemas: NamedSchemaView[];
};

export type Reference = { title: string; version: string; server: string; groups: GroupView[] };

/** Where a named schema is described on a group's page. */
export const schemaAnchor = (name: string): string => `schema-${name}`;

/** Turns an OpenAPI 3.1 document into what the pages show, grouped by tag in the document's order. */
export function buildReference(source: object): Reference {
  const document = source as OpenApiDocument;
  const schemas = document.components?.schemas ?? {};
  const server = document.servers?.[0]?.url ?? "";
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation.tags?.[0] ?? "",
      view: viewOf({ server, method: method.toUpperCase(), path, operation }, schemas),
    })),
  );
  return {
    title: document.info.title,
    version: document.info.version,
    server,
    groups: (document.tags ?? []).map(({ name }) => {
      const slug = slugOf(name);
      const views = operations.filter(({ tag }) => tag === name).map(({ view }) => view);
      return { name, slug, anchor: `tag-${slug}`, operations: views, schemas: namedSchemas(views, schemas) };
    }),
  };
}

const slugOf = (tag: string): string => tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

function namedSchemas(operations: OperationView[], schemas: Schemas): NamedSchemaView[] {
  const responses = operations.flatMap(({ answers, errors }) => [...answers, ...errors]);
  return sharedNames(responses, schemas).map((name) => {
    const schema = schemas[name] ?? {};
    return { name, anchor: schemaAnchor(name), description: schema.description, fields: fieldsOf(schema, schemas) };
  });
}

/** The names that answers speak of, and those that their schemas speak of in turn, by the alphabet. */
function sharedNames(responses: ResponseView[], schemas: Schemas): string[] {
  const found = new Set<string>();
  const visit = ({ names, fields, variants }: SchemaView): void => {
    for (const inner of [...fields, ...variants]) visit(inner);
    for (const name of names) {
      if (found.has(name)) continue;
      found.add(name);
      for (const field of fieldsOf(schemas[name] ?? {}, schemas)) visit(field);
    }
  };
  for (const { schema } of responses) if (schema) visit(schema);
  return [...found].sort();
}

type Call = Parameters<typeof curlOf>[0];

function viewOf(call: Call, schemas: Schemas): OperationView {
  const { method, path, operation } = call;
  const paragraphs = (operation.description ?? "").split("\n\n").filter(Boolean);
  const responses = Object.entries(operation.responses).map(([status, { description, content }]) =>
    responseOf(status, description, content ?? {}, schemas),
  );
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary ?? operation.operationId,
    // The document ends every description with who may call.
    description: paragraphs.slice(0, -1),
    access: paragraphs.at(-1) ?? "",
    open: (operation.security ?? []).length === 0,
    parameters: parameterGroups(operation, schemas),
    body: bodyOf(operation, schemas),
    answers: responses.filter(({ status }) => status.startsWith("2")),
    errors: responses.filter(({ status }) => !status.startsWith("2")),
    curl: curlOf(call, schemas),
  };
}

function parameterGroups({ parameters = [] }: OperationObject, schemas: Schemas): ParameterGroup[] {
  return (["path", "query", "header"] as const)
    .map((place) => ({
      in: place,
      parameters: parameters
        .filter((parameter) => parameter.in === place)
        .map(({ name, required = false, description, schema = {} }) => {
          const view = describeSchema(schema, schemas);
          return { ...view, name, required, description: description ?? view.description };
        }),
    }))
    .filter((group) => group.parameters.length > 0);
}

function bodyOf({ requestBody }: OperationObject, schemas: Schemas): BodyView | undefined {
  const content = Object.entries(requestBody?.content ?? {});
  const [, media] = content[0] ?? [];
  if (!media?.schema) return undefined;
  return { types: content.map(([type]) => type), fields: fieldsOf(resolve(media.schema, schemas), schemas) };
}

function responseOf(status: string, description: string, content: MediaTypes, schemas: Schemas): ResponseView {
  const types = Object.keys(content);
  const json = Object.entries(content).find(([type]) => /[/+]json$/.test(type))?.[1].schema;
  const example = json && exampleOf(json, schemas);
  return {
    status,
    description,
    types,
    ...(json ? { schema: describeSchema(json, schemas) } : {}),
    ...(example ? { example: JSON.stringify(example.value, null, 2) } : {}),
  };
}

/** Whether an operation answers a search: every word stands somewhere in its method, path, summary or id. */
export function matches(operation: Pick<OperationView, "id" | "method" | "path" | "summary">, search: string): boolean {
  const text = `${operation.method} ${operation.path} ${operation.summary} ${operation.id}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
