import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalizePlate } from "../normalize";
import { ALPHABET } from "../reading/ctc";
import { GRAMMARS } from "./catalogue";
import { templatesOf } from "./grammar";
import { rescore } from "./rescore";
import { grammarsOf, isKnownRegion } from "./select";

/** Odds of a reader that is `sure` of each character, the rest spread evenly, with exceptions by place. */
function oddsOf(text: string, sure = 0.97, other: Record<number, Record<string, number>> = {}) {
  return [...text].map((char, place) => {
    const odds = new Float32Array(ALPHABET.length).fill((1 - sure) / 35);
    odds[ALPHABET.indexOf(char)] = sure;
    for (const [alternative, value] of Object.entries(other[place] ?? {})) odds[ALPHABET.indexOf(alternative)] = value;
    return odds;
  });
}

describe("the catalogue", () => {
  it("has ids of its own, and examples that fit their patterns", () => {
    expect(new Set(GRAMMARS.map((grammar) => grammar.id)).size).toBe(GRAMMARS.length);
    for (const { id, pattern, example, region } of GRAMMARS) {
      expect(normalizePlate(example), id).toMatch(new RegExp(`^(?:${pattern})$`));
      expect(region, id).toMatch(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/);
    }
  });

  it("compiles every series into formats that mean what its expression means", () => {
    for (const { id, pattern, kind } of GRAMMARS) {
      if (kind !== "series") continue;
      const regex = new RegExp(`^(?:${pattern})$`);
      const templates = templatesOf(pattern);
      fc.assert(
        fc.property(fc.nat(templates.length - 1), fc.infiniteStream(fc.nat(1000)), (index, numbers) => {
          const word = templates[index]!.map((place) => [...place][numbers.next().value! % place.size]).join("");
          expect(word, id).toMatch(regex);
        }),
        { numRuns: 5 },
      );
    }
  });

  it("refuses patterns that it cannot compile", () => {
    for (const pattern of ["A+", "(A", "[A", "A)", "[Z-A]", "[A-Z]{1,3}.*", "[0-9]?[0-9]?[0-9]?[0-9]?(A|B){0,9}"]) {
      expect(() => templatesOf(pattern), pattern).toThrow(/Pattern/);
    }
  });

  it("chooses by country, region and union", () => {
    expect(grammarsOf(["ZA-GP"]).every(({ grammar }) => grammar.region === "ZA-GP")).toBe(true);
    expect(grammarsOf(["EU"]).map(({ grammar }) => grammar.region)).toContain("DE");
    expect(grammarsOf(["EU"]).map(({ grammar }) => grammar.region)).not.toContain("GB");
    expect(grammarsOf([])).toHaveLength(GRAMMARS.length);
    expect(isKnownRegion("US")).toBe(true);
    expect(isKnownRegion("XX")).toBe(false);
  });
});

describe("rescore", () => {
  const inCountry = (text: string, code: string, odds = oddsOf(text)) => rescore(text, odds, grammarsOf([code]), true);

  it("tells O from 0 and I from 1 by the places of a format", () => {
    expect(inCountry("BBO1CDGP", "ZA").text).toBe("BB01CDGP");
    expect(inCountry("ABC1O23", "BR")).toMatchObject({ text: "ABC1O23".replace("O", "0"), region: "BR" });
    expect(inCountry("A8123CD", "FR", oddsOf("A8123CD", 0.97, { 1: { "8": 0.55, B: 0.4 } }))).toMatchObject({
      text: "AB123CD",
      grammar: "fr-2009",
    });
  });

  it("names region and format of what it leaves alone", () => {
    expect(inCountry("BCD123GP", "ZA")).toEqual({ text: "BCD123GP", region: "ZA-GP", grammar: "za-gp-1995" });
    expect(inCountry("CA123456", "ZA")).toEqual({ text: "CA123456", region: "ZA-WC", grammar: "za-wc-1980" });
    expect(inCountry("SPEEDYGP", "ZA")).toEqual({ text: "SPEEDYGP", region: "ZA-GP", grammar: "za-gp-personal" });
  });

  it("does not make a series plate of a personal one that is clearly read", () => {
    expect(inCountry("BOSS5GP", "ZA").text).toBe("BOSS5GP");
    expect(inCountry("SOLO1", "US").text).toBe("SOLO1");
    expect(rescore("HELLO", oddsOf("HELLO"), grammarsOf([]), false)).toMatchObject({ text: "HELLO", region: null });
  });

  it("says no region when formats of several countries fit alike", () => {
    expect(rescore("ABC123", oddsOf("ABC123"), grammarsOf([]), false)).toEqual({
      text: "ABC123",
      region: null,
      grammar: null,
    });
    expect(inCountry("ABC123", "US")).toEqual({ text: "ABC123", region: "US", grammar: null });
  });

  it("keeps the length, and never makes a string up that the characters do not support", () => {
    const text = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(text, (word) => {
        const { text: changed } = rescore(word, oddsOf(word, 0.999), grammarsOf(["ZA"]), true);
        expect(changed).toHaveLength(word.length);
        for (const [place, char] of [...changed].entries()) {
          if (char !== word[place]) expect("O0I1").toContain(char);
        }
      }),
      { numRuns: 60 },
    );
  });
});
