import { Readable } from "node:stream";
import busboy from "busboy";
import { DomainError, invalidField } from "../errors";
import type { ReceivedFile } from "./multipart";
import { stage } from "./quarantine";

const FIELDS_MAX = 40;
const FIELD_BYTES_MAX = 4096;

const malformed = (detail: string): DomainError => new DomainError("malformed", "bad_multipart", detail);

/** A contract's own sentences about a file of a form of `uploads`, by the file's field. */
export type FileWords = {
  tooLarge: (field: string) => string;
  /** Of a part in which no file was chosen; undefined where it counts as missing. */
  empty: (field: string) => string | undefined;
};

export type ReceivedForm = {
  fields: Record<string, string>;
  files: Record<string, ReceivedFile>;
  discard: () => Promise<void>;
};

/**
 * Reads a form of short fields and several files, each streamed into the quarantine. A file under a name that is not
 * expected is passed over; an empty part, as a browser sends it where nothing was chosen, counts as missing.
 *
 * @param bytesMax of the files that are expected, by their field
 * @param words of a contract that has its own for a file that is too large or empty
 * @throws DomainError malformed; invalid with the field of a file that is too large, or in the contract's words;
 *   storage_full, unavailable
 */
export async function receiveFiles(
  request: Request,
  bytesMax: Readonly<Record<string, number>>,
  words?: FileWords,
): Promise<ReceivedForm> {
  const fields: Record<string, string> = {};
  const files: Record<string, ReceivedFile> = {};
  const staging: Promise<void>[] = [];
  const discard = async () => {
    await Promise.allSettled(staging);
    await Promise.all(Object.values(files).map(({ staged }) => staged.discard()));
  };
  if (!request.body) return { fields, files, discard };
  const body = Readable.fromWeb(request.body as import("node:stream/web").ReadableStream<Uint8Array>);
  const parser = parserFor(request, Object.keys(bytesMax).length);
  try {
    await new Promise<void>((resolve, reject) => {
      parser.on("field", (name, value, { nameTruncated, valueTruncated }) => {
        if (nameTruncated || valueTruncated) return reject(malformed("A field of the form is too long"));
        fields[name] = value;
      });
      parser.on("file", (name, source, { filename }) => {
        // An error without a listener would end the process; whoever stages the file hears of it.
        source.on("error", () => undefined);
        const most = Object.hasOwn(bytesMax, name) ? bytesMax[name] : undefined;
        if (most === undefined) return source.resume();
        if (Object.hasOwn(files, name)) return reject(invalidField(name, "Send one file"));
        const staged = stageAs(name, source, most, words).then(async (one) => {
          if (one.sizeBytes === 0) {
            await one.discard();
            const refusal = words?.empty(name);
            if (refusal) throw new DomainError("invalid", "file_missing", refusal);
            return;
          }
          files[name] = { name: filename || null, staged: one };
        });
        staging.push(staged);
        // A refusal must not wait for the rest of the body.
        staged.catch((error: unknown) => reject(parser.errored ? asMalformed(error) : error));
      });
      for (const limit of ["fieldsLimit", "filesLimit", "partsLimit"] as const)
        parser.once(limit, () => reject(malformed("The form has too many parts")));
      parser.on("error", (error) => reject(asMalformed(error)));
      parser.once("close", resolve);
      body.on("error", (error) => reject(asMalformed(error)));
      body.once("close", () => body.readableEnded || reject(malformed("The upload was broken off")));
      body.pipe(parser);
    });
    await Promise.all(staging);
    return { fields, files, discard };
  } catch (error) {
    body.unpipe(parser);
    parser.destroy();
    body.destroy();
    await discard();
    throw error;
  }
}

async function stageAs(name: string, source: Readable, bytesMax: number, words?: FileWords) {
  try {
    return await stage(source, bytesMax);
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "too_large") throw error;
    throw words ? new DomainError("invalid", error.code, words.tooLarge(name)) : invalidField(name, error.message);
  }
}

function parserFor(request: Request, filesMax: number): busboy.Busboy {
  try {
    return busboy({
      headers: { "content-type": request.headers.get("content-type") ?? "" },
      defParamCharset: "utf8",
      limits: {
        // One more than there can be, so that a file that is passed over does not end the form.
        files: filesMax + 4,
        fields: FIELDS_MAX,
        fieldSize: FIELD_BYTES_MAX,
        parts: FIELDS_MAX + filesMax + 4,
        headerPairs: 20,
      },
    });
  } catch {
    throw malformed("The request is not a multipart form");
  }
}

const asMalformed = (error: unknown): unknown =>
  error instanceof DomainError ? error : malformed("The upload was broken off or is not a multipart form");
