"use client";

/** The reader's module, served with the page's other files, so that nothing is fetched from elsewhere. */
const READER_WASM = new URL("../../../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm", import.meta.url)
  .href;

/** zxing gives up between 2 and 7 degrees of tilt, so a picture is turned in steps; the likeliest come first. */
export const TILTS_DEGREES = [0, 3, -3, 6, -6, 9, -9] as const;

/** A barcode of 307 modules wants some 3 px for each; more costs time and shows noise. */
const SIDE_PX_MAX = 2200;

type Picture = { source: CanvasImageSource; width: number; height: number };

/**
 * Looks for a PDF417 in a picture that is turned by so many degrees.
 * @returns the symbol's bytes, or null
 */
export async function findSymbol(picture: Picture, tiltDegrees: number): Promise<Uint8Array | null> {
  const readBarcodes = await loadReader();
  const [symbol] = await readBarcodes(turned(picture, tiltDegrees), {
    formats: ["PDF417"],
    tryHarder: true,
    maxNumberOfSymbols: 1,
  });
  return symbol?.isValid ? symbol.bytes : null;
}

let reader: ReturnType<typeof prepareReader> | undefined;

/** Loads the reader, once: from then on a page without a connection reads too. After a failure the next call tries again. */
export function loadReader() {
  reader ??= prepareReader().catch((error: unknown) => {
    reader = undefined;
    throw error;
  });
  return reader;
}

async function prepareReader() {
  const { prepareZXingModule, readBarcodes } = await import("zxing-wasm/reader");
  await prepareZXingModule({ overrides: { locateFile: () => READER_WASM }, fireImmediately: true });
  return readBarcodes;
}

function turned({ source, width, height }: Picture, degrees: number): ImageData {
  const scale = Math.min(1, SIDE_PX_MAX / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser draws no pictures");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.drawImage(source, -canvas.width / 2, -canvas.height / 2, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
