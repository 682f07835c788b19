import { FontBook } from "@/lib/platform/drawing/font-book";
import { paintPdfParts } from "@/lib/platform/drawing/paint-pdf";
import { type PlacedPdf417, placePdf417 } from "../barcode/pdf417";
import type { ArtParameters } from "./art";
import { backPersonal } from "./back";
import { frontPersonal } from "./front";
import { BARCODE, backBoxes, CARD_HEIGHT_PX, CARD_WIDTH_PX, FRONT } from "./geometry";
import { backGroundOf, frontGroundOf, type Side } from "./grounds";
import { blendPartIndexed } from "./indexed";
import { type CardData, cardData } from "./model";
import { PALETTE } from "./palette";
import { barcodePlace, buildPdf, type PdfSide } from "./pdf";
import { encodePng } from "./png";
import { type CardPortrait, preparePortrait } from "./portrait";
import { blendLayer, blendPart, drawBarcode, drawInk, drawPicture, rasterizeParts } from "./raster";

export { cardInputHash, GENERATOR_VERSION, TEMPLATE_VERSION } from "./model";

/** The five files of a license, under the contract's names. */
export interface LicenseFiles {
  readonly front_image: Buffer;
  readonly back_image: Buffer;
  readonly front_pdf: Buffer;
  readonly back_pdf: Buffer;
  readonly combined_pdf: Buffer;
}

const GHOST_INK = [1, 3, 5].map((i) => Number.parseInt(PALETTE.ghost.slice(i, i + 2), 16)) as [number, number, number];

function artOf(data: CardData): ArtParameters {
  return { issuerName: data.issuerName, countryCode: data.countryCode, seed: data.issuerName ?? "specimen" };
}

/**
 * What each card is drawn on, one after another: new memory of this size would cost as much as the drawing. Between
 * `set` and `encodePng` nothing waits, so no other card comes between.
 */
const frontCanvas = new Uint32Array(CARD_WIDTH_PX * CARD_HEIGHT_PX);
const frontBytes = new Uint8Array(frontCanvas.buffer);
const backCanvas = new Uint32Array(CARD_WIDTH_PX * CARD_HEIGHT_PX);

async function frontImage(data: CardData, portrait: CardPortrait | null): Promise<Buffer> {
  const [ground, personal] = await Promise.all([frontGroundOf(artOf(data)), rasterizeParts(frontPersonal(data))]);
  frontBytes.set(ground.canvas.data);
  if (portrait) {
    drawPicture(frontBytes, portrait.photo, FRONT.photo.x, FRONT.photo.y, 10);
    drawInk(frontBytes, portrait.ghost, FRONT.ghostPortrait, GHOST_INK);
  }
  blendLayer(frontBytes, ground.overlay);
  for (const part of personal) blendPart(frontBytes, part);
  return encodePng({ ...ground.canvas, words: frontCanvas }, ground.flate);
}

async function backImage(data: CardData, placed: PlacedBarcode): Promise<Buffer> {
  const [{ indexed, flate }, personal] = await Promise.all([
    backGroundOf(artOf(data), profileOf(data)),
    rasterizeParts(backPersonal(data)),
  ]);
  backCanvas.set(indexed.data);
  drawBarcode(backCanvas, placed, placed);
  for (const part of personal) blendPartIndexed(backCanvas, indexed, part);
  return encodePng({ ...indexed, words: backCanvas }, flate);
}

const profileOf = (data: CardData) => data.barcodeProfile ?? "json";

/** The card's barcode with its size, and its place in the middle of the back's box. */
type PlacedBarcode = PlacedPdf417 & { readonly x: number; readonly y: number };

function place(data: CardData): PlacedBarcode {
  const box = backBoxes(profileOf(data)).barcode;
  const content = profileOf(data) === "json" ? data.barcodeText : Buffer.from(data.barcodeText, "base64");
  const placed = placePdf417(content, { ...box, ...BARCODE });
  return { ...placed, ...barcodePlace(placed, box) };
}

const portraitOf = async (data: CardData) => (data.portrait ? preparePortrait(data.portrait) : null);

/**
 * Draws a license: front and back as PNG (1012 x 638 px, 300 dpi), front, back and both as PDF (85.60 x 54.00 mm).
 * Equal data gives equal bytes.
 * @throws ZodError for data that is no `CardData`, PortraitError, BarcodeTooLargeError
 */
export async function renderLicense(input: CardData): Promise<LicenseFiles> {
  const data = cardData.parse(input);
  const placed = place(data);
  const portrait = await portraitOf(data);
  const [front_image, back_image, pdfs] = await Promise.all([
    frontImage(data, portrait),
    backImage(data, placed),
    renderPdfs(data, portrait, placed),
  ]);
  return { front_image, back_image, ...pdfs };
}

async function renderPdfs(data: CardData, portrait: CardPortrait | null, placed: PlacedBarcode) {
  const [frontGround, backGround] = await Promise.all([
    frontGroundOf(artOf(data)),
    backGroundOf(artOf(data), profileOf(data)),
  ]);
  const book = new FontBook(false);
  const front: PdfSide = {
    ground: frontGround.form,
    overlay: frontGround.overlayForm,
    personal: paintPdfParts(frontPersonal(data), book),
    portrait,
    barcode: null,
  };
  const back: PdfSide = {
    ground: backGround.form,
    overlay: backGround.overlayForm,
    personal: paintPdfParts(backPersonal(data), book),
    portrait: null,
    barcode: { placed, x: placed.x, y: placed.y },
  };
  const fonts = book.fonts();
  const metadata = {
    title: `Driving license ${data.licenseNumber}`,
    date: new Date(data.timestamp ?? `${data.issueDate}T00:00:00Z`),
  };
  const [front_pdf, back_pdf, combined_pdf] = await Promise.all([
    buildPdf([front], fonts, metadata),
    buildPdf([back], fonts, metadata),
    buildPdf([front, back], fonts, metadata),
  ]);
  return { front_pdf, back_pdf, combined_pdf };
}

/** One side as PNG, for a preview that is looked at and not kept. Errors as of `renderLicense`. */
export async function renderPreview(input: CardData, side: Side): Promise<Buffer> {
  const data = cardData.parse(input);
  return side === "front" ? frontImage(data, await portraitOf(data)) : backImage(data, place(data));
}
