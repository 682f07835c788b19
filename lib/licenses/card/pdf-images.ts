import { deflateSync } from "node:zlib";
import type { PDFRef } from "@cantoo/pdf-lib";
import { pathOperators } from "@/lib/platform/drawing/paint-pdf";
import type { PdfTarget } from "@/lib/platform/drawing/pdf-font";
import { channels, num6, once } from "@/lib/platform/drawing/pdf-parts";
import { rectPath } from "@/lib/platform/drawing/scene";
import type { PlacedPdf417 } from "../barcode/pdf417";
import { FRONT } from "./geometry";
import { PALETTE } from "./palette";

/** The holder's portrait as JPEG, and the ghost's opacities: one byte a pixel of its box. */
export interface SidePortrait {
  readonly jpeg: Uint8Array;
  readonly ghost: Uint8Array;
}

/** A symbol and its place, in pixels of the side. */
export interface SideBarcode {
  readonly placed: PlacedPdf417;
  readonly x: number;
  readonly y: number;
}

/** Images under the names that the operators draw them by. */
export interface DrawnImages {
  readonly xObjects: Readonly<Record<string, PDFRef>>;
  readonly operators: string;
}

/** A ghost stands in two documents: compressed once, kept as long as its opacities. */
const ghosts = new WeakMap<object, Uint8Array>();

/** The portrait, which fills its box, and the ghost: one colour that shows as far as its mask lets it. */
export async function portraitImages(target: PdfTarget, { jpeg, ghost }: SidePortrait): Promise<DrawnImages> {
  const { photo, ghostPortrait } = FRONT;
  const image = await target.doc.embedJpg(jpeg);
  // Without this the image is written by save(), under a number that depends on the order of all such objects.
  await image.embed();
  const scale = Math.max(photo.width / image.width, photo.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  const [x, y] = [photo.x + (photo.width - width) / 2, photo.y + (photo.height - height) / 2];
  const mask = target.stream(
    {
      Type: "XObject",
      Subtype: "Image",
      Width: ghostPortrait.width,
      Height: ghostPortrait.height,
      ColorSpace: "DeviceGray",
      BitsPerComponent: 8,
      Filter: "FlateDecode",
    },
    once(ghosts, ghost, () => deflateSync(ghost, { level: 2 })),
  );
  const ink = Uint8Array.from(channels(PALETTE.ghost), (v) => Math.round(v * 255));
  const tinted = target.stream(
    {
      Type: "XObject",
      Subtype: "Image",
      Width: 1,
      Height: 1,
      ColorSpace: "DeviceRGB",
      BitsPerComponent: 8,
      SMask: mask,
    },
    ink,
  );
  return {
    xObjects: { Portrait: image.ref, Ghost: tinted },
    operators:
      `q ${pathOperators(rectPath(photo, 10))}W n\n${imageMatrix(x, y, width, height)} /Portrait Do Q\n` +
      `q ${imageMatrix(ghostPortrait.x, ghostPortrait.y, ghostPortrait.width, ghostPortrait.height)} /Ghost Do Q\n`,
  };
}

/** The symbol as a mask of one bit a module and one line a row, which a viewer scales without loss. */
export function barcodeImage(target: PdfTarget, { placed, x, y }: SideBarcode): DrawnImages {
  const { matrix, widthPx, heightPx } = placed;
  const stride = Math.ceil(matrix.width / 8);
  const bits = new Uint8Array(stride * matrix.rows);
  matrix.modules.forEach((dark, i) => {
    const [row, column] = [Math.floor(i / matrix.width), i % matrix.width];
    if (dark) bits[row * stride + (column >> 3)]! |= 0x80 >> (column & 7);
  });
  const mask = target.stream(
    {
      Type: "XObject",
      Subtype: "Image",
      Width: matrix.width,
      Height: matrix.rows,
      ImageMask: true,
      BitsPerComponent: 1,
      // Ones are painted.
      Decode: [1, 0],
    },
    bits,
  );
  return { xObjects: { Barcode: mask }, operators: `q 0 g ${imageMatrix(x, y, widthPx, heightPx)} /Barcode Do Q\n` };
}

/** The matrix that lays an image's unit square on a box, y downwards. */
const imageMatrix = (x: number, y: number, width: number, height: number) =>
  `${num6(width)} 0 0 ${num6(-height)} ${num6(x)} ${num6(y + height)} cm`;
