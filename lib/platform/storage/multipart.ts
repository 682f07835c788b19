import { Readable } from "node:stream";
import busboy from "busboy";
import { DomainError } from "../errors";
import { tooLarge } from "./quarantine";

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
  const body = Readable.fromWeb(request.body as import("node:stream/web").ReadableStream<Uint8Array>);
  const parser = parserFor(request, bytesMax);
  let consumed: Promise<T> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (error: unknown) => reject(asMalformed(error));
      parser.on("file", (_field, file) => {
        if (consumed) return file.resume();
        // An error without a listener would end the process; `consume` hears of it.
        file.on("error", () => undefined);
        file.once("limit", () => reject(tooLarge(bytesMax)));
        consumed = consume(file);
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
    if (!consumed) throw malformed("The request carries no file");
    return await consumed;
  } finally {
    body.unpipe(parser);
    parser.destroy();
    body.destroy();
    await consumed?.catch(() => undefined);
  }
}

function parserFor(request: Request, bytesMax: number): busboy.Busboy {
  try {
    const headers = { "content-type": request.headers.get("content-type") ?? "" };
    return busboy({ headers, limits: { files: 1, fields: 0, parts: 2, fileSize: bytesMax + 1, headerPairs: 20 } });
  } catch {
    throw malformed("The request is not a multipart form");
  }
}

const asMalformed = (error: unknown): unknown =>
  error instanceof DomainError ? error : malformed("The upload was broken off or is not a multipart form");
