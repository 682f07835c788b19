import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { financialYearOf, LedgerDate } from "./dates";
import { divideHalfUp, formatRupees, paiseOf, rupeesOf } from "./money";
import { gstinCheckCharacter, wrongGstin, wrongIfsc, wrongPan, wrongPhone } from "./parties/identifiers";
import { CompanyInput, CustomerInput } from "./parties/schema";
import { gstOn, gstTotal, isInterState, tdsWithheld } from "./tax";
import { invoiceAmounts } from "./vouchers/invoices";
import { checkPattern, formatNumber, sequenceIn } from "./vouchers/series";

describe("money", () => {
  it("reads every amount of two decimals exactly, as a number and as a text", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 14n), 10n ** 14n), (paise) => {
        const text = `${paise < 0n ? "-" : ""}${(paise < 0n ? -paise : paise) / 100n}.${String((paise < 0n ? -paise : paise) % 100n).padStart(2, "0")}`;
        expect(paiseOf(text)).toBe(paise);
        expect(paiseOf(rupeesOf(paise))).toBe(paise);
      }),
    );
  });

  it.each([
    Number.POSITIVE_INFINITY,
    Number.NaN,
    -0.005,
    0.001,
    "1,00,000.00",
    "",
    "12a",
    "1e3",
    "1e25",
    1e25,
    null,
    true,
    "99999999999999",
  ])("refuses %s", (value) => expect(paiseOf(value)).toHaveProperty("reason"));

  it("drops what arithmetic in binary left behind, and nothing else", () => {
    expect(paiseOf(0.1 + 0.2)).toBe(30n);
    expect(paiseOf(1234.5 * 0.18)).toBe(22221n);
    expect(paiseOf(4.35 * 100)).toBe(43500n);
    expect(paiseOf(37.975)).toHaveProperty("reason");
  });

  it("groups as in India, and rounds half away from zero", () => {
    expect([0n, 5n, 123456789n, -10000000n].map(formatRupees)).toEqual([
      "0.00",
      "0.05",
      "12,34,567.89",
      "-1,00,000.00",
    ]);
    expect([divideHalfUp(5n, 10n), divideHalfUp(-5n, 10n), divideHalfUp(4n, 10n)]).toEqual([1n, -1n, 0n]);
  });
});

describe("tax", () => {
  it("rounds each half by itself, so that they are always the same and make the total", () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 9n), fc.constantFrom(25, 300, 500, 1200, 1800, 2800), (taxable, rate) => {
        const { cgst, sgst, igst } = gstOn(taxable, rate, false);
        expect([cgst, igst]).toEqual([sgst, 0n]);
        const exact = Number(taxable) * (rate / 20_000);
        expect(Math.abs(Number(cgst) - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
    );
    expect(gstOn(42194n, 1800, false)).toEqual({ cgst: 3797n, sgst: 3797n, igst: 0n });
    expect(gstOn(42194n, 1800, true)).toEqual({ cgst: 0n, sgst: 0n, igst: 7595n });
  });

  it("differs from the rounded whole for half of all amounts up to a thousand rupees at 18 %", () => {
    let differ = 0;
    for (let paise = 1n; paise <= 100_000n; paise++)
      if (gstTotal(gstOn(paise, 1800, false)) !== gstTotal(gstOn(paise, 1800, true))) differ++;
    expect(differ).toBe(50_000);
  });

  it("goes by the place of supply; a special economic zone is always abroad", () => {
    const [sellerState, isSez] = ["27", false];
    expect(isInterState({ sellerState, buyerState: "27", isSez })).toBe(false);
    expect(isInterState({ sellerState, buyerState: "24", isSez })).toBe(true);
    expect(isInterState({ sellerState, buyerState: "27", isSez: true })).toBe(true);
    expect(isInterState({ sellerState, buyerState: null, isSez })).toBe(false);
  });

  it("finds what was withheld from what arrived", () => {
    expect(tdsWithheld(900_000n, 0n, 1000)).toBe(100_000n);
    // 10,000 and 1,800 GST, 10 % of the value withheld: 10,800 arrive.
    expect(tdsWithheld(1_080_000n, 180_000n, 1000)).toBe(100_000n);
    expect(tdsWithheld(900_000n, 0n, 0)).toBe(0n);
  });

  it("holds a client's total against its own, with a line for whole rupees", () => {
    const applied = { gst: null, gst_applied: true, gst_rate: null };
    expect(invoiceAmounts({ ...applied, final_amount: 1_180_000n }, 1_000_000n, false)).toMatchObject({
      total: 1_180_000n,
      roundOff: 0n,
    });
    expect(invoiceAmounts({ ...applied, final_amount: 49800n }, 42194n, false)).toMatchObject({
      cgst: 3797n,
      total: 49800n,
      roundOff: 12n,
    });
    expect(invoiceAmounts({ ...applied, final_amount: 1_050_000n }, 1_000_000n, false)).toMatchObject({
      cgst: 25_000n,
    });
    expect(() => invoiceAmounts({ ...applied, final_amount: 1_190_000n }, 1_000_000n, false)).toThrow(
      /does not follow/,
    );
    expect(invoiceAmounts({ ...applied, gst_applied: false, final_amount: null }, 500n, false)).toMatchObject({
      total: 500n,
      cgst: 0n,
    });
  });
});

