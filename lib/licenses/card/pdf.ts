import { deflateSync } from "node:zlib";
import { type PDFDict, PDFDocument, PDFName, type PDFRef } from "@cantoo/pdf-lib";
import type { Box } from "@/lib/platform/drawing/box";
import type { EmbeddedFont } from "@/lib/platform/drawing/font-book";
import { alphaName, gradientName, type PdfContent } from "@/lib/platform/drawing/paint-pdf";
import { fontObject, type PdfTarget } from "@/lib/platform/drawing/pdf-font";
import { channels, type Entries, num6, once } from "@/lib/platform/drawing/pdf-parts";
import { ReadyStream } from "@/lib/platform/drawing/pdf-stream";
import type { PlacedPdf417 } from "../barcode/pdf417";
import { CARD_HEIGHT_PT, CARD_HEIGHT_PX, CARD_WIDTH_PT, CARD_WIDTH_PX } from "./geometry";
import { GRADIENTS } from "./gradients";
import type { PdfForm } from "./grounds";
import { barcodeImage, type DrawnImages, portraitImages, type SideBarcode, type SidePortrait } from "./pdf-images";

/** What the PDF pages of one side are put together from. */
export interface PdfSide {
  readonly ground: PdfForm;
  readonly overlay: PdfForm | null;
  readonly personal: PdfContent;
  /** On a front that has them. */
  readonly portrait: SidePortrait | null;
  /** On a back. */
  readonly barcode: SideBarcode | null;
}

export interface PdfMetadata {
  readonly title: string;
  /** Written as creation and modification date, so that equal input gives equal bytes. */
  readonly date: Date;
}

/** Contents of a side, which stands in two documents: compressed once, kept as long as what they are made from. */
const streams = new WeakMap<object, Uint8Array>();

/** One document's shared objects; each is made on first use. */
class CardDocument implements PdfTarget {
  readonly #forms = new Map<PdfForm, PDFRef>();
  #fonts: Record<string, PDFRef> | undefined;
  #patterns: Record<string, PDFRef> | undefined;

  constructor(
    readonly doc: PDFDocument,
    readonly embedded: readonly EmbeddedFont[],
  ) {}

  /** An indirect stream whose contents are as they go into the file. */
  stream(entries: Entries, contents: Uint8Array): PDFRef {
    return this.doc.context.register(new ReadyStream(this.dict(entries), contents));
  }

  dict(entries: Entries): PDFDict {
    return this.doc.context.obj(entries) as PDFDict;
  }

  /** All resources under fixed names; forms and pages have the same. */
  resources(alphas: ReadonlySet<number>, xObjects: Record<string, PDFRef> = {}): Entries {
    const states = [...alphas].map((alpha) => [alphaName(alpha), { ca: alpha / 1000, CA: alpha / 1000 }]);
    return {
      Font: this.fonts(),
      ExtGState: Object.fromEntries(states),
      Pattern: this.patterns(),
      XObject: xObjects,
    };
  }

  fonts(): Record<string, PDFRef> {
    this.#fonts ??= Object.fromEntries(this.embedded.map((font) => [font.resource, fontObject(this, font)]));
    return this.#fonts;
  }

  /** Colour runs across the card's width, as axial shadings. */
  patterns(): Record<string, PDFRef> {
    this.#patterns ??= Object.fromEntries(
      Object.entries(GRADIENTS).map(([name, colors]) => {
        const part = (from: string, to: string) => ({
          FunctionType: 2,
          Domain: [0, 1],
          C0: channels(from),
          C1: channels(to),
          N: 1,
        });
        const pattern = {
          PatternType: 2,
          Shading: {
            ShadingType: 2,
            ColorSpace: "DeviceRGB",
            Coords: [0, 0, CARD_WIDTH_PX, 0],
            Function: {
              FunctionType: 3,
              Domain: [0, 1],
              Functions: [part(colors[0], colors[1]), part(colors[1], colors[2])],
              Bounds: [0.5],
              Encode: [0, 1, 0, 1],
            },
            Extend: [true, true],
          },
        };
        return [gradientName(name), this.doc.context.register(this.doc.context.obj(pattern))];
      }),
    );
    return this.#patterns;
  }

  form(form: PdfForm): PDFRef {
    let ref = this.#forms.get(form);
    if (!ref) {
      ref = this.stream(
        {
          Type: "XObject",
          Subtype: "Form",
          BBox: [0, 0, CARD_WIDTH_PX, CARD_HEIGHT_PX],
          Resources: this.resources(form.alphas),
          Filter: "FlateDecode",
        },
        form.operators,
      );
      this.#forms.set(form, ref);
    }
    return ref;
  }

  async addSide(side: PdfSide): Promise<void> {
    const xObjects: Record<string, PDFRef> = { Ground: this.form(side.ground) };
    let operators = `${num6(CARD_WIDTH_PT / CARD_WIDTH_PX)} 0 0 ${num6(-CARD_HEIGHT_PT / CARD_HEIGHT_PX)} 0 ${num6(CARD_HEIGHT_PT)} cm\n/Ground Do\n`;
    const draw = (images: DrawnImages) => {
      Object.assign(xObjects, images.xObjects);
      operators += images.operators;
    };
    if (side.portrait) draw(await portraitImages(this, side.portrait));
    if (side.barcode) draw(barcodeImage(this, side.barcode));
    if (side.overlay) {
      xObjects.Overlay = this.form(side.overlay);
      operators += "/Overlay Do\n";
    }
    operators += side.personal.operators;
    const page = this.doc.addPage([CARD_WIDTH_PT, CARD_HEIGHT_PT]);
    page.node.set(PDFName.of("Resources"), this.dict(this.resources(side.personal.alphas, xObjects)));
    const contents = once(streams, side.personal, () => deflateSync(operators));
    page.node.set(PDFName.of("Contents"), this.stream({ Filter: "FlateDecode" }, contents));
  }
}

/** A PDF with one page a side, each of the card's size: vector art, real text, the portrait as JPEG. */
export async function buildPdf(
  sides: readonly PdfSide[],
  fonts: readonly EmbeddedFont[],
  metadata: PdfMetadata,
): Promise<Buffer> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  doc.setTitle(metadata.title);
  doc.setAuthor("Bureau");
  doc.setCreator("Bureau License Generator");
  doc.setProducer("Bureau License Generator");
  doc.setCreationDate(metadata.date);
  doc.setModificationDate(metadata.date);
  const card = new CardDocument(doc, fonts);
  for (const side of sides) await card.addSide(side);
  const bytes = await doc.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Where a symbol stands: in the middle of the barcode's box, at whole pixels. */
export function barcodePlace(placed: PlacedPdf417, { x, y, width, height }: Box): { x: number; y: number } {
  return { x: x + Math.floor((width - placed.widthPx) / 2), y: y + Math.floor((height - placed.heightPx) / 2) };
}
