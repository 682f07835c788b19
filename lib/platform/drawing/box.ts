/** A rectangle, y downwards, in the units of whoever draws: px of a card, tenths of a millimetre of a page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
