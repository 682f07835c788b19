import { CARD_HEIGHT_MM, CARD_WIDTH_MM } from "../../card/geometry";

/** Everything on a sheet is measured in millimetres from its upper left corner; PDF has points from the lower left. */
export const PT_PER_MM = 72 / 25.4;

/** A4 upright (ISO 216). */
export const SHEET_WIDTH_MM = 210;
export const SHEET_HEIGHT_MM = 297;

export const COLUMNS = 2;
export const ROWS = 4;
export const CARDS_PER_SHEET = COLUMNS * ROWS;

/** Between two cards: room for the crop marks of both. */
export const GAP_MM = 8;
/** A crop mark begins so far from the card, so that a cut which is a little off shows no ink. */
export const MARK_OFFSET_MM = 1;
export const MARK_LENGTH_MM = 3;

/** Cards of one file: six full A4 sheets. Larger batches have several files, so that memory does not grow with them. */
export const CARDS_PER_PART = 48;

/** The part, from 1, that shows a place, from 0. */
export const partOf = (placement: number): number => Math.floor(placement / CARDS_PER_PART) + 1;

/** Where a place is found: its part, the sheet of paper in it, and the position on that sheet; all from 1. */
export const locate = (placement: number) => ({
  part: partOf(placement),
  sheet: Math.floor((placement % CARDS_PER_PART) / CARDS_PER_SHEET) + 1,
  position: (placement % CARDS_PER_SHEET) + 1,
});

export type Side = "front" | "back";
export type BoxMm = { x: number; y: number; width: number; height: number };

const MARGIN_X_MM = (SHEET_WIDTH_MM - COLUMNS * CARD_WIDTH_MM - (COLUMNS - 1) * GAP_MM) / 2;
const MARGIN_Y_MM = (SHEET_HEIGHT_MM - ROWS * CARD_HEIGHT_MM - (ROWS - 1) * GAP_MM) / 2;

/**
 * The card's box on its sheet, rows filled from the left. Backs stand in the mirrored column: paper that is turned over
 * its long edge brings them behind their fronts.
 *
 * @param position 0 to CARDS_PER_SHEET - 1
 */
export function cardBox(position: number, side: Side): BoxMm {
  const column = position % COLUMNS;
  const row = Math.floor(position / COLUMNS);
  const shown = side === "front" ? column : COLUMNS - 1 - column;
  return {
    x: MARGIN_X_MM + shown * (CARD_WIDTH_MM + GAP_MM),
    y: MARGIN_Y_MM + row * (CARD_HEIGHT_MM + GAP_MM),
    width: CARD_WIDTH_MM,
    height: CARD_HEIGHT_MM,
  };
}

export type LineMm = { from: { x: number; y: number }; to: { x: number; y: number } };

/** Two short lines at each corner, along the edges to be cut and outside them. */
export function cropMarks({ x, y, width, height }: BoxMm): LineMm[] {
  const [near, far] = [MARK_OFFSET_MM, MARK_OFFSET_MM + MARK_LENGTH_MM];
  const corners = [
    { x, y, left: -1, up: -1 },
    { x: x + width, y, left: 1, up: -1 },
    { x, y: y + height, left: -1, up: 1 },
    { x: x + width, y: y + height, left: 1, up: 1 },
  ];
  return corners.flatMap((corner) => [
    {
      from: { x: corner.x + corner.left * near, y: corner.y },
      to: { x: corner.x + corner.left * far, y: corner.y },
    },
    {
      from: { x: corner.x, y: corner.y + corner.up * near },
      to: { x: corner.x, y: corner.y + corner.up * far },
    },
  ]);
}

/** The lower left corner of a box and its size in PDF points. */
export const boxPt = ({ x, y, width, height }: BoxMm) => ({
  x: x * PT_PER_MM,
  y: (SHEET_HEIGHT_MM - y - height) * PT_PER_MM,
  width: width * PT_PER_MM,
  height: height * PT_PER_MM,
});

export const pointPt = ({ x, y }: { x: number; y: number }) => ({
  x: x * PT_PER_MM,
  y: (SHEET_HEIGHT_MM - y) * PT_PER_MM,
});
