import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { beforeAll, describe, expect, it, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { toLegalDate } from "@/lib/platform/time";
import { call } from "@/tests/support/call";
import { makeLicense, makePerson, makeUser } from "@/tests/support/office";
import { barcodeText } from "./barcode/payload";
import { qrPng } from "./barcode/qr";
import { BACK, CARD_HEIGHT_PX, CARD_WIDTH_PX, DPI, FRONT, toMm } from "./card/geometry";
import { scanPdf417 } from "./card/test-scan";
import { drawWatermark } from "./card/watermark";
import { prefersPicture } from "./preview";
import type { LicenseRow } from "./view";

const CHROME =
  "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7";
const FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const IMG_ELEMENT = "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5";
const AXIOS = "application/json, text/plain, */*";

let clerk: { actor: Actor; token: string };
let license: LicenseRow;
beforeAll(async () => {
  const wasm = readFileSync(path.resolve("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm"));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  clerk = await makeUser("clerk");
  const person = await makePerson(clerk.actor, { first_name: "Zoë 名", last_name: "O'Nkosi" });
  license = await makeLicense(clerk.actor, person.id);
});

const get = (below: string, headers?: Record<string, string>) =>
  call("GET", `/api/v1/licenses${below}`, { token: clerk.token, headers });
const picture = (body: unknown, key: string) => Buffer.from(String((body as Record<string, unknown>)[key]), "base64");

async function readQr(png: Uint8Array): Promise<string[]> {
  const found = await readBarcodes(new Uint8Array(png), { formats: ["QRCode"] });
  return found.filter((symbol) => symbol.isValid).map((symbol) => symbol.text);
}
const scanQr = async (png: Uint8Array): Promise<unknown[]> => (await readQr(png)).map((text) => JSON.parse(text));

const qrContent = () => ({
  license_number: license.licenseNumber,
  category: "B",
  issue_date: toLegalDate(license.issueDate),
  expiry_date: toLegalDate(license.expiryDate),
  status: "active",
  id_number: license.person.idNumber,
  first_name: license.person.firstName,
  last_name: license.person.lastName,
});

describe("the QR code", () => {
  it("is read back by an independent reader, names beyond ASCII too", async () => {
    const { status, body } = await get(`/${license.id}/qr-code`);
    expect(status).toBe(200);
    expect(await scanQr(picture(body, "qr_code"))).toEqual([qrContent()]);
    expect(license.person.firstName).toContain("ë");
  });

  it("is read back when all of it is ASCII", async () => {
    const plain = await makeLicense(
      clerk.actor,
      (await makePerson(clerk.actor, { first_name: "Ada", last_name: "Nkosi" })).id,
    );
    const { body } = await get(`/${plain.id}/qr-code`);
    expect(await scanQr(picture(body, "qr_code"))).toMatchObject([
      { license_number: plain.licenseNumber, first_name: "Ada", last_name: "Nkosi" },
    ]);
  });

  it("carries any text, the encoder's own escapes too", async () => {
    const character = fc.constantFrom("^", "^065", "^FNC1", "1", "A", "ñ", "名", "🚗", '"', "\\\\");
    const text = fc.oneof(
      fc.string({ unit: character, minLength: 1, maxLength: 40 }),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        expect(await readQr(await qrPng(value))).toEqual([value]);
      }),
      { numRuns: 40 },
    );
  });

  it("has black modules, whole pixels and four modules of white around", async () => {
    const { body } = await get(`/${license.id}/qr-code`);
    const { data, info } = await sharp(picture(body, "qr_code"))
      .flatten({ background: "#808080" })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([...new Set(data)].sort((a, b) => a - b)).toEqual([0, 255]);
    expect(info.width).toBe(info.height);
    expect(info.width % 6).toBe(0);
    expect(data.indexOf(0)).toBe(24 * info.width + 24);
  });

  it("comes as the PNG itself to a client that prefers pictures, and to a browser's window", async () => {
    const json = await get(`/${license.id}/qr-code`);
    for (const accept of ["image/*", "image/png", CHROME]) {
      const { status, headers, bytes } = await get(`/${license.id}/qr-code`, { accept });
      expect(status).toBe(200);
      expect(headers.get("content-type")).toBe("image/png");
      expect(headers.get("content-disposition")).toContain(
        `inline; filename="license_${license.licenseNumber}_qr_code.png"`,
      );
      expect(bytes.equals(picture(json.body, "qr_code"))).toBe(true);
    }
    expect((await get(`/${license.id}/qr-code`, { accept: AXIOS })).body).toEqual(json.body);
  });

  it.each([
    [null, false],
    ["", false],
    ["*/*", false],
    ["application/json", false],
    [AXIOS, false],
    ["application/json, image/png", false],
    ["application/json, image/png;q=0.5", false],
    ["image/png;q=0, text/html", false],
    ["image/png;q=0", false],
    ["application/json;q=0.5, image/png", true],
    ["Image/PNG", true],
    ["image/*;q=0.1", true],
    [CHROME, true],
    [FIREFOX, true],
    [IMG_ELEMENT, true],
  ])("Accept %j: the picture is preferred: %j", (accept, preferred) => {
    expect(prefersPicture(accept)).toBe(preferred);
  });
});

