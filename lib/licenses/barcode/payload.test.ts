import { describe, expect, it } from "vitest";
import { barcodeText, parseBarcodeText } from "./payload";

const payload = {
  expiry_date: "2030-05-01",
  license_number: "L-1A2B-3C4D-5E6F",
  id_number: "9001015800087",
  category: "B",
  issue_date: "2025-05-01",
};

describe("barcode payload", () => {
  it("is the contract's text: its keys in its order, compact", () => {
    expect(barcodeText(payload)).toBe(
      '{"license_number":"L-1A2B-3C4D-5E6F","id_number":"9001015800087","category":"B","issue_date":"2025-05-01","expiry_date":"2030-05-01"}',
    );
  });

  it("reads back what it wrote", () => {
    expect(parseBarcodeText(barcodeText(payload))).toEqual(payload);
  });

  it.each(["", "{", "null", "[]", '{"license_number":"L"}', barcodeText({ ...payload, issue_date: "2025-13-01" })])(
    "refuses %j",
    (text) => {
      expect(parseBarcodeText(text)).toBeNull();
    },
  );
});
