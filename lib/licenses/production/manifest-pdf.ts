import { readFileSync } from "node:fs";
import path from "node:path";
import { PDFDocument, type PDFFont, type PDFPage, rgb } from "@cantoo/pdf-lib";
import * as fontkit from "fontkit";
import { drawable, visualRuns } from "@/lib/platform/drawing/shape";
import { type ExportColumn, type ExportPages, textOf } from "@/lib/platform/export/columns";

/** A4 lengthwise, in points. */
const PAGE = { width: (297 / 25.4) * 72, height: (210 / 25.4) * 72 };
const MARGIN = 36;
const ROW_HEIGHT = 15;
const SIZE = 8.5;
const ROWS_PER_PAGE = Math.floor((PAGE.height - 2 * MARGIN - 3 * ROW_HEIGHT) / ROW_HEIGHT);

/** The fonts that ship with the card's design; only these hold every letter of a name. */
const fontFile = (name: string): Buffer =>
  readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), "lib/platform/drawing/fonts", `${name}.ttf`));

type Fonts = { regular: PDFFont; bold: PDFFont; arabic: PDFFont };

/** A list as a PDF to print: a title and the column heads on every page, pages numbered. */
export async function manifestPdf<Row>(
  columns: readonly ExportColumn<Row>[],
  pages: ExportPages<Row>,
  { title, date }: { title: string; date: Date },
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title);
  document.setCreationDate(date);
  // pdf-lib asks for its own fork of fontkit in types only; the shipped one has all that it calls.
  document.registerFontkit(fontkit as unknown as Parameters<PDFDocument["registerFontkit"]>[0]);
  const embed = (name: string) => document.embedFont(fontFile(name), { subset: true });
  const fonts = {
    regular: await embed("NotoSans-Regular"),
    bold: await embed("NotoSans-Bold"),
    arabic: await embed("NotoSansArabic-Regular"),
  };
  const at = columnStarts(columns);
  let page: PDFPage | undefined;
  let rowsOnPage = 0;
  const subtitle = date.toISOString().slice(0, 16).replace("T", " ");
  const newPage = (): PDFPage => {
    const fresh = document.addPage([PAGE.width, PAGE.height]);
    drawCell(fresh, fonts, `${title} · ${subtitle} UTC`, { x: MARGIN, y: PAGE.height - MARGIN, bold: true });
    for (const [index, { header }] of columns.entries())
      drawCell(fresh, fonts, header, { x: at[index] ?? 0, y: rowY(-1), bold: true });
    fresh.drawLine({
      start: { x: MARGIN, y: rowY(-1) - 4 },
      end: { x: PAGE.width - MARGIN, y: rowY(-1) - 4 },
      thickness: 0.5,
    });
    rowsOnPage = 0;
    return fresh;
  };
  for await (const rows of pages) {
    for (const row of rows) {
      page = page === undefined || rowsOnPage === ROWS_PER_PAGE ? newPage() : page;
      for (const [index, column] of columns.entries())
        drawCell(page, fonts, textOf(column.value(row), column.type), { x: at[index] ?? 0, y: rowY(rowsOnPage) });
      rowsOnPage += 1;
    }
  }
  page ??= newPage();
  numberPages(document, fonts);
  return document.save();
}

const rowY = (row: number): number => PAGE.height - MARGIN - (row + 3) * ROW_HEIGHT;

/** The page's width shared out by the columns' widths in a spreadsheet. */
function columnStarts(columns: readonly { width: number }[]): number[] {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  let x = MARGIN;
  return columns.map(({ width }) => {
    const start = x;
    x += (width / total) * (PAGE.width - 2 * MARGIN);
    return start;
  });
}

function drawCell(page: PDFPage, fonts: Fonts, text: string, { x, y, bold }: { x: number; y: number; bold?: boolean }) {
  let left = x;
  for (const run of visualRuns(drawable(text))) {
    const font = run.rtl ? fonts.arabic : bold ? fonts.bold : fonts.regular;
    page.drawText(run.text, { x: left, y, size: SIZE, font, color: rgb(0, 0, 0) });
    left += font.widthOfTextAtSize(run.text, SIZE);
  }
}

function numberPages(document: PDFDocument, fonts: Fonts): void {
  for (const [index, page] of document.getPages().entries())
    drawCell(page, fonts, `${index + 1} / ${document.getPageCount()}`, { x: PAGE.width - MARGIN - 36, y: MARGIN / 2 });
}
