import type { Box } from "@/lib/platform/drawing/box";
import { rectPath, type SceneNode, textAt } from "@/lib/platform/drawing/scene";
import { TYPE } from "./geometry";
import { machineLines } from "./machine-lines";
import type { CardData } from "./model";
import { PALETTE } from "./palette";

/** What both layouts of the back have. */

/** A heading: the field's number in rose and its name. */
export function heading(number: string, label: string, x: number, y: number): SceneNode[] {
  const indent = number === "" ? 0 : 8 + number.length * 8;
  return [
    ...textAt(number, x, y, { style: "bold", size: 12.5, maxWidth: 30, color: PALETTE.roseDeep }),
    ...textAt(label, x + indent, y, { style: "regular", size: 13, maxWidth: 180, color: PALETTE.inkSoft }),
  ];
}

/** The place of the thumb print. */
export const thumbFrame = (thumb: Box): SceneNode[] => [
  { kind: "path", d: rectPath(thumb, 10), stroke: PALETTE.tealDeep, strokeWidth: 1.4 },
  ...textAt("RIGHT THUMB", thumb.x + thumb.width / 2, thumb.y + thumb.height - 12, {
    style: "bold",
    size: TYPE.small + 1,
    maxWidth: thumb.width - 40,
    tracking: 0.12,
    color: PALETTE.inkSoft,
    align: "center",
  }),
];

/** The machine readable lines in a box of 88 px. */
export const machineScene = (data: CardData, { x, y, width }: Box): SceneNode[] =>
  machineLines(data).flatMap((line, i) =>
    textAt(line, x + 10, y + 25 + i * 26.5, {
      style: "mono",
      size: 21.6,
      maxWidth: width - 20,
      minScaleX: 0.5,
      color: PALETTE.ink,
    }),
  );
