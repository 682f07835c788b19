import type { RgbImage } from "../../../platform/vision/picture";

/** Bare columns between two characters that are wider than this share of the line's height are a space. */
const SPACE_MIN = 0.24;
/** Rows at the upper and lower edge belong to neighbours and margins. */
const EDGE = 0.2;

/** For each column of a line's picture, whether no ink stands in it: ink is darker than half-way from paper to black. */
function bareColumns({ data, width, height }: RgbImage): boolean[] {
  const top = Math.floor(height * EDGE);
  const bottom = Math.ceil(height * (1 - EDGE));
  const darkest = new Uint8Array(width).fill(255);
  const counts = new Uint32Array(256);
  for (let y = top; y < bottom; y++) {
    for (let x = 0; x < width; x++) {
      const at = 3 * (y * width + x);
      const grey = (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8;
      counts[grey]!++;
      if (grey < darkest[x]!) darkest[x] = grey;
    }
  }
  const quantile = (share: number) => {
    let left = share * width * (bottom - top);
    for (let grey = 0; grey < 256; grey++) {
      left -= counts[grey]!;
      if (left <= 0) return grey;
    }
    return 255;
  };
  const ink = quantile(0.03);
  const limit = ink + (quantile(0.75) - ink) * 0.5;
  return Array.from(darkest, (grey) => grey > limit);
}

/**
 * Puts spaces where the picture has gaps between words: PP-OCR's reader drops them.
 *
 * @param columns for each character the column of the picture where it was read
 */
export function withSpaces(text: readonly string[], columns: readonly number[], picture: RgbImage): string {
  const bare = bareColumns(picture);
  let out = "";
  for (const [index, char] of text.entries()) {
    if (index > 0 && text[index - 1] !== " " && char !== " ") {
      let run = 0;
      let longest = 0;
      for (let x = Math.round(columns[index - 1]!); x < columns[index]!; x++) {
        run = bare[x] ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
      if (longest > SPACE_MIN * picture.height) out += " ";
    }
    out += char;
  }
  return out.replace(/ {2,}/g, " ").trim();
}
