import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoffMs, parseDuration, parseMoment, parseRetryAfter } from "./durations";

describe("parseDuration", () => {
  it("reads what the SDK writes", () => {
    expect(parseDuration("1h30m")).toBe(5_400_000);
    expect(parseDuration("2w")).toBe(1_209_600_000);
    expect(parseDuration("250ms")).toBe(250);
    expect(parseDuration("1.5s")).toBe(1500);
  });

  it("adds up its parts, whatever they are", () => {
    const unit = fc.constantFrom(["w", 604_800_000], ["d", 86_400_000], ["h", 3_600_000], ["m", 60_000], ["s", 1000]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(999), unit), { minLength: 1, maxLength: 5 }), (parts) => {
        const text = parts.map(([amount, [name]]) => `${amount}${name}`).join("");
        expect(parseDuration(text)).toBe(parts.reduce((total, [amount, [, ms]]) => total + amount * Number(ms), 0));
      }),
    );
  });

  it("either refuses a text or finds a number that is not negative", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          expect(parseDuration(text)).toBeGreaterThanOrEqual(0);
          expect(text).toMatch(/^(\d+(\.\d+)?(ms|[wdhms]))+$/);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});

describe("parseMoment", () => {
  it("keeps a date to the millisecond", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1980-01-01"), max: new Date("2200-01-01"), noInvalidDate: true }),
        (date) => {
          expect(parseMoment(date.toISOString())).toEqual({ at: date });
        },
      ),
    );
  });

  it("takes a duration from now, and an empty one for none", () => {
    expect(parseMoment("90s")).toEqual({ afterMs: 90_000 });
    expect(parseMoment("")).toEqual({ afterMs: 0 });
  });

  it("refuses a date that is not of the calendar", () => {
    expect(() => parseMoment("2026-13-45")).toThrow(RangeError);
  });
});

describe("parseRetryAfter", () => {
  it("reads seconds, a date, or nothing", () => {
    expect(parseRetryAfter("7")).toEqual({ afterMs: 7000 });
    expect(parseRetryAfter("2026-11-21T10:00:00.000Z")).toEqual({ at: new Date("2026-11-21T10:00:00Z") });
    expect(parseRetryAfter(null)).toBeUndefined();
    expect(parseRetryAfter("soon")).toBeUndefined();
  });
});

describe("backoffMs", () => {
  it("doubles, stays within a quarter of that, and ends at ten minutes", () => {
    expect(backoffMs(0, 2, 0.5)).toBe(2000);
    expect(backoffMs(3, 2, 0.5)).toBe(16_000);
    expect(backoffMs(20, 2, 0.5)).toBe(600_000);
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.double({ min: 0.01, max: 600, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, first, random) => {
          const middle = Math.min(600, first * 2 ** attempt) * 1000;
          const pause = backoffMs(attempt, first, random);
          expect(pause).toBeGreaterThanOrEqual(Math.floor(middle * 0.75));
          expect(pause).toBeLessThanOrEqual(Math.ceil(middle * 1.25));
        },
      ),
    );
  });
});
