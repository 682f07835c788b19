import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { BACK_BLOCKS } from "./geometry";
import { type LicenseFiles, renderLicense } from "./render";
import { cardFixture } from "./test-data";
import { readPdf, scanPdf417Bytes } from "./test-scan";

/** 720 bytes that a text encoder would spoil: every value, the delimiters and the escape sign among them. */
const code = Buffer.from(Uint8Array.from({ length: 720 }, (_, i) => (i * 167 + (i >> 3)) & 0xff));

describe("a card with the 720-byte barcode", () => {
  let files: LicenseFiles;
  beforeAll(async () => {
    files = await renderLicense(cardFixture({ barcodeProfile: "za-720", barcodeText: code.toString("base64") }));
  });

  it("is read to the byte: from PNG, from the PDF at 300 dpi, from JPEG q60 of both", async () => {
    const page = (await readPdf(files.combined_pdf)).at(-1)!.png;
    const jpeg = (image: Buffer) => sharp(image).jpeg({ quality: 60 }).toBuffer();
    for (const image of [files.back_image, page, await jpeg(files.back_image), await jpeg(page)]) {
      const [read] = await scanPdf417Bytes(image);
      expect(Buffer.from(read!).equals(code)).toBe(true);
    }
  });

  it("has the categories in one line under the symbol, and nothing on it", async () => {
    const { text } = (await readPdf(files.back_pdf))[0]!;
    expect(text).toContain("B: 2025-05-01 – 2030-05-01 · EB: 2021-03-14 – 2030-05-01");
    expect(text).toContain("NKOSI<<ADA<LOVELACE");
    expect(text).not.toContain("Valid until");
    const { x, y, width, height } = BACK_BLOCKS.barcode;
    const box = { left: x + 9, top: y + 9, width: width - 18, height: height - 18 };
    const { data, info } = await sharp(files.back_image).extract(box).raw().toBuffer({ resolveWithObject: true });
    const between = data.filter((value) => value > 60 && value < 200).length;
    expect(between / (info.width * info.height * info.channels)).toBeLessThan(0.001);
  });

  it("has its texts in ink, though its ground has none", async () => {
    const { x, y, width, height } = BACK_BLOCKS.machineText;
    const { data } = await sharp(files.back_image)
      .extract({ left: x, top: y, width, height })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const [red, green, blue] = [0x1b, 0x24, 0x40];
    let inked = 0;
    for (let i = 0; i < data.length; i += 3) {
      if (data[i] === red && data[i + 1] === green && data[i + 2] === blue) inked++;
    }
    expect(inked).toBeGreaterThan(1000);
  });
});
