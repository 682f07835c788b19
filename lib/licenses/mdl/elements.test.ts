import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromLegalDate } from "@/lib/platform/time";
import type { LicenseRow } from "../view";
import { validityOf } from "./document";
import { domesticElements, hasLatinNames, latinName, mdlElements } from "./elements";

const issuer = { authority: "Example Licensing Authority", country: "ZA", sign: "ZA" };
const portrait = new Uint8Array([0xff, 0xd8]);

type Given = { license?: Partial<LicenseRow>; person?: Partial<LicenseRow["person"]> };
const licenseOf = ({ license, person }: Given = {}): LicenseRow =>
  ({
    licenseNumber: "L-1A2B-3C4D-5E6F",
    category: "B",
    issueDate: fromLegalDate("2026-05-01"),
    expiryDate: fromLegalDate("2031-05-01"),
    firstIssueDate: null,
    restrictions: null,
    ...license,
    person: {
      idNumber: "9001015800087",
      firstName: "Ada",
      middleName: null,
      lastName: "Nkosi",
      dateOfBirth: fromLegalDate("2008-11-21"),
      gender: "female",
      ...person,
    },
  }) as LicenseRow;
const elements = (given: Given = {}, today = "2026-11-21") => mdlElements(licenseOf(given), portrait, issuer, today);

describe("the elements of table 5", () => {
  it("are all there that the standard demands", () => {
    expect(elements()).toEqual({
      family_name: "Nkosi",
      given_name: "Ada",
      birth_date: "2008-11-21",
      issue_date: "2026-05-01",
      expiry_date: "2031-05-01",
      issuing_country: "ZA",
      issuing_authority: "Example Licensing Authority",
      document_number: "L-1A2B-3C4D-5E6F",
      portrait,
      driving_privileges: [{ vehicle_category_code: "B", issue_date: "2026-05-01", expiry_date: "2031-05-01" }],
      un_distinguishing_sign: "ZA",
      sex: 2,
      age_over_16: true,
      age_over_18: true,
      age_over_21: false,
      age_over_25: false,
      age_over_65: false,
    });
  });

  it("tell an age from the birthday on, not the day before", () => {
    expect(elements({}, "2026-11-20").age_over_18).toBe(false);
    expect(elements({}, "2026-11-21").age_over_18).toBe(true);
  });

  it("have the international categories; ours that is none of them stands in the domestic name space", () => {
    const given = { license: { category: "A1, D, EB, EC1, EC", firstIssueDate: fromLegalDate("2021-05-01") } };
    expect(elements(given).driving_privileges).toMatchObject([
      { vehicle_category_code: "A1", issue_date: "2021-05-01", expiry_date: "2031-05-01" },
      { vehicle_category_code: "BE" },
      { vehicle_category_code: "C1E" },
      { vehicle_category_code: "CE" },
    ]);
    expect(domesticElements(licenseOf(given)).categories).toEqual(["A1", "D", "EB", "EC1", "EC"]);
  });

  it("have the codes of restrictions that there are codes for", () => {
    const given = { license: { restrictions: "Corrective lenses, daylight driving only" } };
    expect(elements(given).driving_privileges).toMatchObject([{ codes: [{ code: "01" }] }]);
    expect(domesticElements(licenseOf(given)).restrictions).toBe("Corrective lenses, daylight driving only");
  });

  it("have names in Latin-1, and the name itself beside one that had to be rewritten", () => {
    expect(elements({ person: { firstName: "José", middleName: "Ñu" } }).given_name).toBe("José Ñu");
    const written = elements({ person: { lastName: "Łuczak" } });
    expect(written).toMatchObject({ family_name: "LUCZAK", family_name_national_character: "Łuczak" });
    expect(hasLatinNames(licenseOf({ person: { lastName: "王" } }))).toBe(false);
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (name) => /^[\x20-\x7e\xa0-\xff]*$/.test(latinName(name))));
  });
});

describe("the validity", () => {
  const now = new Date("2026-11-21T10:00:00.750Z");
  const far = new Date("2030-01-01T00:00:00Z");

  it("ends with the first of its days, the license and the signer's certificate, in whole seconds", () => {
    const until = (licenseEnds: Date, signerEnds: Date) =>
      validityOf(now, 90, licenseEnds, signerEnds).validUntil.toISOString();
    expect(until(far, far)).toBe("2027-02-19T10:00:00.000Z");
    expect(until(new Date("2026-12-01T22:00:00Z"), far)).toBe("2026-12-01T21:59:59.000Z");
    expect(until(far, new Date("2026-12-24T00:00:00Z"))).toBe("2026-12-24T00:00:00.000Z");
    expect(validityOf(now, 90, far, far).signed.toISOString()).toBe("2026-11-21T10:00:00.000Z");
  });
});
