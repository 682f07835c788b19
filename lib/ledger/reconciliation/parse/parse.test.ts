import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRupees } from "../../rupees";
import { statementPaise } from "./amounts";
import { parseCamt053 } from "./camt053";
import { csvRecords } from "./csv-records";
import { csvLines } from "./csv-statement";
import { statementDate } from "./dates";
import { decodeText } from "./decode";
import { guessMapping } from "./guess";
import { parseMt940 } from "./mt940";
import { camtOf, mt940Of } from "./test-support";

const refused = (value: unknown) => typeof value === "object" && value !== null && "reason" in value;

describe("amounts", () => {
  it("reads back whatever a bank may write, in both styles", () => {
    const paise = fc.bigInt({ min: 1n, max: 10_000_000_000_000n });
    fc.assert(
      fc.property(paise, fc.boolean(), (size, isOut) => {
        const grouped = formatRupees(size);
        const comma = grouped.replaceAll(",", "_").replace(".", ",").replaceAll("_", ".");
        const expected = isOut ? -size : size;
        for (const [text, style] of [
          [grouped, "point"],
          [`₹ ${grouped}`, "point"],
          [comma, "comma"],
          [comma.replaceAll(".", "\u00a0"), "comma"],
        ] as const) {
          expect(statementPaise(isOut ? `-${text.replace("₹ ", "")}` : text, style)).toBe(expected);
          expect(statementPaise(isOut ? `(${text})` : `${text} Cr`, style)).toBe(expected);
          if (isOut) expect(statementPaise(`${text} Dr.`, style)).toBe(expected);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each(["NaN", "1e309", "Infinity", "=1+1", "1,0,000", "1.234", "12,34", "--5", "(5.00) Dr", "0x10", "५"])(
    "refuses %s",
    (text) => expect(refused(statementPaise(text, "point"))).toBe(true),
  );

  it("takes an empty cell and a dash as nothing", () => {
    for (const text of ["", " ", "-", "–", "\u00a0"]) expect(statementPaise(text, "point")).toBeNull();
  });
});

describe("dates", () => {
  it("reads back every day in every order", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const [y = "", m = "", d = ""] = day.split("-");
          const word = date.toLocaleString("en-GB", { month: "short", timeZone: "UTC" }).slice(0, 3);
          expect(statementDate(`${d}/${m}/${y}`, "dmy")).toBe(day);
          expect(statementDate(`${Number(m)}/${Number(d)}/${y.slice(2)}`, "mdy")).toBe(day);
          expect(statementDate(`${y}-${m}-${d} 10:15:00`, "ymd")).toBe(day);
          expect(statementDate(`${d}-${word}-${y.slice(2)}`, "dmy")).toBe(day);
          expect(statementDate(`${word} ${d}, ${y}`, "dmy")).toBe(day);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each(["31/02/2026", "00/01/2026", "2026", "NaN", "1e3", "01/01/1999", "=TODAY()", "32-Mar-26"])(
    "refuses %s",
    (text) => expect(refused(statementDate(text, "dmy"))).toBe(true),
  );
});

const CSV = `Sagar Bank of India
Account,"00012345"

Txn Date,Narration,Chq/Ref No.,Withdrawal Amt.,Deposit Amt.,Closing Balance
02/04/2026,"UPI/6109123/DELTA, MARINE",6109123,,"1,00,000.00","1,50,000.00"
03/04/2026,=HYPERLINK("http://x"),000045,500.00,,"1,49,500.00"
Total,,,500.00,"1,00,000.00",
`;

describe("CSV", () => {
  it("finds heads below a preamble, guesses the columns, and reads the balances", () => {
    const records = csvRecords(CSV);
    const mapping = guessMapping(records);
    expect(mapping).toMatchObject({
      header_row: 4,
      date: 0,
      description: 1,
      reference: 2,
      balance: 5,
      date_order: "dmy",
    });
    expect(mapping.amounts).toEqual({ kind: "two", debit: 3, credit: 4 });
    const read = csvLines(records, mapping);
    expect(read).toMatchObject({ errors: [], skipped: 1, opening: 5_000_000n, closing: 14_950_000n });
    expect(read.lines.map(({ amount }) => amount)).toEqual([10_000_000n, -50_000n]);
  });

  it("names the row and the column of what is wrong", () => {
    const bad = CSV.replace("02/04/2026", "31/02/2026").replace(',500.00,,"1,49', ',1e309,,"1,49');
    const records = csvRecords(bad);
    const { errors } = csvLines(records, guessMapping(csvRecords(CSV)));
    expect(errors.map(({ row, column }) => [row, column])).toEqual([
      [5, "Txn Date"],
      [6, "Withdrawal Amt."],
    ]);
    const broken = csvRecords(CSV.replace("1,49,500.00", "1,49,400.00"));
    expect(csvLines(broken, guessMapping(broken)).errors).toEqual([
      { row: 6, column: "Closing Balance", reason: expect.stringContaining("1,49,500.00") },
    ]);
  });

  it("reads the newest line first as well", () => {
    const [head, first, second] = [
      "Date;Details;Amount;Balance",
      "01.04.2026;one;-10,50;89,50",
      "01.04.2026;two;5,00;94,50",
    ];
    const records = csvRecords([head, second, first].join("\n"));
    const read = csvLines(records, guessMapping(records));
    expect(read).toMatchObject({ errors: [], opening: 10_000n, closing: 9450n });
    expect(read.lines.map(({ description }) => description)).toEqual(["one", "two"]);
  });

  it("decodes Windows-1252, UTF-16 and a byte order mark, and refuses what is no text", () => {
    expect(decodeText(Buffer.from([0x46, 0xe9]))).toBe("Fé");
    expect(csvRecords(decodeText(Buffer.from("\ufeffa,b\n1,2")))).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
    expect(decodeText(Buffer.from("\ufeffa,b", "utf16le"))).toBe("a,b");
    expect(() => decodeText(Buffer.from([0x50, 0x4b, 0, 0]))).toThrow("is no text");
    expect(() => decodeText(new Uint8Array(5 * 1024 * 1024))).toThrow("larger than");
  });
});

describe("MT940 and CAMT.053", () => {
  const lines = [
    { date: "2026-04-02", amount: 10_000_000n, description: "UPI DELTA MARINE", reference: "6109123" },
    { date: "2026-04-03", amount: -50_050n, description: "CHARGES & FEES", reference: "CHG1" },
  ];

  it.each([
    ["mt940", parseMt940(mt940Of({ account: "00012345", opening: 5_000_000n, lines }))],
    ["camt053", parseCamt053(camtOf({ account: "00012345", opening: 5_000_000n, lines }))],
  ])("reads %s", (format, read) => {
    expect(read).toMatchObject({
      format,
      account: "00012345",
      firstDay: "2026-04-02",
      lastDay: "2026-04-03",
      opening: 5_000_000n,
      closing: 14_949_950n,
    });
    expect(read.lines).toMatchObject(lines);
  });

  it("refuses what does not add up, other currencies, dates that are none, and document types", () => {
    const good = mt940Of({ account: "1", opening: 0n, lines });
    expect(() => parseMt940(good.replace(/^:62F:.*$/m, ":62F:C260403INR1,00"))).toThrow("is missing");
    expect(() => parseMt940(good.replaceAll("INR", "EUR"))).toThrow("EUR");
    expect(() => parseMt940(good.replace(":61:260402", ":61:260231"))).toThrow("cannot be read");
    const xml = camtOf({ account: "1", opening: 0n, lines });
    expect(() => parseCamt053(xml.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>'))).toThrow("document type");
    expect(() => parseCamt053(xml.replace("2026-04-02T", "2026-02-31T"))).toThrow("no date");
    expect(() => parseCamt053(xml.replace("100000.00", "1e309"))).toThrow("must be a number");
    expect(() => parseCamt053(`<?xml version="1.0"?>${"<a>".repeat(5000)}${"</a>".repeat(5000)}`)).toThrow("no XML");
    expect(() => parseCamt053("<Document><a></Document>")).toThrow("no XML");
  });
});