describe("the preview", () => {
  it("draws both sides of the card in its own size and writes nothing", async () => {
    const rows = () => Promise.all([db().licenseGeneration.count(), db().media.count(), db().job.count()]);
    const before = await rows();
    const front = (await get(`/${license.id}/preview/front`)).body;
    const back = (await get(`/${license.id}/preview/back`)).body;
    const said = { format: "PNG", dpi: "300", dimensions: "1012x638 pixels (85.60x54.00 mm)" };
    expect(front).toMatchObject(said);
    expect(back).toMatchObject({
      ...said,
      features: "barcode, categories, restrictions, legend, thumb, machine text",
    });
    for (const body of [front, back]) {
      expect(await sharp(picture(body, "preview")).metadata()).toMatchObject({
        format: "png",
        width: CARD_WIDTH_PX,
        height: CARD_HEIGHT_PX,
        density: DPI,
      });
    }
    expect((await get(`/${license.id}/preview`)).body).toEqual({ preview: (front as { preview: string }).preview });
    expect(await rows()).toEqual(before);
    expect((await db().license.findUniqueOrThrow({ where: { id: license.id } })).lastGenerated).toBeNull();
  });

  it("is of the present data: the back's barcode follows a change", async () => {
    const changed = await makeLicense(clerk.actor);
    await call("PUT", `/api/v1/licenses/${changed.id}`, { token: clerk.token, json: { category: "B, EC1" } });
    const { body } = await get(`/${changed.id}/preview/back`);
    const text = barcodeText({
      license_number: changed.licenseNumber,
      id_number: changed.person.idNumber,
      category: "B, EC1",
      issue_date: toLegalDate(changed.issueDate),
      expiry_date: toLegalDate(changed.expiryDate),
    });
    const [scanned] = await scanPdf417(picture(body, "preview"));
    expect(scanned?.startsWith(`${text.slice(0, -1)},"kid":`)).toBe(true);
  });

  it("and the QR code are missing for whom the license is", async () => {
    const removed = await makeLicense(clerk.actor);
    await call("DELETE", `/api/v1/licenses/${removed.id}`, { token: clerk.token });
    for (const below of ["preview", "preview/front", "preview/back", "qr-code"]) {
      expect((await get(`/${removed.id}/${below}`)).status, below).toBe(404);
      expect((await get(`/2147483647/${below}`)).status, below).toBe(404);
    }
  });
});

