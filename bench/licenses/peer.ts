import { spawnSync } from "node:child_process";
import path from "node:path";
import sharp from "sharp";
import { placePdf417 } from "@/lib/licenses/barcode/pdf417";
import { backPersonal } from "@/lib/licenses/card/back";
import { frontPersonal } from "@/lib/licenses/card/front";
import { BACK, BARCODE, FRONT } from "@/lib/licenses/card/geometry";
import { backGroundOf, frontGroundOf } from "@/lib/licenses/card/grounds";
import type { CardData } from "@/lib/licenses/card/model";
import { barcodePlace } from "@/lib/licenses/card/pdf";
import type { Part } from "@/lib/platform/drawing/scene";

/** What the peer needed for one license. */
export interface PeerFigures {
  readonly cpuMs: number;
  /** Size of each of the five files. */
  readonly bytes: Readonly<Record<string, number>>;
}

/** Debian's own, for which its packages are. */
const PYTHON = "/usr/bin/python3";
const FONTS = path.resolve("lib/platform/drawing/fonts");

/**
 * Runs the Pillow and reportlab program over the same cards, on one core.
 * @returns null where Debian's packages are missing
 */
export async function runPeer(cards: readonly CardData[], folder?: string): Promise<PeerFigures | null> {
  if (spawnSync(PYTHON, ["-c", "import PIL, reportlab"]).status !== 0) return null;
  const art = { issuerName: cards[0]!.issuerName, countryCode: "ZAF", seed: cards[0]!.issuerName ?? "specimen" };
  const [front, back] = await Promise.all([frontGroundOf(art), backGroundOf(art)]);
  const { palette, data, width, height } = back.indexed;
  const backRgb = Uint8Array.from(
    { length: data.length * 3 },
    (_, i) => palette[data[Math.floor(i / 3)]! * 3 + (i % 3)]!,
  );
  const png = (pixels: Uint8Array, channels: 3 | 4) =>
    sharp(pixels, { raw: { width, height, channels } }).removeAlpha().png().toBuffer();
  const job = {
    folder,
    fonts: {
      regular: `${FONTS}/NotoSans-Regular.ttf`,
      bold: `${FONTS}/NotoSans-Bold.ttf`,
      mono: `${FONTS}/B612Mono-Regular.ttf`,
    },
    photo: FRONT.photo,
    ghost: FRONT.ghostPortrait,
    frontGround: (await png(front.canvas.data, 4)).toString("base64"),
    backGround: (await png(backRgb, 3)).toString("base64"),
    cards: cards.map((card) => ({
      portrait: Buffer.from(card.portrait!).toString("base64"),
      front: textsOf(frontPersonal(card)),
      back: textsOf(backPersonal(card)),
      barcode: barcodeOf(card),
    })),
  };
  const { stdout, stderr, status } = spawnSync(PYTHON, [path.join(import.meta.dirname, "peer.py")], {
    input: JSON.stringify(job),
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`the peer failed: ${stderr}`);
  return JSON.parse(stdout.toString()) as PeerFigures;
}

/** The texts of a side as a program with a text engine would be given them. */
function textsOf(parts: readonly Part[]) {
  return parts
    .flatMap(({ scene }) => scene)
    .flatMap((node) => {
      if (node.kind !== "text") return [];
      const { glyphs } = node.line.shaped;
      const text = String.fromCodePoint(...glyphs.flatMap(({ codePoints }) => codePoints));
      return { text, face: glyphs[0]!.face, size: Math.round(node.line.size), x: node.x, y: node.y, color: node.color };
    });
}

/** The symbol as one bit a module, rows padded to bytes. */
function barcodeOf(card: CardData) {
  const placed = placePdf417(card.barcodeText, { ...BACK.barcode, ...BARCODE });
  const { matrix, modulePx, rowPx } = placed;
  const stride = Math.ceil(matrix.width / 8);
  const bits = Buffer.alloc(stride * matrix.rows);
  matrix.modules.forEach((dark, i) => {
    const [row, column] = [Math.floor(i / matrix.width), i % matrix.width];
    if (dark) bits[row * stride + (column >> 3)]! |= 0x80 >> (column & 7);
  });
  return {
    columns: matrix.width,
    rows: matrix.rows,
    modulePx,
    rowPx,
    ...barcodePlace(placed, BACK.barcode),
    bits: bits.toString("base64"),
  };
}
