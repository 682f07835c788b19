import { barcodeText } from "../barcode/payload";
import type { CardData } from "./model";

/** A card for tests; every field can be replaced. */
export function cardFixture(changes: Partial<CardData> = {}): CardData {
  return {
    licenseNumber: "L-1A2B-3C4D-5E6F",
    idNumber: "9001015800087",
    surname: "NKOSI",
    givenNames: "ADA LOVELACE",
    dateOfBirth: "1990-01-01",
    gender: "female",
    categories: [{ code: "B" }, { code: "EB", issueDate: "2021-03-14" }],
    issueDate: "2025-05-01",
    expiryDate: "2030-05-01",
    firstIssueDate: "2015-05-01",
    restrictions: null,
    issuerName: "Example Licensing Authority",
    countryCode: "ZAF",
    portrait: null,
    signature: null,
    barcodeText: barcodeText({
      license_number: "L-1A2B-3C4D-5E6F",
      id_number: "9001015800087",
      category: "B",
      issue_date: "2025-05-01",
      expiry_date: "2030-05-01",
    }),
    seed: "L-1A2B-3C4D-5E6F",
    ...changes,
  };
}
