import { PALETTE } from "./palette";

/** Colour runs across the whole card's width, like the iris print of security paper. */
export const GRADIENTS = {
  paper: [PALETTE.paperRose, PALETTE.paper, PALETTE.paperTeal],
  iris: [PALETTE.rose, PALETTE.teal, PALETTE.rose],
  irisTurned: [PALETTE.teal, PALETTE.rose, PALETTE.teal],
} as const satisfies Record<string, readonly [string, string, string]>;
