import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALPHABET, CLASSES, checkDigit, classOf } from "./alphabet";
import { decodeExactly, decodeGreedy, type Emissions } from "./decode";
import { checksOf, GRAMMARS, type MrzFormat } from "./formats";
import { COST_MAX, COST_MAX_UNCONFIRMED, repairZone } from "./repair";

/** The specimens of ICAO 9303-4, -5 and -6, appendix A or B. */
const SPECIMENS: readonly { format: MrzFormat; lines: string[] }[] = [
  {
    format: "TD3",
    lines: ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
  },
  { format: "TD2", lines: ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"] },
  {
    format: "TD1",
    lines: ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
  },
];

/** What a reader says that sees a line, each character with a blank behind it, and `doubt` at some of them. */
function emissionsOf(line: string, doubts: ReadonlyMap<number, string> = new Map()): Emissions {
  const steps = 2 * line.length + 1;
  const logs = new Float32Array(steps * CLASSES).fill(Math.log(1e-4));
  for (let step = 0; step < steps; step++) {
    if (step % 2 === 0) logs[step * CLASSES] = Math.log(0.99);
    else {
      const at = (step - 1) / 2;
      const doubt = doubts.get(at);
      logs[step * CLASSES + classOf(line[at]!)] = Math.log(doubt ? 0.4 : 0.99);
      if (doubt) logs[step * CLASSES + classOf(doubt)] = Math.log(0.55);
    }
  }
  return { logs, steps };
}

const decoded = (format: MrzFormat, lines: readonly string[], doubts?: ReadonlyMap<number, string>[]) =>
  lines.map((line, index) => decodeExactly(emissionsOf(line, doubts?.[index]), GRAMMARS[format][index]!)!);

describe("check digits", () => {
  it.each(SPECIMENS)("hold on the specimen of $format", ({ format, lines }) => {
    expect(checksOf(format, lines).every(Boolean)).toBe(true);
    expect(checkDigit("L898902C3")).toBe("6");
  });
});

describe("decodeExactly", () => {
  it.each(SPECIMENS)("reads the specimen of $format back, as greedy decoding does", ({ format, lines }) => {
    expect(decoded(format, lines).map(({ text }) => text)).toEqual(lines);
    expect(lines.map((line) => decodeGreedy(emissionsOf(line)).text)).toEqual(lines);
  });

  it("has the length of the grammar, and null for fewer steps", () => {
    const anyLine = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 20, maxLength: 44 });
    fc.assert(
      fc.property(anyLine, (line) => {
        expect(decodeExactly(emissionsOf(line), "c".repeat(30))?.text.length).toBe(30);
      }),
      { numRuns: 15 },
    );
    expect(decodeExactly({ logs: new Float32Array(CLASSES * 5), steps: 5 }, "c".repeat(30))).toBeNull();
  });
});

describe("repairZone", () => {
  it("takes the reader's second choice where only that makes the digits hold", () => {
    const { format, lines } = SPECIMENS[0]!;
    const misread = decoded(format, lines, [new Map(), new Map([[1, "B"]])]);
    expect(misread[1]!.text[1]).toBe("B");
    const repaired = repairZone(format, misread);
    expect(repaired.lines).toEqual(lines);
    expect(repaired.repairs).toEqual([{ line: 1, column: 1, from: "B", to: "8" }]);
  });

  it("never makes an invalid zone valid beyond its bound: either all digits hold within it, or nothing is changed", () => {
    const wrong = fc.array(fc.tuple(fc.nat(43), fc.constantFrom(...ALPHABET)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...SPECIMENS), wrong, ({ format, lines }, changes) => {
        const second = [...lines[1]!];
        for (const [column, char] of changes) if (column < second.length) second[column] = char;
        const read = decoded(format, [lines[0]!, second.join(""), ...lines.slice(2)]);
        const result = repairZone(format, read);
        const before = read.map(({ text }) => text);
        if (result.repairs.length === 0) expect(result.lines).toEqual(before);
        else {
          expect(checksOf(format, result.lines).every(Boolean)).toBe(true);
          expect(result.cost).toBeLessThanOrEqual(Math.max(COST_MAX, COST_MAX_UNCONFIRMED));
        }
      }),
      { numRuns: 40 },
    );
  });
});
