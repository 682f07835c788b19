import type { JsonSchema, OperationObject, ParameterObject, Schemas } from "./document";
import { exampleOf } from "./example";

/** Where the examples read the bearer token from: the shell variable that the section on signing in fills. */
export const TOKEN_VARIABLE = "$TOKEN";

export type CurlCall = { server: string; method: string; path: string; operation: OperationObject };

/**
 * A curl command that can be pasted into a POSIX shell. Required parameters, and optional ones that declare an example,
 * are filled in; a parameter without any example stands as `{name}`, which no declared operation needs (a test holds that).
 */
export function curlOf({ server, method, path, operation }: CurlCall, schemas: Schemas): string {
  const parts = [`curl${methodFlag(method, operation)} ${shellQuoted(server + address(path, operation, schemas))}`];
  if ((operation.security ?? []).length > 0) parts.push(`-H "Authorization: Bearer ${TOKEN_VARIABLE}"`);
  parts.push(...bodyParts(operation, schemas));
  if (answersFile(operation)) parts.push("--remote-name --remote-header-name");
  return parts.join(" \\\n  ");
}

/** curl sends GET by itself, and POST as soon as there is a body. */
function methodFlag(method: string, operation: OperationObject): string {
  const implied = operation.requestBody ? "POST" : "GET";
  return method === implied ? "" : ` -X ${method}`;
}

function address(path: string, operation: OperationObject, schemas: Schemas): string {
  const parameters = operation.parameters ?? [];
  const filled = path.replaceAll(/\{(\w+)\}/g, (hole, name: string) => {
    const parameter = parameters.find((candidate) => candidate.in === "path" && candidate.name === name);
    const example = parameter?.schema && exampleOf(parameter.schema, schemas);
    return example ? encodeURIComponent(String(example.value)) : hole;
  });
  const query = parameters.filter((parameter) => parameter.in === "query" && isShown(parameter));
  const pairs = query.map(({ name, schema = {} }): [string, string] => [
    name,
    String(exampleOf(schema, schemas)?.value ?? `{${name}}`),
  ]);
  return pairs.length > 0 ? `${filled}?${new URLSearchParams(pairs)}` : filled;
}

const isShown = ({ required, schema }: ParameterObject): boolean =>
  Boolean(required) || (schema?.examples?.length ?? 0) > 0;

/** The first kind of body that is declared is the one that is shown. */
function bodyParts(operation: OperationObject, schemas: Schemas): string[] {
  const [entry] = Object.entries(operation.requestBody?.content ?? {});
  if (!entry) return [];
  const [type, { schema = {} }] = entry;
  const example = exampleOf(schema, schemas)?.value ?? {};
  if (type === "multipart/form-data")
    return fieldsOf(example).map((pair) => `-F ${shellQuoted(multipart(pair, schema))}`);
  if (type === "application/x-www-form-urlencoded")
    return fieldsOf(example).map(([name, value]) => `--data-urlencode ${shellQuoted(`${name}=${value}`)}`);
  return [`-H "Content-Type: ${type}"`, `-d ${shellQuoted(JSON.stringify(example, null, 2))}`];
}

const fieldsOf = (example: unknown): [string, string][] =>
  Object.entries(example as Record<string, unknown>).map(([name, value]) => [name, String(value)]);

/** A file is sent from the path that its example names; of a list of files one is shown. */
function multipart([name, value]: [string, string], schema: JsonSchema): string {
  const field = schema.properties?.[name];
  return (field?.items ?? field)?.format === "binary" ? `${name}=@${value}` : `${name}=${value}`;
}

function answersFile({ responses }: OperationObject): boolean {
  const types = Object.entries(responses)
    .filter(([status]) => status.startsWith("2"))
    .flatMap(([, { content }]) => Object.keys(content ?? {}));
  return types.length > 0 && types.every((type) => type !== "application/json" && type !== "text/plain");
}

/** In single quotes a POSIX shell reads everything as it stands but the quote itself. */
export const shellQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
