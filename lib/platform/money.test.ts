import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCents, parseCents } from "./money";

describe("amounts", () => {
  it.each([
    [0, "R0.00"],
    [5, "R0.05"],
    [12_000, "R120.00"],
    [123_456_789n, "R1\u00a0234\u00a0567.89"],
    [-250, "-R2.50"],
  ])("%s cents are written %s", (cents, text) => {
    expect(formatCents(cents)).toBe(text);
  });

  it("are read as they are written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (cents) => {
        expect(parseCents(formatCents(cents))).toBe(cents);
      }),
    );
  });

  it.each(["", "R", "12.345", "-5", "1e3", "12.5.0", "ten", "99999999999"])("%j is no amount", (text) => {
    expect(parseCents(text)).toBeNull();
  });

  it("take a decimal comma and spaces", () => {
    expect(parseCents("R 1 250,5")).toBe(125_050);
  });
});
