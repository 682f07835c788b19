import bwip from "bwip-js/node";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import type { RgbImage } from "../../platform/vision/picture";
import { readDocument } from "./index";
import type { DocumentTools } from "./read-document";
import { type DrawnDocument, drawDocument } from "./testing/drawn-document";
import { loadDocumentTools } from "./tools";

const SEED = 20_261;
let tools: DocumentTools;
let passport: DrawnDocument;

const picture = ({ data, width, height }: RgbImage) => sharp(data, { raw: { width, height, channels: 3 } });
const jpegOf = (image: RgbImage): Promise<Buffer> => picture(image).jpeg({ quality: 88 }).toBuffer();
const read = (bytes: Uint8Array) => readDocument(bytes, tools);
const issues = ({ quality }: Awaited<ReturnType<typeof read>>) => quality.map(({ code }) => code);

beforeAll(async () => {
  const session = { threads: 1, provider: "cpu" } as const;
  tools = await loadDocumentTools({ folder: "models/identity", textFolder: "models/text", ...session });
  passport = drawDocument("passport", SEED);
});

describe("readDocument", () => {
  it("reads a passport: its zone in every character, its fields with their places, and where the page lies", async () => {
    // As a phone writes it: the picture lies on its side, and the EXIF orientation says so.
    const lying = picture(passport.image).rotate(-90).jpeg({ quality: 88 }).withMetadata({ orientation: 6 });
    const reading = await read(await lying.toBuffer());
    expect(issues(reading)).not.toContain("upside_down");
    expect(reading).toMatchObject({ documentType: "passport", mrz: { format: "TD3", lines: passport.mrz } });
    for (const field of ["document_number", "surname", "date_of_birth", "date_of_expiry", "sex"] as const)
      expect(reading.fields[field]?.content, field).toBe(passport.fields[field]);
    expect(reading.conflicts).toEqual([]);
    for (const field of Object.values(reading.fields)) {
      expect(field.confidence).toBeGreaterThan(0);
      expect(field.confidence).toBeLessThanOrEqual(1);
      if (!field.box) continue;
      const { x, y, width, height } = field.box;
      expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1.001);
    }
    // The drawing has the page on a table, with a margin of an eighth of its width on either side.
    expect(reading.corners?.[0]?.x).toBeCloseTo(0.125, 1);
    expect(reading.portrait).not.toBeNull();
  });

  it("reads it upside down as well, and says that it is", async () => {
    const reading = await read(await picture(passport.image).rotate(180).jpeg({ quality: 88 }).toBuffer());
    expect(reading.mrz?.lines).toEqual(passport.mrz);
    expect(issues(reading)).toContain("upside_down");
    expect(reading.fields.document_number?.content).toBe(passport.fields.document_number);
  });

  it("reads an identity card by its labels, and a code on it as a source of its own", async () => {
    const card = drawDocument("za-smart-id", SEED);
    const code = await bwip.toBuffer({ bcid: "qrcode", text: "a text that is on no other card", scale: 6, padding: 4 });
    const composed = picture(card.image).composite([{ input: code, left: 1000, top: 560 }]);
    const reading = await read(await composed.jpeg({ quality: 88 }).toBuffer());
    expect(reading).toMatchObject({ documentType: "id_card", template: "za-smart-id", mrz: null });
    const { personal_number, surname } = card.fields;
    expect(reading.fields).toMatchObject({
      personal_number: { content: personal_number, source: "visual" },
      surname: { content: surname },
    });
    expect(reading.barcodes).toMatchObject([{ format: "QRCode", text: "a text that is on no other card" }]);
  });

  it("never calls a zone sure whose check digits do not hold, and shows what contradicts it", async () => {
    const altered = drawDocument("passport", SEED, ([first, second]) => [
      first!,
      // The first digit of the birth date, without its check digit.
      `${second!.slice(0, 13)}${(Number(second![13]) + 5) % 10}${second!.slice(14)}`,
    ]);
    const { mrz, conflicts } = await read(await jpegOf(altered.image));
    expect(mrz?.sure).toBe(false);
    // The digit may be taken for a misread one, but what is printed beside it says otherwise.
    expect(conflicts.map(({ field }) => field)).toContain("date_of_birth");
  });
});

describe("what keeps a picture from being read", () => {
  const half = () => picture(passport.image).resize({ width: 800 });

  it("is said: blur, darkness, letters too small, another document beside it", async () => {
    expect(issues(await read(await half().blur(4).jpeg().toBuffer()))).toContain("blur");
    expect(issues(await read(await half().linear(0.12).jpeg().toBuffer()))).toContain("dark");
    const small = await picture(passport.image).resize({ width: 420 }).jpeg().toBuffer();
    expect(issues(await read(small))).toContain("low_resolution");
    const { width, height } = passport.image;
    const one = await half().png().toBuffer();
    const both = sharp({ create: { width: 800, height: (1600 * height) / width, channels: 3, background: "#434" } });
    const pair = both.composite([
      { input: one, left: 0, top: 0 },
      { input: one, left: 0, top: Math.round((800 * height) / width) },
    ]);
    expect(issues(await read(await pair.jpeg().toBuffer()))).toContain("several_documents");
  });

  it("is no document at all: plain paper", async () => {
    const paper = await sharp({ create: { width: 1200, height: 800, channels: 3, background: "#ddd" } })
      .jpeg()
      .toBuffer();
    const reading = await read(paper);
    expect(issues(reading)).toContain("no_document");
    expect(reading.fields).toEqual({});
  });

  it("is no picture: a text, a cut file, and one that declares a hundred megapixels and more", async () => {
    const whole = await jpegOf(passport.image);
    const declared = Buffer.from(await half().png().toBuffer());
    // Width and height in the PNG's header.
    declared.writeUInt32BE(60_000, 16);
    declared.writeUInt32BE(60_000, 20);
    for (const bytes of [Buffer.from("%PDF-1.7 no picture"), whole.subarray(0, 300), declared, Buffer.alloc(0)])
      await expect(read(bytes)).rejects.toMatchObject({ code: "image_unreadable" });
  });

  it("is that nobody waits for it any more", async () => {
    const signal = AbortSignal.abort(new Error("gone"));
    await expect(readDocument(await jpegOf(passport.image), tools, { signal })).rejects.toThrow("gone");
  });
});
