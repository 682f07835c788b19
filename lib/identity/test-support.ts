import sharp from "sharp";
import { call } from "@/tests/support/call";
import type { DocumentReading, FieldName, FieldReading } from "./extract/reading";
import type { DocumentReader } from "./reader-port";
import { prepareReading, readDocument } from "./tasks/read";

// What the tests of identity documents share.

let drawn = 0;

/** A PNG like no other one, with a text in its bytes that no pixel shows. */
export async function picture(canary = ""): Promise<Buffer<ArrayBuffer>> {
  drawn += 1;
  const background = { r: drawn % 256, g: Math.floor(drawn / 256) % 256, b: Date.now() % 256 };
  const png = await sharp({ create: { width: 400, height: 250, channels: 3, background } })
    .withExif({ IFD0: { ImageDescription: `${canary} ${crypto.randomUUID()}` } })
    .png()
    .toBuffer();
  return Buffer.from(png);
}

const field = (content: string): FieldReading => ({
  content,
  confidence: 0.9,
  source: "visual",
  box: { x: 0.1, y: 0.1, width: 0.3, height: 0.05 },
});

export const readingOf = (
  contents: Partial<Record<FieldName, string>>,
  rest: Partial<DocumentReading> = {},
): DocumentReading => ({
  documentType: "id_card",
  template: "id-ktp",
  issuingState: "IDN",
  fields: Object.fromEntries(Object.entries(contents).map(([name, content]) => [name, field(content)])),
  conflicts: [],
  mrz: null,
  barcodes: [{ format: "QRCode", text: null, bytes: new Uint8Array([1, 2, 3]), box: null }],
  quality: [],
  corners: null,
  portrait: null,
  text: Object.values(contents).join("\n"),
  processingTimeMs: 5,
  ...rest,
});

/** A reader that gives what it is told, and counts how often it was asked. */
export function scripted(script: (image: Uint8Array) => DocumentReading | Promise<DocumentReading>) {
  const seen: number[] = [];
  const reader: DocumentReader = {
    async read(image) {
      seen.push(image.byteLength);
      return script(image);
    },
  };
  return { reader, seen };
}

/** Does what the job's function does, without Inngest. */
export async function runReading(jobId: string, reader: DocumentReader): Promise<void> {
  if (await prepareReading(jobId, 0)) await readDocument(jobId, 0, reader);
}

export function send(
  path: string,
  token: string | undefined,
  file: { bytes: Uint8Array<ArrayBuffer>; name?: string },
  fields: Record<string, string> = {},
) {
  const form = new FormData();
  form.append("file", new Blob([file.bytes]), file.name ?? "ktp.png");
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return call("POST", `/api/identity${path}`, { token, form });
}
