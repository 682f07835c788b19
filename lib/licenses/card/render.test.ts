import fc from "fast-check";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import type { Part } from "@/lib/platform/drawing/scene";
import { backPersonal } from "./back";
import { frontPersonal } from "./front";
import { BACK, CARD_HEIGHT_PT, CARD_WIDTH_PT, CATEGORY_TABLE, FRONT } from "./geometry";
import { cardData } from "./model";
import { PortraitError } from "./portrait";
import { cardInputHash, type LicenseFiles, renderLicense, renderPreview } from "./render";
import { cardFixture } from "./test-data";
import { type ReadPage, readPdf, scanPdf417 } from "./test-scan";

/** A face of plain shapes, so that nothing from outside is needed. */
const portrait = await sharp(
  Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="213" height="260"><rect width="213" height="260" fill="#dde6ee"/><ellipse cx="106" cy="115" rx="58" ry="76" fill="#b5835f"/><path d="M10 260C20 200 70 205 106 200C142 205 192 200 203 260Z" fill="#2c3e50"/></svg>',
  ),
)
  .flatten()
  .jpeg({ quality: 95 })
  .toBuffer();

describe("a rendered license", () => {
  const card = cardFixture({ portrait });
  let files: LicenseFiles;
  let pages: ReadPage[];
  beforeAll(async () => {
    files = await renderLicense(card);
    pages = await readPdf(files.combined_pdf);
  });

  it.each(["front_image", "back_image"] as const)("%s is 1012 x 638 px of RGB at 300 dpi", async (name) => {
    const metadata = await sharp(files[name]).metadata();
    expect(metadata).toMatchObject({ format: "png", width: 1012, height: 638, density: 300, channels: 3 });
    // pHYs: 11811 px a metre, both ways.
    const at = files[name].indexOf("pHYs") + 4;
    expect([files[name].readUInt32BE(at), files[name].readUInt32BE(at + 4), files[name][at + 8]]).toEqual([
      11811, 11811, 1,
    ]);
  });

  it.each([
    ["front_pdf", 1],
    ["back_pdf", 1],
    ["combined_pdf", 2],
  ] as const)("%s has %i page(s) of the card's size", async (name, count) => {
    const found = await readPdf(files[name]);
    expect(found).toHaveLength(count);
    for (const page of found) {
      expect(Math.abs(page.widthPt - CARD_WIDTH_PT)).toBeLessThan(0.05);
      expect(Math.abs(page.heightPt - CARD_HEIGHT_PT)).toBeLessThan(0.05);
      expect([page.widthPt, page.heightPt].map((v) => v.toFixed(2))).toEqual(["242.65", "153.07"]);
    }
  });

  it("has a barcode that an independent reader decodes: from PNG, from the PDF at 300 dpi, from JPEG q60 of both", async () => {
    const page = pages[1]!.png;
    const jpeg = (image: Buffer) => sharp(image).jpeg({ quality: 60 }).toBuffer();
    for (const image of [files.back_image, page, await jpeg(files.back_image), await jpeg(page)]) {
      expect(await scanPdf417(image)).toEqual([card.barcodeText]);
    }
  });

  it("has text in its PDFs that can be searched", () => {
    for (const text of [
      "DRIVING LICENSE",
      "NKOSI",
      "ADA LOVELACE",
      "9001015800087",
      "L-1A2B-3C4D-5E6F",
      "Example Licensing Authority",
    ]) {
      expect(pages[0]!.text).toContain(text);
    }
    expect(pages[0]!.text).not.toContain("SPECIMEN");
    expect(pages[1]!.text).toContain("2021-03-14");
    expect(pages[1]!.text).toContain("NKOSI<<ADA<LOVELACE");
  });

  it("looks alike as PNG and as PDF", async () => {
    // Both are blurred to a tenth, so that only places and colours count and not the renderers' edges.
    const small = (image: Buffer) => sharp(image).resize(101, 64, { fit: "fill" }).removeAlpha().raw().toBuffer();
    for (const [png, page] of [
      [files.front_image, pages[0]!.png],
      [files.back_image, pages[1]!.png],
    ] as const) {
      const [a, b] = await Promise.all([small(png), small(page)]);
      const difference = a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;
      expect(difference).toBeLessThan(4);
    }
  });

  it("is the same to the byte when drawn again, the preview too", async () => {
    const again = await renderLicense(cardFixture({ portrait: new Uint8Array(portrait) }));
    for (const name of Object.keys(files) as (keyof LicenseFiles)[])
      expect(again[name].equals(files[name]), name).toBe(true);
    expect((await renderPreview(card, "front")).equals(files.front_image)).toBe(true);
    expect((await renderPreview(card, "back")).equals(files.back_image)).toBe(true);
  });

  it("takes the PDFs' date from the data and no clock", async () => {
    const dated = await renderLicense(cardFixture({ portrait, timestamp: "2026-02-03T04:05:06Z" }));
    expect(dated.front_pdf.includes("D:20260203040506Z")).toBe(true);
    expect(files.front_pdf.includes("D:20250501000000Z")).toBe(true);
    expect(dated.front_image.equals(files.front_image)).toBe(true);
  });

  it("shows the portrait, and the rosette changes with the number", async () => {
    const region = (image: Buffer) =>
      sharp(image).extract({ left: 230, top: 390, width: 120, height: 120 }).raw().toBuffer();
    const without = await renderPreview(cardFixture(), "front");
    expect((await region(without)).equals(await region(files.front_image))).toBe(false);
    const other = await renderPreview(cardFixture({ portrait, seed: "L-0000-0000-0001" }), "front");
    expect((await region(other)).equals(await region(files.front_image))).toBe(false);
  });
});

