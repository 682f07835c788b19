import { randomBytes } from "node:crypto";

/**
 * A new license number: `L-` and twelve upper-case hexadecimal digits (rest-contract 1.5). With 48 random bits two of
 * a million licenses meet with a chance of 1 in 560; the unique index decides, and the caller draws again.
 */
export function newLicenseNumber(): string {
  const digits = randomBytes(6).toString("hex").toUpperCase();
  return `L-${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`;
}

/** The `barcode_data` column: the number without dashes, a colon, the id number. */
export const barcodeData = (licenseNumber: string, idNumber: string): string =>
  `${licenseNumber.replaceAll("-", "")}:${idNumber}`;
