import {
  linePath,
  type Part,
  rectPath,
  type Scene,
  type SceneNode,
  textAt,
  textBlock,
} from "@/lib/platform/drawing/scene";
import type { BarcodeProfile } from "../barcode/payload";
import { type ArtParameters, backArtLayers } from "./art";
import { blocksForm, blocksPersonal } from "./back-blocks";
import { heading, machineScene, thumbFrame } from "./back-parts";
import { BACK, CATEGORY_TABLE, TYPE, withBleed } from "./geometry";
import { CATEGORY_CODES, type CardData, printedRestrictions } from "./model";
import { PALETTE } from "./palette";
import { pictogram } from "./pictograms";

const LEGEND = [
  ["1", "Surname"],
  ["2", "Given names"],
  ["3", "Date of birth"],
  ["4a", "Date of issue"],
  ["4b", "Date of expiry"],
  ["4c", "Issued by"],
  ["4d", "ID number"],
  ["5", "License number"],
  ["7", "Signature"],
  ["9", "Categories"],
  ["10", "Valid from"],
  ["11", "Valid until"],
  ["12", "Restrictions"],
] as const;

const { columns, headerHeight, rowHeight } = CATEGORY_TABLE;
const rowTop = (index: number) => BACK.categories.y + headerHeight + index * rowHeight;
const BASELINE = 21;

/** All of the back that does not depend on the holder: art, panels, table, legend, thumb box. */
export const backGround = (art: ArtParameters, profile: BarcodeProfile = "json"): Scene => [
  ...Object.values(backArtLayers(art, profile)).flat(),
  ...backForm(profile),
];

/** What is printed on every back besides its art: table, headings, legend, thumb box. */
export const backForm = (profile: BarcodeProfile): Scene => (profile === "za-720" ? blocksForm() : tableForm());

function tableForm(): Scene {
  const { categories, restrictions, legend, thumb } = BACK;
  const right = categories.x + categories.width;
  const headerY = categories.y + 18;
  return [
    { kind: "path", d: rectPath(categories, 6), stroke: PALETTE.line, strokeWidth: 1 },
    ...heading("9", "Category", columns.code + 12, headerY),
    ...heading("10", "Valid from", columns.issued, headerY),
    ...heading("11", "Valid until", columns.expires, headerY),
    ...heading("12", "Restr.", columns.restrictions, headerY),
    ...CATEGORY_CODES.flatMap((code, i): SceneNode[] => [
      {
        kind: "path",
        d: linePath(categories.x, rowTop(i), right, rowTop(i)),
        stroke: PALETTE.line,
        strokeWidth: 1,
        opacity: 0.7,
      },
      ...textAt(code, columns.code + 12, rowTop(i) + BASELINE, {
        style: "bold",
        size: 19,
        maxWidth: 52,
        color: PALETTE.ink,
      }),
      ...pictogram(code, columns.pictogram + 4, rowTop(i) + 2, 0.96, PALETTE.tealDeep, PALETTE.panel),
    ]),
    { kind: "path", d: rectPath(restrictions, 6), stroke: PALETTE.line, strokeWidth: 1 },
    ...heading("12", "Restrictions", restrictions.x + 12, restrictions.y + 20),
    ...LEGEND.flatMap(([number, label], i): SceneNode[] => {
      const x = legend.x + 12 + Math.floor(i / 7) * 152;
      const y = legend.y + 16 + (i % 7) * 13.4;
      return [
        ...textAt(number, x, y, { style: "bold", size: TYPE.small, maxWidth: 24, color: PALETTE.roseDeep }),
        ...textAt(label, x + 26, y, { style: "regular", size: TYPE.small, maxWidth: 110, color: PALETTE.inkSoft }),
      ];
    }),
    ...thumbFrame(thumb),
  ];
}

/** The columns of the table that are the holder's own. */
const GRANTS = {
  x: columns.issued,
  y: BACK.categories.y + headerHeight,
  width: CATEGORY_TABLE.right - columns.issued,
  height: BACK.categories.height - headerHeight,
};

/** What is the holder's own on the back; the barcode is placed by itself. */
export function backPersonal(data: CardData): Part[] {
  if (data.barcodeProfile === "za-720") return blocksPersonal(data);
  return [
    { area: withBleed(GRANTS), scene: grants(data) },
    ...refusals(data),
    { area: BACK.restrictions, scene: restrictionLines(data) },
    { area: BACK.machineText, scene: machineScene(data, BACK.machineText) },
  ];
}

function grants(data: CardData): SceneNode[] {
  const value = { style: "regular", size: 18, color: PALETTE.ink } as const;
  return data.categories.flatMap((category): SceneNode[] => {
    const row = CATEGORY_CODES.indexOf(category.code);
    const y = rowTop(row) + BASELINE;
    return [
      ...textAt(category.issueDate ?? data.issueDate, columns.issued, y, { ...value, maxWidth: 130 }),
      ...textAt(category.expiryDate ?? data.expiryDate, columns.expires, y, { ...value, maxWidth: 130 }),
      ...textAt(printedRestrictions(category.restrictions), columns.restrictions, y, { ...value, maxWidth: 126 }),
    ];
  });
}

/** A stroke through each row that is not granted, so that nothing can be typed in. */
function refusals(data: CardData): Part[] {
  const granted = new Set(data.categories.map(({ code }) => code));
  return CATEGORY_CODES.flatMap((code, i) => {
    if (granted.has(code)) return [];
    const y = rowTop(i) + BASELINE - 6;
    const d = linePath(columns.issued, y, columns.restrictions + 100, y);
    const area = { x: columns.issued - 2, y: y - 3, width: columns.restrictions - columns.issued + 104, height: 6 };
    return { area, scene: [{ kind: "path", d, stroke: PALETTE.line, strokeWidth: 1.2 }], common: true };
  });
}

function restrictionLines(data: CardData): SceneNode[] {
  const { x, y, width, height } = BACK.restrictions;
  const box = { x: x + 12, y: y + 27, width: width - 24, height: height - 31 };
  const options = { style: "bold", size: 18, wrappedSize: 15, maxLines: 3, color: PALETTE.ink } as const;
  return textBlock(printedRestrictions(data.restrictions), box, options);
}
