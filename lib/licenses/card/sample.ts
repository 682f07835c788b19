import type { BarcodeProfile } from "../barcode/payload";
import type { CardData } from "./model";

const NUMBER = "L-0000-0000-0000";
const ID_NUMBER = "0000000000000";

/** As long as what an issuer signs, and signed by nobody: a symbol of the usual size that no check takes for a card. */
const UNSIGNED = JSON.stringify({
  license_number: NUMBER,
  id_number: ID_NUMBER,
  category: "B",
  issue_date: "2000-01-01",
  expiry_date: "2005-01-01",
  kid: "A".repeat(11),
  sig: "A".repeat(86),
});
/** Length of the block layout. */
const BLOCK_BYTES = 720;

/** Nobody's card, on which the template is shown. */
export const sampleCard = (profile: BarcodeProfile, issuerName: string | null, countryCode: string): CardData => ({
  licenseNumber: NUMBER,
  idNumber: ID_NUMBER,
  surname: "Surname",
  givenNames: "Given Names",
  dateOfBirth: "1980-01-01",
  gender: "other",
  categories: [{ code: "B" }],
  issueDate: "2000-01-01",
  expiryDate: "2005-01-01",
  firstIssueDate: null,
  restrictions: null,
  issuerName,
  countryCode,
  portrait: null,
  signature: null,
  barcodeProfile: profile,
  barcodeText: profile === "json" ? UNSIGNED : Buffer.alloc(BLOCK_BYTES, 0x55).toString("base64"),
  seed: NUMBER,
});
