import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDigit, machineLines, machineText } from "./machine-lines";
import { cardFixture } from "./test-data";

describe("machine readable text", () => {
  it("has check digits after ICAO Doc 9303", () => {
    // The examples of Doc 9303 part 3.
    expect(checkDigit("520727")).toBe("3");
    expect(checkDigit("AB2134<<<")).toBe("5");
  });

  it.each([
    ["Łukasiewicz-Öztürk", "LUKASIEWICZ<OEZTUERK"],
    ["O'Brien", "OBRIEN"],
    ["ß ø Æ ñ ç", "SS<OE<AE<N<C"],
    ["محمد", ""],
    ["<script>", "SCRIPT"],
  ])("spells %s as %s", (name, expected) => {
    expect(machineText(name)).toBe(expected);
  });

  it("prints the contract's three lines", () => {
    const [first, second, names] = machineLines(cardFixture());
    expect(first).toMatch(/^DLZAFL<1A2B<3C4D<5E6F<+\d$/);
    expect(second.startsWith(`900101${checkDigit("900101")}F300501${checkDigit("300501")}ZAF9001015800087<`)).toBe(
      true,
    );
    expect(names).toBe("NKOSI<<ADA<LOVELACE".padEnd(44, "<"));
  });

  it("is 44 characters of the machine's alphabet for any name, and keeps the given names' beginning", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.string({ maxLength: 80 }),
        (surname, givenNames) => {
          for (const line of machineLines(cardFixture({ surname, givenNames })))
            expect(line).toMatch(/^[A-Z0-9<]{44}$/);
        },
      ),
      { numRuns: 100 },
    );
    expect(machineLines(cardFixture({ surname: "W".repeat(300) }))[2]).toMatch(/^W{30}<<ADA<LOVELACE$/);
  });
});