describe("a card without an issuer", () => {
  it("bears SPECIMEN across both sides, and its barcode still reads", async () => {
    const [specimen, issued] = await Promise.all([
      renderLicense(cardFixture({ issuerName: null })),
      renderLicense(cardFixture()),
    ]);
    // In the middle of the word the ground must be redder by a good deal in many pixels.
    for (const side of ["front_image", "back_image"] as const) {
      const area = { left: 300, top: 250, width: 360, height: 250 };
      const [a, b] = await Promise.all(
        [specimen[side], issued[side]].map((image) => sharp(image).extract(area).raw().toBuffer()),
      );
      const marked = a!.filter((value, i) => i % 3 === 1 && b![i]! - value > 20).length;
      expect(marked / (area.width * area.height)).toBeGreaterThan(0.1);
    }
    expect(await scanPdf417(specimen.back_image)).toEqual([cardFixture().barcodeText]);
    const [front] = await readPdf(specimen.front_pdf);
    expect(front!.text).toContain("issued by no authority");
    expect(front!.text).toContain("No Photo");
  });
});

type Box = Part["area"];

/** True if all texts of the parts lie within the boxes. */
function textsWithin(parts: readonly Part[], boxes: readonly Box[]): boolean {
  return parts.every(({ area, scene }) =>
    scene.every((node) => {
      if (node.kind !== "text") return true;
      const within = (box: Box) =>
        node.x >= box.x - 0.01 &&
        node.x + node.line.width <= box.x + box.width + 0.01 &&
        node.y <= box.y + box.height &&
        node.y - node.line.size * 0.72 >= box.y;
      return within(area) && boxes.some(within);
    }),
  );
}

describe("hostile input", () => {
  const names = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: fc.constantFrom("W", "م", "ñ", " ", "漢", "<", "&", "\u0301"), maxLength: 300 }),
  );

  it("keeps every text inside its box", () => {
    const column = (left: number, right: number) => ({ ...BACK.categories, x: left, width: right - left });
    const { columns, right } = CATEGORY_TABLE;
    const backBoxes = [
      column(columns.issued, columns.expires),
      column(columns.expires, columns.restrictions),
      column(columns.restrictions, right),
      BACK.restrictions,
      BACK.machineText,
    ];
    fc.assert(
      fc.property(names, names, names, (surname, givenNames, restrictions) => {
        const card = cardFixture({
          surname,
          givenNames,
          restrictions,
          portrait,
          categories: [{ code: "C1", restrictions }],
        });
        expect(textsWithin(frontPersonal(card), [FRONT.values])).toBe(true);
        expect(textsWithin(backPersonal(card), backBoxes)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("draws any name without failing", async () => {
    await fc.assert(
      fc.asyncProperty(names, names, async (surname, givenNames) => {
        const files = await renderLicense(cardFixture({ surname, givenNames }));
        expect(Object.values(files).every((file: Buffer) => file.length > 10_000)).toBe(true);
      }),
      { numRuns: 6 },
    );
  });

  it("draws markup, Arabic, Cyrillic and a name of 300 letters as text that is found again", async () => {
    const files = await renderLicense(
      cardFixture({
        surname: "<script>alert('x')</script> Łuć",
        givenNames: "Дмитрий Ελένη",
        issuerName: "سلطة الترخيص",
      }),
    );
    const [page] = await readPdf(files.front_pdf);
    expect(page!.text).toContain("<script>alert('x')</script> Łuć");
    expect(page!.text).toContain("Дмитрий Ελένη");
    const long = await readPdf((await renderLicense(cardFixture({ surname: "W".repeat(300) }))).front_pdf);
    expect(long[0]!.text).toMatch(/W{20,}…/);
  });

  it("refuses a portrait that is no image, and path data that is more than a path", async () => {
    await expect(renderPreview(cardFixture({ portrait: Buffer.from("not a picture") }), "front")).rejects.toThrow(
      PortraitError,
    );
    const signature = { path: 'M0 0"/><script>', width: 10, height: 10 };
    expect(cardData.safeParse(cardFixture({ signature })).success).toBe(false);
    expect(cardData.safeParse(cardFixture({ signature: { ...signature, path: "M0 0L10 10" } })).success).toBe(true);
  });

  it("draws a signature on its line", async () => {
    const signature = { path: "M0 30C20 0 40 60 60 20C80 0 100 40 120 25", width: 120, height: 40 };
    const [signed, empty] = await Promise.all([
      renderPreview(cardFixture({ signature }), "front"),
      renderPreview(cardFixture(), "front"),
    ]);
    expect(signed.equals(empty)).toBe(false);
  });
});

describe("cardInputHash", () => {
  it("changes with anything drawn, and not with the order of keys or the timestamp", () => {
    const hash = cardInputHash(cardFixture());
    const reversed = Object.fromEntries(Object.entries(cardFixture()).reverse()) as ReturnType<typeof cardFixture>;
    expect(cardInputHash(reversed)).toBe(hash);
    expect(cardInputHash(cardFixture({ timestamp: "2026-01-01T00:00:00Z" }))).toBe(hash);
    for (const change of [
      { surname: "X" },
      { issuerName: null },
      { portrait },
      { seed: "x" },
      { categories: [] },
      { barcodeText: "x" },
    ]) {
      expect(cardInputHash(cardFixture(change))).not.toBe(hash);
    }
  });
});
