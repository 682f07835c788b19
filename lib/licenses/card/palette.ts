/** Colours of the card, sRGB hex. Rose is the contract's pink overlay; teal is its complement; ink is for reading. */
export const PALETTE = {
  paper: "#fdfaf8",
  paperRose: "#fae6ea",
  paperTeal: "#e3f1f0",
  rose: "#d9668a",
  roseDeep: "#b23a66",
  teal: "#2b8a8c",
  tealDeep: "#17616b",
  ink: "#1b2440",
  inkSoft: "#4c5876",
  panel: "#fffdfc",
  line: "#a9b6c2",
  ghost: "#2c4a63",
  specimen: "#b0224f",
} as const;
