import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  birthDateOf,
  changesOf,
  errorsOf,
  FIELD_NAMES,
  type FieldName,
  faultsBeforeSaving,
  faultsWhileTyping,
  fillFromIdNumber,
  mergeNewer,
  newValues,
  type Values,
} from "./form-values";

const today = "2026-11-21";
const facts = (yearOfCentury: number, month: number, day: number) =>
  ({ yearOfCentury, month, day, sex: "male", citizenship: "citizen" }) as const;
const typed = (values: Partial<Values>): Values => ({ ...newValues, ...values });

describe("the century of a date of birth", () => {
  it("is this one unless that lies in the future", () => {
    expect(birthDateOf(facts(90, 1, 1), today)).toBe("1990-01-01");
    expect(birthDateOf(facts(8, 5, 9), today)).toBe("2008-05-09");
    expect(birthDateOf(facts(26, 11, 21), today)).toBe("2026-11-21");
    expect(birthDateOf(facts(26, 11, 22), today)).toBe("1926-11-22");
  });
  it("has the day: 1900 had no 29 February", () => {
    expect(birthDateOf(facts(0, 2, 29), today)).toBe("2000-02-29");
  });
});

describe("what the id number fills in", () => {
  it("fills the date of birth and the sex", () => {
    const { values } = fillFromIdNumber(typed({ id_number: "900101 5800 08 8" }), {}, today);
    expect(values).toMatchObject({ date_of_birth: "1990-01-01", gender: "male" });
  });
  it("keeps what a person has typed, and replaces what it filled in itself", () => {
    const known = typed({ id_number: "9001015800088", date_of_birth: "1990-01-02", gender: "female" });
    const { values } = fillFromIdNumber(known, { gender: "female" }, today);
    expect(values).toMatchObject({ date_of_birth: "1990-01-02", gender: "male" });
  });
  it("fills nothing from a wrong number or another document", () => {
    for (const values of [
      typed({ id_number: "9001015800087" }),
      typed({ id_number: "9001015800088", id_type: "passport" }),
    ]) {
      expect(fillFromIdNumber(values, {}, today).values).toEqual(values);
    }
  });
});

describe("what is said while typing", () => {
  it("waits for thirteen digits, then names the fault", () => {
    expect(faultsWhileTyping(typed({ id_number: "900101580008" }))).toEqual({});
    expect(faultsWhileTyping(typed({ id_number: "9001015800087" })).id_number).toMatch(/check digit/);
    expect(faultsWhileTyping(typed({ id_number: "A123" })).id_number).toMatch(/passport/);
    expect(faultsWhileTyping(typed({ id_number: "A123", id_type: "passport" }))).toEqual({});
  });
  it("says what disagrees with the id number", () => {
    const values = typed({ id_number: "9001015800088", date_of_birth: "1991-01-01", gender: "female" });
    expect(Object.keys(faultsWhileTyping(values)).sort()).toEqual(["date_of_birth", "gender"]);
  });
  it("asks for the rest before saving", () => {
    expect(faultsBeforeSaving(typed({ id_number: "9001" }))).toMatchObject({
      id_number: expect.stringContaining("13 digits"),
      last_name: "Surname is required",
    });
  });
});

it("brings the server's reasons to their fields", () => {
  const { errors, rest } = errorsOf([
    { name: "person.first_name", reason: "is required" },
    { name: "id_number", reason: "A person with this id number is already registered" },
    { name: "photo", reason: "is too large" },
  ]);
  expect(errors).toEqual({
    first_name: "First name is required",
    id_number: "A person with this id number is already registered",
  });
  expect(rest).toEqual(["is too large"]);
});

describe("merging a newer record", () => {
  const record = fc.record(
    Object.fromEntries(FIELD_NAMES.map((name) => [name, fc.constantFrom("a", "b", "c")])) as Record<
      FieldName,
      fc.Arbitrary<string>
    >,
  );
  it("keeps what was typed, takes what was not, and marks where both changed", () => {
    fc.assert(
      fc.property(record, record, record, (values, base, newer) => {
        const merged = mergeNewer(values, base, newer);
        for (const name of FIELD_NAMES) {
          const touched = values[name] !== base[name];
          expect(merged.values[name]).toBe(touched ? values[name] : newer[name]);
          const both = touched && newer[name] !== base[name] && newer[name] !== values[name];
          expect(merged.meanwhile[name]).toBe(both ? newer[name] : undefined);
        }
        expect(changesOf(base, base)).toEqual({});
      }),
    );
  });
});
