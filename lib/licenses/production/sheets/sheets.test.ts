import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { renderLicense } from "../../card/render";
import { cardFixture } from "../../card/test-data";
import { type ReadPage, readPdf, scanPdf417 } from "../../card/test-scan";
import {
  type BoxMm,
  CARDS_PER_PART,
  CARDS_PER_SHEET,
  cardBox,
  cropMarks,
  locate,
  SHEET_HEIGHT_MM,
  SHEET_WIDTH_MM,
} from "./geometry";
import { a4Pdf, duplexPdf, type PlacedCard } from "./sheets";

const TITLE = { title: "Batch 7, part 1", date: new Date("2026-11-21T10:00:00Z") };
/** Of the card that was made for a place: its barcode's whole text. */
const textOf = (place: number) => `{"license_number":"L-0000-0000-000${place}"}`;

let cards: PlacedCard[];
beforeAll(async () => {
  const places = [9, 0, 1, 2];
  cards = await Promise.all(
    places.map(async (place) => {
      const card = cardFixture({ licenseNumber: `L-0000-0000-000${place}`, barcodeText: textOf(place) });
      return { place, pdf: (await renderLicense(card)).combined_pdf };
    }),
  );
});

const PX_PER_MM = 300 / 25.4;

/** The part of a page that a box covers. */
const cut = (page: ReadPage, { x, y, width, height }: BoxMm) =>
  sharp(page.png)
    .extract({
      left: Math.round(x * PX_PER_MM),
      top: Math.round(y * PX_PER_MM),
      width: Math.round(width * PX_PER_MM),
      height: Math.round(height * PX_PER_MM),
    })
    .flatten({ background: "white" })
    .png()
    .toBuffer();

/** The darkest pixel of a small box about a point, 0 to 255. */
async function darkestAt(page: ReadPage, point: { x: number; y: number }): Promise<number> {
  const size = 0.4;
  const box = { x: point.x - size / 2, y: point.y - size / 2, width: size, height: size };
  return (
    (
      await sharp(await cut(page, box))
        .greyscale()
        .stats()
    ).channels[0]?.min ?? 255
  );
}

test("a card printer gets two pages of the card's own size for each card, in order", async () => {
  const pages = await readPdf(await duplexPdf(cards, TITLE));
  expect(pages).toHaveLength(8);
  for (const page of pages) {
    expect(page.widthPt).toBeCloseTo((85.6 / 25.4) * 72, 1);
    expect(page.heightPt).toBeCloseTo((54 / 25.4) * 72, 1);
  }
  const texts = await Promise.all(
    [1, 3, 5, 7].map(async (index) => (await scanPdf417(pages[index]?.png ?? Buffer.of()))[0]),
  );
  expect(texts).toEqual([0, 1, 2, 9].map(textOf));
});

test("A4 sheets show the fronts and, mirrored for a turn over the long edge, the backs", async () => {
  const pages = await readPdf(await a4Pdf(cards, TITLE));
  // Places 0 to 2 stand on the first sheet, place 9 on the second; each sheet is two pages.
  expect(pages).toHaveLength(4);
  const [front, back, secondFront, secondBack] = pages as [ReadPage, ReadPage, ReadPage, ReadPage];
  expect(front.widthPt / 72).toBeCloseTo(SHEET_WIDTH_MM / 25.4, 2);
  expect(front.heightPt / 72).toBeCloseTo(SHEET_HEIGHT_MM / 25.4, 2);
  expect(front.text).toContain("sheet 1 · front");
  expect(secondBack.text).toContain("sheet 2 · back");

  for (const place of [0, 1, 2]) {
    const seen = cardBox(place, "back");
    expect(await scanPdf417(await cut(back, seen)), `back of place ${place}`).toEqual([textOf(place)]);
    // Through the paper: the back's box, mirrored at the sheet's middle, is the front's.
    expect(SHEET_WIDTH_MM - seen.x - seen.width).toBeCloseTo(cardBox(place, "front").x, 6);
    expect(seen.y).toBeCloseTo(cardBox(place, "front").y, 6);
  }
  expect(await scanPdf417(await cut(secondBack, cardBox(1, "back")))).toEqual([textOf(9)]);
  // A place without a card stays white: no ink, no marks.
  const empty = await sharp(await cut(front, cardBox(3, "front"))).stats();
  expect(empty.channels[0]?.min).toBe(255);
  expect(secondFront.text).toContain("L-0000-0000-0009");
});

test("every corner has two crop marks outside the card, at the same spot of the paper on both sides", async () => {
  const [front, back] = (await readPdf(await a4Pdf(cards, TITLE))) as [ReadPage, ReadPage];
  for (const [page, side] of [[front, "front"] as const, [back, "back"] as const]) {
    const marks = cropMarks(cardBox(2, side));
    expect(marks).toHaveLength(8);
    for (const { from, to } of marks) {
      const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
      expect(await darkestAt(page, middle), `${side} ${JSON.stringify(middle)}`).toBeLessThan(160);
      const beside = from.x === to.x ? { x: middle.x + 0.8, y: middle.y } : { x: middle.x, y: middle.y + 0.8 };
      expect(await darkestAt(page, beside)).toBe(255);
    }
  }
  const ends = (side: "front" | "back") =>
    cropMarks(cardBox(2, side))
      .flatMap(({ from, to }) => [from, to])
      .map(({ x, y }) => `${(side === "back" ? SHEET_WIDTH_MM - x : x).toFixed(3)} ${y.toFixed(3)}`)
      .sort();
  expect(ends("back")).toEqual(ends("front"));
});

test("neighbours' crop marks do not run into each other's cards, and all stand on the paper", () => {
  const boxes = Array.from({ length: CARDS_PER_SHEET }, (_, position) => cardBox(position, "front"));
  for (const { from, to } of boxes.flatMap(cropMarks)) {
    for (const { x, y } of [from, to]) {
      expect(boxes.some((box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)).toBe(
        false,
      );
      expect(x > 5 && x < SHEET_WIDTH_MM - 5 && y > 5 && y < SHEET_HEIGHT_MM - 5).toBe(true);
    }
  }
});

test("a place is found by part, sheet and position, all from 1", () => {
  expect(locate(0)).toEqual({ part: 1, sheet: 1, position: 1 });
  expect(locate(CARDS_PER_SHEET)).toEqual({ part: 1, sheet: 2, position: 1 });
  expect(locate(CARDS_PER_PART - 1)).toEqual({ part: 1, sheet: 6, position: 8 });
  expect(locate(CARDS_PER_PART)).toEqual({ part: 2, sheet: 1, position: 1 });
});

test("print dialogs are told: both sides, over the long edge, in real size; equal input gives equal bytes", async () => {
  const pdf = await a4Pdf(cards.slice(0, 2), TITLE);
  const preferences = (await PDFDocument.load(pdf)).catalog.getViewerPreferences();
  expect(preferences?.getDuplex()).toBe("DuplexFlipLongEdge");
  expect(preferences?.getPrintScaling()).toBe("None");
  expect(Buffer.from(await a4Pdf(cards.slice(0, 2), TITLE)).equals(Buffer.from(pdf))).toBe(true);
});

test("what all cards have in common is in a sheet once, so that another card adds little", async () => {
  const size = async (count: number, make: typeof a4Pdf) => (await make(cards.slice(0, count), TITLE)).length;
  for (const make of [a4Pdf, duplexPdf]) {
    const [one, two] = [await size(1, make), await size(2, make)];
    expect(two - one).toBeLessThan(one / 5);
  }
});