describe("names of the tax office and the banks", () => {
  it("checks a GSTIN's character, state and address", () => {
    expect(gstinCheckCharacter("22AAAAA0000A1Z")).toBe("C");
    expect(wrongGstin("27AAYCA0004D1Z0")).toBeNull();
    expect(wrongGstin("22AAAAA0000A1Z5")).toMatch(/check character/);
    expect(wrongGstin("27AAYCA0004D1Z0", "06")).toMatch(/state 27/);
    expect(wrongGstin("27aayca0004d1z0")).toMatch(/15 characters/);
    const slip = CompanyInput.safeParse({
      company_name: "Own Co",
      company_gst_number: "27AAYCA0004D1Z0",
      state_code: "06",
      bank_name: "B",
      account_number: "1",
      ifsc_code: "SBIN0000300",
    });
    expect(slip.error?.issues[0]?.path).toEqual(["company_gst_number"]);
  });

  it("checks PAN, IFSC and phone numbers, and finds a state's code", () => {
    expect([
      wrongPan("ABCPE1234F"),
      wrongIfsc("SBIN0000300"),
      wrongPhone("+91 98200 12345"),
      wrongPhone("02212345678"),
    ]).toEqual([null, null, null, null]);
    for (const wrong of [wrongPan("ABCDE12345"), wrongIfsc("SBIN1000300"), wrongPhone("12")])
      expect(wrong).not.toBeNull();
    expect(CustomerInput.parse({ company_name: "X", state: "tamil nadu" }).state_code).toBe("33");
    expect(CustomerInput.safeParse({ company_name: "X", state: "Nowhere" }).success).toBe(false);
  });
});

describe("numbers and years", () => {
  it("takes the financial year from the document", () => {
    expect(["2025-03-31", "2025-04-01", "2099-12-31", "2000-01-01"].map(financialYearOf)).toEqual([
      "24-25",
      "25-26",
      "99-00",
      "99-00",
    ]);
    expect(LedgerDate.parse("2025-05-02T10:00:00.000Z")).toBe("2025-05-02");
  });

  it("refuses patterns that GST does not allow, and knows its own numbers", () => {
    expect(formatNumber("AMA/{fy}/{seq}", "25-26", 1)).toBe("AMA/25-26/0001");
    expect(sequenceIn("AMA/{fy}/{seq}", "25-26", "AMA/25-26/0042")).toBe(42);
    expect(sequenceIn("AMA/{fy}/{seq}", "25-26", "AMA/25-26/00042")).toBeNull();
    expect(sequenceIn("AMA/{fy}/{seq}", "25-26", "AMA/26-27/0042")).toBeNull();
    expect(() => checkPattern("AMA/{fy}/{seq}", true, "p")).not.toThrow();
    expect(() => checkPattern("AMA/FY-{fy}/{seq}", true, "p")).toThrow(/rule 46/);
    expect(() => checkPattern("AMA/FY-{fy}/{seq}", false, "p")).not.toThrow();
    for (const pattern of ["AMA/{seq}", "AMA/{fy}", "A_{fy}{seq}", "{fy}{fy}{seq}"])
      expect(() => checkPattern(pattern, false, "p")).toThrow();
  });
});
