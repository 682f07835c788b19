import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lookAlikeKey } from "../recognition/normalize";
import { checkPattern, howItFits, normalizeWildcard } from "./pattern";
import { isActiveAt } from "./schedule";

const plate = (currentPlate: string) => ({ currentPlate, foldedPlate: lookAlikeKey(currentPlate) });
const fits = (kind: "regex" | "wildcard", platePattern: string, read: string, lookAlike = false) =>
  howItFits({ kind, platePattern, lookAlike }, plate(read));

describe("a regular expression", () => {
  test("is searched in the plate, in upper or lower case", () => {
    expect(fits("regex", "^ab12.*", "AB12CDE")).toBe("exact");
    expect(fits("regex", "12C", "AB12CDE")).toBe("exact");
    expect(fits("regex", "^12C", "AB12CDE")).toBeNull();
  });

  test.each(["(a+)+$", "(a|aa)+$", "(.*a){20}", "^(A+)*B$"])("%s cannot run away", (pattern) => {
    const started = performance.now();
    fits("regex", pattern, `${"A".repeat(49)}C`);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test.each(["[", "(", "*", "\\1", "(?=A)", "((a{100}){100}){100}", "", "A*", ".*"])("%s is refused", (pattern) => {
    expect(() => checkPattern("regex", pattern)).toThrowError(
      expect.objectContaining({ kind: "invalid", fields: [expect.objectContaining({ name: "plate_pattern" })] }),
    );
  });
});

describe("a wildcard", () => {
  test("knows one character and any number of them", () => {
    expect(fits("wildcard", "AB1? *E", "AB12CDE")).toBe("exact");
    expect(fits("wildcard", "AB?CDE", "AB12CDE")).toBeNull();
    expect(fits("wildcard", "B12*", "AB12CDE")).toBeNull();
    expect(normalizeWildcard("ab-12 **?")).toBe("AB12*?");
    expect(() => checkPattern("wildcard", "?*")).toThrow();
  });

  test("says when a plate only looks alike", () => {
    expect(fits("wildcard", "A8O*", "AB0123", true)).toBe("look-alike");
    expect(fits("wildcard", "A8O*", "AB0123", false)).toBeNull();
    expect(fits("wildcard", "AB0*", "AB0123", true)).toBe("exact");
  });

  test("without a wildcard in it fits the plate itself and no other", () => {
    const text = fc.stringMatching(/^[A-Z0-9]{2,9}$/);
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(fits("wildcard", one, other) === "exact").toBe(one === other);
        expect(fits("wildcard", `${one}*`, one + other)).toBe("exact");
      }),
    );
  });
});

describe("hours of the office's clock", () => {
  // Friday, 1 May 2026; the office is two hours ahead of UTC.
  const at = (utc: string) => new Date(`2026-05-01T${utc}Z`);
  const hours = (activeDays: number[], activeFrom: string | null, activeTo: string | null) => ({
    activeDays,
    activeFrom,
    activeTo,
  });

  test("count by day and time, and over midnight by the day on which they begin", () => {
    expect(isActiveAt(hours([], null, null), at("03:00:00"))).toBe(true);
    expect(isActiveAt(hours([5], null, null), at("12:00:00"))).toBe(true);
    expect(isActiveAt(hours([6, 7], null, null), at("12:00:00"))).toBe(false);
    expect(isActiveAt(hours([], "08:00", "17:00"), at("05:59:00"))).toBe(false);
    expect(isActiveAt(hours([], "08:00", "17:00"), at("06:00:00"))).toBe(true);
    expect(isActiveAt(hours([], "08:00", "17:00"), at("15:00:00"))).toBe(false);
    expect(isActiveAt(hours([5], "22:00", "04:00"), at("21:00:00"))).toBe(true);
    expect(isActiveAt(hours([4], "22:00", "04:00"), at("00:30:00"))).toBe(true);
    expect(isActiveAt(hours([5], "22:00", "04:00"), at("00:30:00"))).toBe(false);
  });
});
