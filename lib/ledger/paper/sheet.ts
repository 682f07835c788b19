import { readFileSync } from "node:fs";
import path from "node:path";
import { PDFDocument, type PDFFont, type PDFPage, rgb } from "@cantoo/pdf-lib";
import * as fontkit from "fontkit";

const POINTS_PER_MM = 72 / 25.4;
/** A4 upright, in mm. */
export const PAPER = { width: 210, height: 297, margin: 14 } as const;
const FACES = { regular: "NotoSans-Regular", bold: "NotoSans-Bold" } as const;
/** Leading of running text, as a share of its size. */
const LEADING = 1.4;

/** The fonts that ship with the office: on every machine a paper is the same. */
const fontFile = (name: string): Buffer =>
  readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), "lib/platform/drawing/fonts", `${name}.ttf`));

export type TextStyle = {
  /** Points. */
  size?: number;
  bold?: boolean;
  align?: "left" | "right" | "center";
  /** Width in mm within which it is wrapped, or aligned. */
  width?: number;
  grey?: boolean;
};

/** A document of A4 pages that is drawn on in mm from the upper left corner. */
export class Sheet {
  #page: PDFPage;

  private constructor(
    readonly document: PDFDocument,
    readonly fonts: Record<keyof typeof FACES, PDFFont>,
    readonly glyphs: fontkit.Font,
  ) {
    this.#page = this.addPage();
  }

  static async open(title: string, date: Date): Promise<Sheet> {
    const document = await PDFDocument.create({ updateMetadata: false });
    document.setTitle(title);
    document.setCreationDate(date);
    document.setLanguage("en-IN");
    // pdf-lib asks for its own fork of fontkit in types only; the shipped one has all that it calls.
    document.registerFontkit(fontkit as unknown as Parameters<PDFDocument["registerFontkit"]>[0]);
    const regular = fontFile(FACES.regular);
    const fonts = {
      regular: await document.embedFont(regular, { subset: true }),
      bold: await document.embedFont(fontFile(FACES.bold), { subset: true }),
    };
    return new Sheet(document, fonts, fontkit.create(regular));
  }

  addPage(): PDFPage {
    this.#page = this.document.addPage([PAPER.width * POINTS_PER_MM, PAPER.height * POINTS_PER_MM]);
    return this.#page;
  }

  /** Text with what the font has no sign for replaced, so that a name of another script does not stop the paper. */
  #drawable(text: string): string {
    return [...text.replaceAll(/[\p{Cc}\s]+/gu, " ")]
      .map((sign) => (this.glyphs.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ? sign : "?"))
      .join("");
  }

  /** Lines into which a text breaks within a width in mm; a word longer than that is cut. */
  wrap(text: string, width: number, { size = 9, bold = false }: TextStyle = {}): string[] {
    const font = bold ? this.fonts.bold : this.fonts.regular;
    const fits = (line: string) => font.widthOfTextAtSize(line, size) <= width * POINTS_PER_MM;
    const lines: string[] = [];
    let line = "";
    for (const word of this.#drawable(text).split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (fits(longer)) {
        line = longer;
        continue;
      }
      if (line !== "") lines.push(line);
      line = word;
      while (!fits(line)) {
        let cut = line.length - 1;
        while (cut > 1 && !fits(line.slice(0, cut))) cut -= 1;
        lines.push(line.slice(0, cut));
        line = line.slice(cut);
      }
    }
    if (line !== "") lines.push(line);
    return lines;
  }

  /** Draws text whose first line's top is at `y`. @returns the `y` below it */
  text(x: number, y: number, text: string, style: TextStyle = {}): number {
    const { size = 9, bold = false, align = "left", width, grey = false } = style;
    const font = bold ? this.fonts.bold : this.fonts.regular;
    const lines = width === undefined ? [this.#drawable(text)] : this.wrap(text, width, style);
    const lead = (size * LEADING) / POINTS_PER_MM;
    for (const [index, line] of lines.entries()) {
      const spare = (width ?? 0) - font.widthOfTextAtSize(line, size) / POINTS_PER_MM;
      const shift = align === "right" ? spare : align === "center" ? spare / 2 : 0;
      this.#page.drawText(line, {
        x: (x + shift) * POINTS_PER_MM,
        y: (PAPER.height - y - index * lead) * POINTS_PER_MM - size,
        size,
        font,
        color: grey ? rgb(0.35, 0.35, 0.35) : rgb(0, 0, 0),
      });
    }
    return y + lines.length * lead;
  }

  /** A line from left to right, in mm; `weight` in points. */
  rule(y: number, weight = 0.5, x: number = PAPER.margin, to: number = PAPER.width - PAPER.margin): void {
    const at = (PAPER.height - y) * POINTS_PER_MM;
    this.#page.drawLine({
      start: { x: x * POINTS_PER_MM, y: at },
      end: { x: to * POINTS_PER_MM, y: at },
      thickness: weight,
    });
  }

  async picture(png: Uint8Array, x: number, y: number, side: number): Promise<void> {
    const image = await this.document.embedPng(png);
    this.#page.drawImage(image, {
      x: x * POINTS_PER_MM,
      y: (PAPER.height - y - side) * POINTS_PER_MM,
      width: side * POINTS_PER_MM,
      height: side * POINTS_PER_MM,
    });
  }

  /** Numbers the pages at their feet and gives the file's bytes. */
  async finish(foot: string): Promise<Uint8Array> {
    const pages = this.document.getPages();
    for (const [index, page] of pages.entries()) {
      this.#page = page;
      const y = PAPER.height - 10;
      const width = PAPER.width - 2 * PAPER.margin;
      this.text(PAPER.margin, y, foot, { size: 7.5, grey: true });
      this.text(PAPER.margin, y, `${index + 1} / ${pages.length}`, { size: 7.5, grey: true, align: "right", width });
    }
    return this.document.save();
  }
}