describe("the watermark template", () => {
  const alphaOf = async (png: Uint8Array) => {
    const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(4);
    return { width: info.width, height: info.height, alpha: data.filter((_, i) => i % 4 === 3) };
  };

  it("is reachable beside /{id} and is as large as the card unless said", async () => {
    const { status, body } = await get("/watermark-template");
    expect(status).toBe(200);
    expect(body).toMatchObject({ dimensions: "1012x638 pixels", text: "SOUTH AFRICA", format: "PNG", dpi: "300" });
    expect((body as { specifications: string }).specifications).toContain("28 degrees");
    const metadata = await sharp(picture(body, "watermark")).metadata();
    expect(metadata).toMatchObject({ width: CARD_WIDTH_PX, height: CARD_HEIGHT_PX, density: DPI, hasAlpha: true });
  });

  it.each([
    [1012, 638, "SOUTH AFRICA"],
    [64, 4096, "Ä"],
    [4096, 64, "W".repeat(60)],
    [640, 480, "السلطة"],
  ])("covers all of %i x %i px with %j and leaves ground between", async (width, height, text) => {
    const png = await drawWatermark(text, width, height);
    const drawn = await alphaOf(png ?? new Uint8Array());
    expect([drawn.width, drawn.height]).toEqual([width, height]);
    const inked = (x0: number, x1: number, y0: number, y1: number) => {
      let count = 0;
      for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (drawn.alpha[y * width + x]) count++;
      return count / ((x1 - x0) * (y1 - y0));
    };
    const [middleX, middleY] = [width / 2, height / 2];
    for (const share of [
      inked(0, middleX, 0, middleY),
      inked(middleX, width, 0, middleY),
      inked(0, middleX, middleY, height),
      inked(middleX, width, middleY, height),
    ]) {
      expect(share).toBeGreaterThan(0.01);
      expect(share).toBeLessThan(0.4);
    }
  });

  it("draws equal bytes for equal input, and others for another text", async () => {
    const [one, same, other] = await Promise.all(["ONE", "ONE", "OTHER"].map((text) => drawWatermark(text, 300, 200)));
    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
  });

  it("draws the largest that may be asked for", async () => {
    const { status, body } = await get("/watermark-template?width=4096&height=4096&text=i");
    expect(status).toBe(200);
    expect(await sharp(picture(body, "watermark")).metadata()).toMatchObject({ width: 4096, height: 4096 });
  });

  it.each([
    ["width=63", "query.width"],
    ["height=4097", "query.height"],
    ["width=100.5", "query.width"],
    [`text=${"x".repeat(61)}`, "query.text"],
    ["text=", "query.text"],
    ["text=a%07b", "query.text"],
    ["text=a%E2%80%AEb", "query.text"],
    ["text=%F0%9F%9A%97", "query.text"],
  ])("refuses %s", async (query, field) => {
    const { status, body } = await get(`/watermark-template?${query}`);
    expect(status).toBe(422);
    expect((body as { detail: { loc: string[] }[] }).detail.map(({ loc }) => loc.join("."))).toEqual([field]);
  });
});

test("the specifications tell the measures that cards are drawn with, beside /{id}", async () => {
  const { status, body } = await get("/specifications");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    generator_version: "2.0",
    card: { dpi: 300, px: { width: 1012, height: 638 }, mm: { width: 85.6, height: 54 }, pt: { width: 242.65 } },
    grid: { columns: 6, rows: 6, gutter: { px: 23.6, mm: 2 } },
    coordinates: { front: { photo: { px: FRONT.photo } }, back: { barcode: { px: BACK.barcode } } },
    fonts: { regular: "NotoSans-Regular", bold: "NotoSans-Bold" },
    barcode: { symbology: "PDF417", error_level: 5, data_columns: 14 },
  });
  const { coordinates } = body as {
    coordinates: Record<string, Record<string, { px: object; mm: { width: number } }>>;
  };
  expect(Object.keys(coordinates.front ?? {})).toEqual(Object.keys(FRONT));
  expect(Object.keys(coordinates.back ?? {})).toEqual(Object.keys(BACK));
  expect(coordinates.front?.photo?.mm.width).toBeCloseTo(toMm(FRONT.photo.width), 1);
});
