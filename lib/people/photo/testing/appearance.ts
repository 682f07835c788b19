/** How a drawn person looks; everything follows from a seed unless it is given. */
export type Appearance = {
  /** Base colour of the skin, with the tones that shade and light it. */
  skin: { base: string; shade: string; light: string; lips: string };
  hairColour: string;
  hairStyle: (typeof HAIR_STYLES)[number];
  iris: string;
  clothes: string;
  collar: boolean;
  glasses: boolean;
  beard: boolean;
  /** Small departures from the mean face, each about -1 to 1. */
  shape: { faceWidth: number; jaw: number; eyeSize: number; noseWidth: number; mouthWidth: number; browArch: number };
  background: string;
};

export const HAIR_STYLES = ["short", "crop", "long", "bun", "curls", "bald"] as const;

const SKINS = [
  { base: "#f1c9ab", shade: "#c08a68", light: "#fde6d3", lips: "#c4716a" },
  { base: "#e3b08a", shade: "#a97650", light: "#f6d3b4", lips: "#b4605a" },
  { base: "#c88f63", shade: "#8a5a38", light: "#e3b48a", lips: "#9d5148" },
  { base: "#a06a42", shade: "#694126", light: "#c48f64", lips: "#84433c" },
  { base: "#7d4f30", shade: "#4c2d1a", light: "#a4724c", lips: "#6d3833" },
  { base: "#64402a", shade: "#3a2216", light: "#8a5d40", lips: "#5b302c" },
];
const HAIR_COLOURS = ["#17120f", "#2a1c14", "#3f2a1b", "#6b4a2b", "#a9814e", "#8c8c8c", "#5a2b17"];
const IRISES = ["#4a2f1c", "#3a2416", "#5c452a", "#54704f", "#5a7c98"];
const CLOTHES = ["#26374f", "#5d2f3a", "#2e4a3e", "#5b5b63", "#7d6a4f", "#35305c", "#8fa3b8"];
const BACKGROUNDS = ["#e9edf0", "#dfe7ee", "#efeae2", "#e3e6e3", "#d9e2ea"];

/** A small generator of numbers in 0–1 (mulberry32): the same seed draws the same person on every machine. */
export function randomNumbers(seed: number): () => number {
  let state = (seed * 2654435761 + 1013904223) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The looks of person number `seed`. */
export function appearanceOf(seed: number): Appearance {
  const random = randomNumbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const spread = () => random() * 2 - 1;
  const skinIndex = Math.floor(random() * SKINS.length);
  const hairStyle = pick(HAIR_STYLES);
  // Fair hair is rare with dark skin, and a beard goes with short hair only.
  const hairColour = skinIndex >= 2 ? pick(HAIR_COLOURS.slice(0, 3)) : pick(HAIR_COLOURS);
  return {
    skin: SKINS[skinIndex]!,
    hairColour,
    hairStyle,
    iris: skinIndex >= 2 ? pick(IRISES.slice(0, 2)) : pick(IRISES),
    clothes: pick(CLOTHES),
    collar: random() < 0.5,
    glasses: random() < 0.15,
    beard: hairStyle !== "long" && hairStyle !== "bun" && random() < 0.3,
    shape: {
      faceWidth: spread(),
      jaw: spread(),
      eyeSize: spread(),
      noseWidth: spread(),
      mouthWidth: spread(),
      browArch: spread(),
    },
    background: pick(BACKGROUNDS),
  };
}
