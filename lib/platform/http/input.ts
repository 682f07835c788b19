import type { z } from "zod";
import { DomainError } from "../errors";
import { receiveForm } from "../storage/multipart";
import { receiveFiles } from "../storage/multipart-files";
import type { BodyKind, Operation } from "./operation";

const DEFAULT_MAX_BODY_BYTES = 1024 * 1024;

/** @throws DomainError invalid, each field prefixed with the place it came from: body, query or path */
export function checked<S extends z.ZodType>(schema: S, value: unknown, place: "body" | "query" | "path"): z.output<S> {
  const result = schema.safeParse(value);
  const issues = result.success ? unstorableText(result.data) : result.error.issues;
  if (result.success && issues.length === 0) return result.data;
  const fields = issues.map((issue) => ({ name: [place, ...issue.path].join("."), reason: issue.message }));
  const first = fields[0];
  throw new DomainError(
    "invalid",
    "invalid_input",
    first ? `${first.name}: ${first.reason}` : "The request is not valid",
    fields,
  );
}

type Issue = { path: PropertyKey[]; message: string };

/**
 * Text that PostgreSQL cannot hold, wherever it stands in a checked value: U+0000, which it refuses even in a search,
 * and half a surrogate pair, which would be stored as another character.
 */
export function unstorableText(value: unknown, path: PropertyKey[] = []): Issue[] {
  if (typeof value === "string")
    return value.includes("\0") || !value.isWellFormed()
      ? [{ path, message: "has characters that cannot be stored" }]
      : [];
  // What a schema made of the input (a Date, a file) holds no text of the sender's.
  if (typeof value !== "object" || value === null || !(Array.isArray(value) || isPlain(value))) return [];
  return Object.entries(value).flatMap(([key, part]) => [
    ...unstorableText(key, [...path, key]),
    ...unstorableText(part, [...path, key]),
  ]);
}

const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value));

/** Query parameters as an object; a repeated one keeps its last value. */
export const queryOf = (url: URL): Record<string, string> => Object.fromEntries(url.searchParams);

/**
 * Reads and checks a body: no more than the operation allows, and only in a kind that it takes. An empty one counts
 * as `{}`, so that operations whose fields are all optional can be called without.
 *
 * @returns the checked body, the bytes that tell it from another for the idempotency record, and what to call when the
 *   operation has answered
 */
export async function bodyOf(request: Request, operation: Operation): Promise<ReadBody> {
  const schema = operation.body;
  if (!schema) return { value: undefined, bytes: new Uint8Array(), discard: async () => undefined };
  const limit = operation.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES;
  const bytesMax = typeof limit === "function" ? limit() : limit;
  if (operation.bodyKinds?.includes("uploads")) return uploadsOf(request, schema, operation);
  return operation.bodyKinds?.includes("upload")
    ? uploadOf(request, schema, bytesMax)
    : { ...(await wholeBodyOf(request, operation, schema, bytesMax)), discard: async () => undefined };
}

type ReadBody = { value: unknown; bytes: Uint8Array; discard: () => Promise<void> };

/** A form with a large file: the file goes to the disk, and its hash stands for its bytes. */
async function uploadOf(request: Request, schema: z.ZodType, bytesMax: number): Promise<ReadBody> {
  const { fields, file, discard } = await receiveForm(request, bytesMax);
  try {
    const value = checked(schema, file ? { ...fields, file } : fields, "body");
    const told = [Object.entries(fields).sort(), file?.staged.sha256, file?.name];
    return { value, bytes: Buffer.from(JSON.stringify(told)), discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** The same for several files, each of which has its own limit. */
async function uploadsOf(
  request: Request,
  schema: z.ZodType,
  { fileBytesMax = {}, fileWords }: Operation,
): Promise<ReadBody> {
  const { fields, files, discard } = await receiveFiles(request, fileBytesMax, fileWords);
  try {
    const value = checked(schema, { ...fields, ...files }, "body");
    const told = Object.entries(files).map(([name, { staged }]) => [name, staged.sha256]);
    return { value, bytes: Buffer.from(JSON.stringify([Object.entries(fields).sort(), told.sort()])), discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function wholeBodyOf(
  request: Request,
  operation: Operation,
  schema: z.ZodType,
  bytesMax: number,
): Promise<{ value: unknown; bytes: Uint8Array }> {
  const bytes = await readLimited(request, bytesMax, operation.tooLarge);
  const raw =
    bytes.length === 0
      ? {}
      : await decode(bytes, request.headers.get("content-type") ?? "", operation.bodyKinds ?? ["json"]);
  return { value: checked(schema, raw, "body"), bytes };
}

async function readLimited(request: Request, maxBytes: number, detail?: string): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () =>
    new DomainError(
      "too_large",
      "body_too_large",
      detail ?? `The body may have at most ${Math.floor(maxBytes / 1024)} KB`,
    );
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  if (!request.body) return new Uint8Array();
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > maxBytes) throw tooLarge();
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

async function decode(bytes: Uint8Array<ArrayBuffer>, contentType: string, kinds: BodyKind[]): Promise<unknown> {
  const kind = kindOf(contentType);
  if (!kind || !kinds.includes(kind))
    throw new DomainError("unsupported_type", "unsupported_media_type", `Send the body as ${kinds.join(" or ")}`);
  if (kind === "json") {
    try {
      return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch {
      throw new DomainError("malformed", "malformed_json", "The body is not JSON");
    }
  }
  try {
    const form = await new Response(bytes, { headers: { "content-type": contentType } }).formData();
    return fieldsOf(form);
  } catch {
    throw new DomainError("malformed", "malformed_form", "The form could not be read");
  }
}

/** A form's fields. One that comes several times, or is named as a list (`files[]`), is a list of its values. */
function fieldsOf(form: FormData): Record<string, unknown> {
  const fields = new Map<string, FormDataEntryValue | FormDataEntryValue[]>();
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    const [only] = values;
    const isList = values.length > 1 || only === undefined || name.endsWith("[]");
    fields.set(name.replace(/\[\]$/, ""), isList ? values : only);
  }
  return Object.fromEntries(fields);
}

/** A body without a type counts as JSON. A text or a picture does not, although a browser's plain form can send one. */
function kindOf(contentType: string): BodyKind | null {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "multipart/form-data") return "multipart";
  if (type === "application/x-www-form-urlencoded") return "form";
  return type === "" || /^application\/([\w.-]+\+)?json$/.test(type) ? "json" : null;
}
