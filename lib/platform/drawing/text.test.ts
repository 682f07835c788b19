import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawable, shape, visualRuns } from "./shape";
import { fitText } from "./text";

const codePointsOf = (text: string) =>
  shape(text, "regular").glyphs.map((glyph) => String.fromCodePoint(...glyph.codePoints));

describe("drawable", () => {
  it.each([
    ["  ADA \n\t LOVELACE ", "ADA LOVELACE"],
    ["e\u0301", "é"],
    ["A\u202Eb\u0000c", "Abc"],
    ["Zoë 👩‍🚀🇿🇦❤️ O'Brien", "Zoë O'Brien"],
    ["<script>", "<script>"],
    ["🙂", ""],
    ["#1*", "#1*"],
  ])("makes %j into %j", (text, expected) => {
    expect(drawable(text)).toBe(expected);
  });
});

describe("shape", () => {
  it("draws Latin with marks, Greek and Cyrillic in one face, with no missing glyph", () => {
    const { glyphs } = shape("ñ ç ø ß Ł ć ž Ö Ελένη Дмитрий Nguyễn", "bold");
    expect(glyphs.every((glyph) => glyph.face === "bold" && glyph.id !== 0)).toBe(true);
  });

  it("joins Arabic letters and sets them from the right", () => {
    const joined = shape("محمد", "regular");
    expect(joined.glyphs.every((glyph) => glyph.face === "arabic-regular" && glyph.id !== 0)).toBe(true);
    // The last letter stands at the left, and no letter has the shape that it has alone.
    expect(joined.glyphs[0]!.codePoints).toEqual(["د".codePointAt(0)]);
    const alone = [..."محمد"].map((letter) => shape(letter, "regular").glyphs[0]!.id);
    expect(joined.glyphs.at(-1)!.id).not.toBe(alone[0]);
  });

  it("orders a line by its first strong letter", () => {
    expect(visualRuns("Ali بن").map((run) => run.rtl)).toEqual([false, true]);
    expect(visualRuns("بن Ali").map((run) => run.rtl)).toEqual([false, true]);
    expect(visualRuns("بن Ali").map((run) => run.text.trim())).toEqual(["Ali", "بن"]);
  });

  it("shows a box for a letter that no font has", () => {
    expect(shape("漢", "regular").glyphs[0]!.id).toBe(0);
  });

  it("keeps every character for text extraction", () => {
    expect(codePointsOf("O'Brien <b>").join("")).toBe("O'Brien <b>");
  });
});

const anyText = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: fc.constantFrom("A", "ß", "م", "ح", " ", "-", "漢", "\u0301", "1", "Ω"), maxLength: 300 }),
);

describe("fitText", () => {
  it("never overflows, whatever the text", () => {
    const fit = fc.record({ maxWidth: fc.integer({ min: 60, max: 600 }), maxLines: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(anyText, fit, (text, { maxWidth, maxLines }) => {
        const lines = fitText(text, { style: "bold", size: 22, wrappedSize: 15.5, maxWidth, maxLines });
        expect(lines.length).toBeLessThanOrEqual(maxLines);
        for (const line of lines) {
          expect(line.width).toBeLessThanOrEqual(maxWidth + 1e-6);
          expect(line.scaleX).toBeGreaterThanOrEqual(0.8);
          expect(Number.isFinite(line.width)).toBe(true);
        }
        if (drawable(text) !== "") expect(lines.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  const options = { style: "regular", size: 22, wrappedSize: 15, maxWidth: 300, maxLines: 2 } as const;
  const read = (text: string) =>
    fitText(text, options).map((line) => line.shaped.glyphs.map((g) => String.fromCodePoint(...g.codePoints)).join(""));

  it("leaves a short text as it is", () => {
    const [line, ...rest] = fitText("NKOSI", options);
    expect(rest).toEqual([]);
    expect(line).toMatchObject({ size: 22, scaleX: 1 });
  });

  it("first squeezes, then wraps at a space, then cuts with an ellipsis", () => {
    const [squeezed] = fitText("Thandeka Grace Nomvula Mk", options);
    expect(squeezed!.scaleX).toBeLessThan(1);
    expect(squeezed!.size).toBe(22);
    expect(read("Anna Maria Ludovica Theresia Josepha Johanna Elisabeth")).toEqual([
      "Anna Maria Ludovica Theresia Josepha",
      "Johanna Elisabeth",
    ]);
    const cut = read("WOLFESCHLEGELSTEINHAUSEN".repeat(12));
    expect(cut).toHaveLength(2);
    expect(cut[1]).toMatch(/…$/);
  });
});
