import { readFile } from "node:fs/promises";
import path from "node:path";
import { prepareZXingModule, type ReadResult, readBarcodes } from "zxing-wasm/reader";
import type { RgbImage } from "../../../platform/vision/picture";
import type { BarcodeReading, NormalisedBox } from "../reading";

let prepared = false;

/** The decoder's WebAssembly lies beside its package; by itself it would fetch it from the network. */
async function prepare(): Promise<void> {
  if (prepared) return;
  const file = path.resolve("node_modules", "zxing-wasm", "dist", "reader", "zxing_reader.wasm");
  const wasm = await readFile(file);
  prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer },
  });
  prepared = true;
}

/** Finds and decodes PDF417 and QR codes, whichever way up (ZXing). */
export async function readCodes(image: RgbImage): Promise<BarcodeReading[]> {
  await prepare();
  const pixels = new Uint8ClampedArray(image.width * image.height * 4);
  for (let i = 0, to = 0; i < image.data.length; i += 3, to += 4) {
    pixels[to] = image.data[i]!;
    pixels[to + 1] = image.data[i + 1]!;
    pixels[to + 2] = image.data[i + 2]!;
    pixels[to + 3] = 255;
  }
  const picture = { data: pixels, width: image.width, height: image.height, colorSpace: "srgb" as const };
  const found = await readBarcodes(picture as ImageData, {
    formats: ["PDF417", "QRCode"],
    tryHarder: true,
    tryRotate: true,
    tryInvert: false,
    maxNumberOfSymbols: 4,
  });
  return found.flatMap((result) => (result.isValid ? [readingOf(result, image)] : []));
}

function readingOf(result: ReadResult, image: RgbImage): BarcodeReading {
  const isText = result.contentType === "Text" && result.text.length > 0;
  return {
    format: result.format === "QRCode" ? "QRCode" : "PDF417",
    text: isText ? result.text : null,
    bytes: new Uint8Array(result.bytes),
    box: boxOfPosition(result.position, image),
  };
}

function boxOfPosition(
  { topLeft, topRight, bottomLeft, bottomRight }: ReadResult["position"],
  image: RgbImage,
): NormalisedBox {
  const xs = [topLeft.x, topRight.x, bottomLeft.x, bottomRight.x];
  const ys = [topLeft.y, topRight.y, bottomLeft.y, bottomRight.y];
  const [x, y] = [Math.max(0, Math.min(...xs)), Math.max(0, Math.min(...ys))];
  return {
    x: x / image.width,
    y: y / image.height,
    width: (Math.min(image.width, Math.max(...xs)) - x) / image.width,
    height: (Math.min(image.height, Math.max(...ys)) - y) / image.height,
  };
}
