import { Readable } from "node:stream";
import busboy from "busboy";
import { DomainError } from "../errors";
import { type Staged, stage, tooLarge } from "./quarantine";

const malformed = (detail: string): DomainError => new DomainError("malformed", "bad_multipart", detail);

/**
 * Hands the first file of a multipart body to `consume` while it arrives; nothing is buffered beyond a chunk. A
 * second file is refused, and form fields are passed over.
 *
 * @param bytesMax of the file; beyond it the answer is too_large
 * @throws DomainError malformed, too_large, or whatever `consume` throws
 */
export async function receiveFile<T>(
  request: Request,
  bytesMax: number,
  consume: (file: Readable) => Promise<T>,
): Promise<T> {
  if (!request.body) throw malformed("The request has no body");
  const { file } = await readForm(request, { bytesMax, fieldsMax: 0 }, consume);
  if (!file) throw malformed("The request carries no file");
  return file.consumed;
}

/** A file of a form, in the quarantine. The name is the sender's own word. */
export type ReceivedFile = { name: string | null; staged: Staged };

const FIELDS_MAX = 20;
const FIELD_BYTES_MAX = 4096;

/**
 * Reads a form of some short fields and one file at most, which is streamed into the quarantine. An empty request is an
 * empty form, so that its refusal can name the field that is missing.
 *
 * @param bytesMax of the file
 * @throws DomainError malformed, too_large, storage_full, unavailable
 */
export async function receiveForm(
  request: Request,
  bytesMax: number,
): Promise<{ fields: Record<string, string>; file: ReceivedFile | null; discard: () => Promise<void> }> {
  if (!request.body) return { fields: {}, file: null, discard: async () => undefined };
  let staged: Staged | undefined;
  const discard = async () => staged?.discard();
  try {
    const form = await readForm(request, { bytesMax, fieldsMax: FIELDS_MAX }, async (source, name) => {
      staged = await stage(source, bytesMax);
      return { name, staged };
    });
    return { fields: form.fields, file: form.file?.consumed ?? null, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function readForm<T>(
  request: Request,
  limits: { bytesMax: number; fieldsMax: number },
  consume: (file: Readable, name: string | null) => Promise<T>,
): Promise<{ fields: Record<string, string>; file: { consumed: T } | null }> {
  const { bytesMax } = limits;
  const fields = new Map<string, string>();
  const body = Readable.fromWeb(request.body as import("node:stream/web").ReadableStream<Uint8Array>);
  const parser = parserFor(request, limits);
  let consumed: Promise<T> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (error: unknown) => reject(asMalformed(error));
      parser.on("field", (name, value, { nameTruncated, valueTruncated }) => {
        if (nameTruncated || valueTruncated) return reject(malformed("A field of the form is too long"));
        fields.set(name, value);
      });
      parser.once("fieldsLimit", () => limits.fieldsMax > 0 && reject(malformed("The form has too many fields")));
      parser.on("file", (_field, file, { filename }) => {
        if (consumed) return file.resume();
        // An error without a listener would end the process; `consume` hears of it.
        file.on("error", () => undefined);
        file.once("limit", () => reject(tooLarge(bytesMax)));
        consumed = consume(file, filename || null);
        // A refusal must not wait for the rest of the body.
        consumed.catch((error: unknown) => reject(parser.errored ? asMalformed(error) : error));
      });
      parser.once("filesLimit", () => reject(malformed("Send one file at a time")));
      // Both may fail more than once while they are taken down.
      parser.on("error", fail);
      parser.once("close", resolve);
      body.on("error", fail);
      // A client that goes away ends the body without an error of its own.
      body.once("close", () => body.readableEnded || reject(malformed("The upload was broken off")));
      body.pipe(parser);
    });
    return { fields: Object.fromEntries(fields), file: consumed ? { consumed: await consumed } : null };
  } finally {
    body.unpipe(parser);
    parser.destroy();
    body.destroy();
    await consumed?.catch(() => undefined);
  }
}

function parserFor(request: Request, limits: { bytesMax: number; fieldsMax: number }): busboy.Busboy {
  try {
    const headers = { "content-type": request.headers.get("content-type") ?? "" };
    return busboy({
      headers,
      defParamCharset: "utf8",
      limits: {
        files: 1,
        fields: limits.fieldsMax,
        fieldSize: FIELD_BYTES_MAX,
        parts: limits.fieldsMax + 2,
        fileSize: limits.bytesMax + 1,
        headerPairs: 20,
      },
    });
  } catch {
    throw malformed("The request is not a multipart form");
  }
}

const asMalformed = (error: unknown): unknown =>
  error instanceof DomainError ? error : malformed("The upload was broken off or is not a multipart form");
