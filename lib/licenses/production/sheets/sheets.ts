import { Duplex, PDFDocument, type PDFPage, PrintScaling, rgb, StandardFonts } from "@cantoo/pdf-lib";
import {
  boxPt,
  CARDS_PER_PART,
  CARDS_PER_SHEET,
  cardBox,
  cropMarks,
  PT_PER_MM,
  pointPt,
  SHEET_HEIGHT_MM,
  SHEET_WIDTH_MM,
  type Side,
} from "./geometry";
import { shareEqualObjects } from "./share";

/** A card with its place in the part, from 0 to CARDS_PER_PART - 1; its PDF has the front and the back. */
export type PlacedCard = { place: number; pdf: Uint8Array };

/** What a sheet says of itself: the batch in its title, and the date, so that equal input gives equal bytes. */
export type SheetTitle = { title: string; date: Date };

/** For a card printer: two pages a card, front and back, each of the card's own size. */
export async function duplexPdf(cards: readonly PlacedCard[], { title, date }: SheetTitle): Promise<Uint8Array> {
  const document = await newDocument(title, date);
  for (const { pdf } of inOrder(cards)) {
    const pages = await document.copyPages(await PDFDocument.load(pdf, { updateMetadata: false }), [0, 1]);
    for (const page of pages) document.addPage(page);
  }
  return save(document);
}

/** For an office printer and a cutter: A4 sheets, fronts on one page and backs on the next, with crop marks. */
export async function a4Pdf(cards: readonly PlacedCard[], { title, date }: SheetTitle): Promise<Uint8Array> {
  const document = await newDocument(title, date);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const placed = inOrder(cards);
  for (let sheet = 0; sheet * CARDS_PER_SHEET < CARDS_PER_PART; sheet += 1) {
    const onSheet = placed.filter(({ place }) => Math.floor(place / CARDS_PER_SHEET) === sheet);
    if (onSheet.length === 0) continue;
    const sides = { front: newSheet(document), back: newSheet(document) };
    for (const side of ["front", "back"] as const) {
      // Outside every card, for whoever sorts the paper.
      sides[side].drawText(`${title} · sheet ${sheet + 1} · ${side}`, {
        ...pointPt({ x: 15, y: 12 }),
        size: 8,
        font,
      });
    }
    for (const { place, pdf } of onSheet) {
      const [front, back] = await document.embedPdf(await PDFDocument.load(pdf, { updateMetadata: false }), [0, 1]);
      if (!front || !back) throw new Error("a card's PDF has two pages");
      for (const [side, page] of [["front", front] as const, ["back", back] as const]) {
        sides[side].drawPage(page, boxPt(cardBox(place % CARDS_PER_SHEET, side)));
        drawMarks(sides[side], place % CARDS_PER_SHEET, side);
      }
    }
  }
  return save(document);
}

/** The cards' grounds and fonts are the same on all of them, and take up most of each: the file has them once. */
async function save(document: PDFDocument): Promise<Uint8Array> {
  await document.flush();
  shareEqualObjects(document.context);
  return document.save();
}

const inOrder = (cards: readonly PlacedCard[]): PlacedCard[] => [...cards].sort((a, b) => a.place - b.place);

async function newDocument(title: string, date: Date): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title);
  document.setCreator("Bureau");
  document.setCreationDate(date);
  document.setModificationDate(date);
  // So that a print dialog proposes what the sheets were made for: both sides, over the long edge, not scaled.
  const preferences = document.catalog.getOrCreateViewerPreferences();
  preferences.setDuplex(Duplex.DuplexFlipLongEdge);
  preferences.setPrintScaling(PrintScaling.None);
  return document;
}

const newSheet = (document: PDFDocument): PDFPage =>
  document.addPage([SHEET_WIDTH_MM * PT_PER_MM, SHEET_HEIGHT_MM * PT_PER_MM]);

const MARK_THICKNESS_PT = 0.25;

function drawMarks(page: PDFPage, position: number, side: Side): void {
  for (const { from, to } of cropMarks(cardBox(position, side)))
    page.drawLine({ start: pointPt(from), end: pointPt(to), thickness: MARK_THICKNESS_PT, color: rgb(0, 0, 0) });
}
