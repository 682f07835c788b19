import { CATEGORY_CODES, CATEGORY_NAMES } from "@/lib/licenses/schema";

/** A category and the vehicles it stands for. */
export type CategoryOption = { code: string; meaning: string };

/** For server pages, which hand them to the form: the schema module would bring the drawing of cards to the browser. */
export const categoryOptions: CategoryOption[] = CATEGORY_CODES.map((code) => ({
  code,
  // A mass stays in one piece: "3 500 kg" does not break at its spaces.
  meaning: CATEGORY_NAMES[code].replaceAll(/(\d) (?=\d|kg|cc)/g, "$1\u00a0"),
}));
