import { CATEGORY_CODES, CATEGORY_NAMES } from "@/lib/licenses/schema";

/** A category and the vehicles it stands for. */
export type CategoryOption = { code: string; meaning: string };

/** For server pages, which hand them to the form: the schema module would bring the drawing of cards to the browser. */
export const categoryOptions: CategoryOption[] = CATEGORY_CODES.map((code) => ({
  code,
  meaning: CATEGORY_NAMES[code],
}));
