import bwipjs from "bwip-js/node";
import type { Box } from "@/lib/platform/drawing/box";
import { type PathNode, rectPath } from "@/lib/platform/drawing/scene";

/** ISO/IEC 18004: level M repairs 15 %, and four light modules around it are part of the symbol. */
const ERROR_LEVEL = "M";
const QUIET_MODULES = 4;

/** @returns modules a side without the quiet zone, and which are dark, row by row */
export function qrModules(text: string): { side: number; dark: Uint8Array } {
  const [symbol] = bwipjs.raw("qrcode", text, `eclevel=${ERROR_LEVEL}`);
  if (!symbol || !("pixs" in symbol)) throw new Error("bwip-js returned no QR matrix");
  return { side: symbol.pixx, dark: Uint8Array.from(symbol.pixs) };
}

/** The code on white, with its quiet zone, as large as the box allows: one path, so that no viewer leaves seams. */
export function qrScene(text: string, box: Box): PathNode[] {
  const { side, dark } = qrModules(text);
  const room = Math.min(box.width, box.height);
  const module = room / (side + 2 * QUIET_MODULES);
  const left = box.x + (box.width - room) / 2;
  const top = box.y + (box.height - room) / 2;
  let d = "";
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      if (!dark[row * side + column]) continue;
      let run = 1;
      while (column + run < side && dark[row * side + column + run]) run += 1;
      const x = left + (column + QUIET_MODULES) * module;
      const y = top + (row + QUIET_MODULES) * module;
      d += modulesPath(x, y, run * module, module);
      column += run;
    }
  }
  return [
    { kind: "path", d: rectPath({ x: left, y: top, width: room, height: room }, room / 40), fill: "#ffffff" },
    { kind: "path", d, fill: "#000000" },
  ];
}

/** Three decimals: rounded to two, modules of a millimetre's third would be uneven. */
const modulesPath = (x: number, y: number, width: number, height: number): string => {
  const [l, t, r, b] = [x, y, x + width, y + height].map((value) => value.toFixed(3));
  return `M${l} ${t}L${r} ${t}L${r} ${b}L${l} ${b}Z`;
};

/** The code as a PNG, for screens and for the contract's `qr_image`. */
export const qrPng = (text: string): Promise<Buffer> =>
  bwipjs.toBuffer({
    bcid: "qrcode",
    text,
    scale: 6,
    padding: QUIET_MODULES,
    backgroundcolor: "FFFFFF",
    ...{ eclevel: ERROR_LEVEL },
  });
