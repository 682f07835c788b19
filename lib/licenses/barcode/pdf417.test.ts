import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { BACK, BACK_BLOCKS, BARCODE } from "../card/geometry";
import { CATEGORY_CODES } from "../card/model";
import { scanPdf417, scanPdf417Bytes } from "../card/test-scan";
import { signedText } from "./payload";
import { BarcodeTooLargeError, encodePdf417, type PlacedPdf417, placePdf417 } from "./pdf417";

const room = { ...BACK.barcode, ...BARCODE };
const contractText =
  '{"license_number":"L-1A2B-3C4D-5E6F","id_number":"9001015800087","category":"B","issue_date":"2025-05-01","expiry_date":"2030-05-01"}';

/** The symbol in black on white with its quiet zone, at its whole-pixel size. */
function picture({ matrix, modulePx, rowPx }: PlacedPdf417): Promise<Buffer> {
  const quiet = 2 * modulePx;
  const width = matrix.width * modulePx + 2 * quiet;
  const height = matrix.rows * rowPx + 2 * quiet;
  const data = Buffer.alloc(width * height, 255);
  for (let y = quiet; y < height - quiet; y++) {
    for (let x = quiet; x < width - quiet; x++) {
      const module = Math.floor((y - quiet) / rowPx) * matrix.width + Math.floor((x - quiet) / modulePx);
      if (matrix.modules[module]) data[y * width + x] = 0;
    }
  }
  return sharp(data, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

describe("PDF417", () => {
  it("has 14 data columns, modules of 3 px and rows of 3 modules for the contract's payload", () => {
    const placed = placePdf417(contractText, room);
    expect(placed.matrix.width).toBe(17 * 14 + 69);
    expect(placed.modulePx).toBe(3);
    expect(placed.rowPx).toBe(9);
    expect(placed.widthPx + 4 * placed.modulePx).toBeLessThanOrEqual(room.width);
    expect(placed.heightPx + 4 * placed.modulePx).toBeLessThanOrEqual(room.height);
  });

  it("keeps 3 px and 3 modules a row with the signature, and 3 px with every category there is", () => {
    const payload = {
      license_number: "L-1A2B-3C4D-5E6F",
      id_number: "9001015800087",
      category: "A, B, EC1",
      issue_date: "2025-05-01",
      expiry_date: "2030-05-01",
    };
    const signed = (category: string) =>
      signedText({ ...payload, category }, "q3Zt0aVxY5k", new Uint8Array(64).fill(0xa7));
    expect(placePdf417(signed(payload.category), room)).toMatchObject({ modulePx: 3, rowPx: 9 });
    expect(placePdf417(signed(CATEGORY_CODES.join(", ")), room).modulePx).toBe(3);
  });

  it("has 720 bytes in 48 rows of 14 columns, which the reader gives back to the byte", async () => {
    const bytes = Uint8Array.from({ length: 720 }, (_, i) => (i * 167 + (i >> 3)) & 0xff);
    const placed = placePdf417(bytes, { ...BACK_BLOCKS.barcode, ...BARCODE });
    expect(placed).toMatchObject({ modulePx: 3, rowPx: 9, widthPx: 921, heightPx: 432 });
    const [read] = await scanPdf417Bytes(await picture(placed));
    expect(Buffer.from(read!).equals(Buffer.from(bytes))).toBe(true);
  });

  it("carries level 5: 64 codewords of error correction", () => {
    // Level 5 and level 2 of the same text differ by 64 - 8 codewords, which is 4 rows of 14.
    expect(encodePdf417(contractText, 14, 5).rows - encodePdf417(contractText, 14, 2).rows).toBe(4);
  });

  it("is read back exactly by an independent reader, for any text", async () => {
    const text = fc.oneof(
      fc.string({ minLength: 1, maxLength: 120 }),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
      fc.string({ unit: fc.constantFrom("^", "1", "2", "A", "ñ"), minLength: 1, maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        expect(await scanPdf417(await picture(placePdf417(value, room)))).toEqual([value]);
      }),
      { numRuns: 25 },
    );
  });

  it("shrinks rows and then modules for a longer text, and stays readable", async () => {
    const longer = contractText.padEnd(420, "k7");
    const placed = placePdf417(longer, room);
    expect(placed.modulePx).toBeGreaterThanOrEqual(2);
    expect(placed.widthPx + 4 * placed.modulePx).toBeLessThanOrEqual(room.width);
    expect(placed.heightPx + 4 * placed.modulePx).toBeLessThanOrEqual(room.height);
    expect(await scanPdf417(await picture(placed))).toEqual([longer]);
  });

  it("refuses a text that would need modules under 2 px", () => {
    expect(() => placePdf417("x~".repeat(1500), room)).toThrow(BarcodeTooLargeError);
  });
});
