import { PAPER, type Sheet } from "./sheet";

export type PaperColumn = { header: string; width: number; align?: "left" | "right" };

const SIZE = 8.5;
const PAD = 1.2;
/** Rows end above the page's foot, in mm. */
const BOTTOM = PAPER.height - 24;

/**
 * A table over the paper's width, its heads repeated on each page. Widths are shares.
 *
 * @returns the `y` below it, in mm
 */
export function drawTable(
  sheet: Sheet,
  top: number,
  columns: readonly PaperColumn[],
  rows: readonly (readonly string[])[],
): number {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  const full = PAPER.width - 2 * PAPER.margin;
  let x: number = PAPER.margin;
  const placed = columns.map((column) => {
    const width = (column.width / shares) * full;
    const left = x;
    x += width;
    return { ...column, left: left + PAD, width: width - 2 * PAD };
  });
  const drawRow = (y: number, cells: readonly string[], bold: boolean): number =>
    Math.max(
      ...placed.map(({ left, width, align }, index) =>
        sheet.text(left, y, cells[index] ?? "", { size: SIZE, bold, align, width }),
      ),
      y + 4,
    );
  const head = (y: number): number => {
    sheet.rule(y, 0.8);
    const below =
      drawRow(
        y + PAD,
        columns.map(({ header }) => header),
        true,
      ) + PAD;
    sheet.rule(below, 0.4);
    return below;
  };
  let y = head(top);
  for (const cells of rows) {
    const lines = Math.max(
      ...placed.map(({ width }, index) => sheet.wrap(cells[index] ?? "", width, { size: SIZE }).length),
    );
    if (y + lines * 4.2 > BOTTOM) {
      sheet.addPage();
      y = head(PAPER.margin);
    }
    y = drawRow(y + PAD, cells, false) + PAD;
  }
  sheet.rule(y, 0.8);
  return y;
}

/** Space for so many mm, on a new page where this one has no room. @returns where it begins */
export function roomFor(sheet: Sheet, y: number, height: number): number {
  if (y + height <= BOTTOM) return y;
  sheet.addPage();
  return PAPER.margin;
}
