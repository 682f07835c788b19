import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidateKey } from "../names";
import { endOf, expiryOf } from "./dates";
import { CERTIFICATE_NUMBER, numberOf, partsOf, seriesOf } from "./number";

describe("a certificate's number", () => {
  it("is course code, DDMMYY and four digits", () => {
    expect(numberOf(seriesOf("STCWB", "2026-11-22"), 1)).toBe("STCWB2211260001");
    expect(partsOf("STCWB2211260042")).toEqual({ prefix: "STCWB221126", serial: 42 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.date({ min: new Date(0), max: new Date("2199-12-31"), noInvalidDate: true }),
        (serial, date) => {
          const number = numberOf(seriesOf("AB1C2", date.toISOString().slice(0, 10)), serial);
          expect(number).toMatch(CERTIFICATE_NUMBER);
          expect(partsOf(number).serial).toBe(serial);
        },
      ),
    );
  });
});

describe("the days of a certificate", () => {
  it.each([
    ["2026-11-20", 5, "2031-11-19"],
    ["2026-01-01", 1, "2026-12-31"],
    ["2024-02-29", 5, "2029-02-28"],
    ["2024-02-29", 4, "2028-02-28"],
    ["2023-03-01", 5, "2028-02-29"],
    ["2023-03-01", 4, "2027-02-28"],
  ])("%s and %i years end on %s", (end, years, expiry) => expect(expiryOf(end, years)).toBe(expiry));

  it("count the first day, and may never end", () => {
    expect(endOf("2026-02-27", 3)).toBe("2026-03-01");
    expect(endOf("2026-05-04", 1)).toBe("2026-05-04");
    expect(expiryOf("2026-05-04", null)).toBeNull();
  });
});

describe("a candidate's key", () => {
  it.each([
    [["Mei Lin", "Tan", "P7654321"], "MeiLin_Tan_P7654321"],
    [["José", "D’Souza-Núñez", "a 123"], "Jose_DSouza_Nunez_a123"],
    [["Anne--Marie", "O'Neil", "P1"], "Anne_Marie_ONeil_P1"],
  ] as const)("of %j is %s", ([first, last, passport], key) => expect(candidateKey(first, last, passport)).toBe(key));
});
