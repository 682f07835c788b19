import { readFileSync } from "node:fs";
import path from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

/** Tools for tests: an independent barcode reader and an independent PDF renderer. */

let prepared = false;

/** Texts of the PDF417 symbols in an image of any format that sharp reads. */
export const scanPdf417 = async (image: Uint8Array): Promise<string[]> =>
  (await symbolsIn(image)).map((symbol) => symbol.text);

/** The same as bytes. */
export const scanPdf417Bytes = async (image: Uint8Array): Promise<Uint8Array[]> =>
  (await symbolsIn(image)).map((symbol) => symbol.bytes);

async function symbolsIn(image: Uint8Array) {
  if (!prepared) {
    const wasm = readFileSync(path.resolve("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm"));
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
    prepared = true;
  }
  const png = await sharp(image).png().toBuffer();
  const found = await readBarcodes(new Uint8Array(png), { formats: ["PDF417"], tryHarder: true });
  return found.filter((symbol) => symbol.isValid);
}

export interface ReadPage {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly text: string;
  /** The page at 300 dpi. */
  readonly png: Buffer;
}

/** Pages of a PDF as pdfium, Chromium's renderer, sees them. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPage[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const pages: ReadPage[] = [];
    for (const page of document.pages()) {
      const { originalWidth, originalHeight } = page.getOriginalSize();
      const text = page.getText();
      const image = await page.render({
        scale: 300 / 72,
        render: ({ data, width, height }) =>
          sharp(data, { raw: { width, height, channels: 4 } })
            .png()
            .toBuffer(),
      });
      pages.push({ widthPt: originalWidth, heightPt: originalHeight, text, png: Buffer.from(image.data) });
    }
    document.destroy();
    return pages;
  } finally {
    library.destroy();
  }
}
