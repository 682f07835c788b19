import { type Part, rectPath, type Scene, type SceneNode, textAt } from "@/lib/platform/drawing/scene";
import { heading, machineScene, thumbFrame } from "./back-parts";
import { BACK_BLOCKS } from "./geometry";
import { type CardCategory, type CardData, printedRestrictions } from "./model";
import { PALETTE } from "./palette";

const { categories, thumb, machineText } = BACK_BLOCKS;

/** What is printed on the back that the 720-byte barcode takes up, besides its art: the categories' line, thumb box. */
export const blocksForm = (): Scene => [
  { kind: "path", d: rectPath(categories, 6), stroke: PALETTE.line, strokeWidth: 1 },
  ...heading("9", "", categories.x + 12, categories.y + 22),
  ...thumbFrame(thumb),
];

/** What is the holder's own on it. */
export const blocksPersonal = (data: CardData): Part[] => [
  { area: categories, scene: categoryLine(data) },
  { area: machineText, scene: machineScene(data, machineText) },
];

/** Categories of the same dates and restrictions stand together: `B, C1: 2025-05-01 – 2030-05-01`. */
function categoryLine(data: CardData): SceneNode[] {
  const groups = new Map<string, string[]>();
  for (const category of data.categories) {
    const terms = termsOf(category, data);
    groups.set(terms, [...(groups.get(terms) ?? []), category.code]);
  }
  const line = [...groups].map(([terms, codes]) => `${codes.join(", ")}: ${terms}`).join(" · ");
  const indent = 32;
  return textAt(line, categories.x + indent, categories.y + 23, {
    style: "bold",
    size: 18,
    maxWidth: categories.width - indent - 10,
    minScaleX: 0.5,
    color: PALETTE.ink,
  });
}

function termsOf({ issueDate, expiryDate, restrictions }: CardCategory, data: CardData): string {
  const dates = `${issueDate ?? data.issueDate} – ${expiryDate ?? data.expiryDate}`;
  const printed = printedRestrictions(restrictions);
  return printed === "0" ? dates : `${dates} (${printed})`;
}
