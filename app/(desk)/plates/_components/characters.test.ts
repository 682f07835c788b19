import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { charactersOf } from "./characters";

const read = (text: string) => [...text].map((char, index) => ({ char, confidence: (index + 1) / 100 }));
const shown = (text: string, was: string) => charactersOf(text, read(was)).map(({ confidence }) => confidence);

describe("the characters of an edited reading", () => {
  test("keep their confidence around what was changed", () => {
    expect(shown("AB12", "AB12")).toEqual([0.01, 0.02, 0.03, 0.04]);
    expect(shown("AX12", "AB12")).toEqual([0.01, null, 0.03, 0.04]);
    expect(shown("A12", "AB12")).toEqual([0.01, 0.03, 0.04]);
    expect(shown("AB912", "AB12")).toEqual([0.01, 0.02, null, 0.03, 0.04]);
    expect(shown("AA", "A")).toEqual([0.01, null]);
    expect(shown("", "AB12")).toEqual([]);
    expect(shown("AB 12", "AB12")).toEqual([0.01, 0.02, 0.03, 0.04]);
    expect(charactersOf("A-1", read("A1")).map(({ place }) => place)).toEqual([0, 2]);
  });

  test("are those that stand there, and none keeps another one's confidence", () => {
    const text = fc.string({ unit: fc.constantFrom("A", "B", "1", " "), maxLength: 10 });
    fc.assert(
      fc.property(text, text, (now, was) => {
        const characters = charactersOf(now, read(was));
        expect(characters.map(({ char }) => char).join("")).toBe(now.replaceAll(" ", ""));
        for (const { char, confidence } of characters)
          if (confidence !== null) expect(was[Math.round(confidence * 100) - 1]).toBe(char);
      }),
    );
  });
});
