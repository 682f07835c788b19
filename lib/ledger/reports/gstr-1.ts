import {
  addTax,
  counted,
  documentsOf,
  grouped,
  lessTax,
  NO_TAX,
  OUTWARD,
  type OutwardDocument,
  percent,
  stateName,
  TAX_COLUMNS,
  type Tax,
  taxCells,
} from "./gst-documents";
import { day, type ReportColumn, type ReportRow, type ReportSection, text } from "./report";

/** Outward supplies as GSTR-1 asks for them: tables 4, 5, 7, 9B, 12 and 13. */
export async function gstr1Sections(companyId: number, from: string, through: string): Promise<ReportSection[]> {
  const all = await documentsOf(companyId, from, through);
  const standing = all.filter(({ isCancelled }) => !isCancelled);
  const invoices = standing.filter(({ kind }) => kind === "invoice");
  const notes = standing.filter(({ kind }) => kind !== "invoice");
  const small = standing
    .filter(({ gstin, isLarge }) => !gstin && !isLarge)
    .flatMap((one) =>
      one.rates.map((tax) => ({
        key: `${stateName(one.supply)}|${percent(tax.rateBp)}`,
        tax: counted(one, tax),
      })),
    );
  const section = (title: string, columns: ReportColumn[], rows: ReportRow[]) => ({
    title,
    columns,
    rows,
    empty: "None.",
  });
  return [
    section("4 · To registered customers (B2B)", INVOICE_COLUMNS, invoiceRows(invoices.filter(({ gstin }) => gstin))),
    section(
      "5 · To others in another state, over ₹1,00,000 (B2CL)",
      INVOICE_COLUMNS,
      invoiceRows(invoices.filter(({ isLarge }) => isLarge)),
    ),
    section(
      "7 · To others, net of notes (B2CS)",
      [text("Place of supply"), text("Rate"), ...TAX_COLUMNS],
      grouped(small).map(([key, tax]) => ({ cells: [...key.split("|"), ...taxCells(tax)] })),
    ),
    section(
      "9B · Credit and debit notes to registered customers (CDNR)",
      NOTE_COLUMNS,
      noteRows(notes.filter(({ gstin }) => gstin)),
    ),
    section(
      "9B · Credit and debit notes to others, of table 5 (CDNUR)",
      NOTE_COLUMNS,
      noteRows(notes.filter(({ isLarge }) => isLarge)),
    ),
    section("12 · By HSN and SAC, net of notes", [text("HSN/SAC"), text("Rate"), ...TAX_COLUMNS], byHsn(standing)),
    documentsIssued(all),
  ];
}

const INVOICE_COLUMNS = [
  text("Invoice"),
  day("Date"),
  text("Customer"),
  text("GSTIN"),
  text("Place of supply"),
  text("Rate"),
  ...TAX_COLUMNS,
];

const invoiceRows = (invoices: OutwardDocument[]): ReportRow[] =>
  invoices.flatMap((one) =>
    one.rates.map((tax) => ({
      cells: [one.number, one.date, one.party, one.gstin, stateName(one.supply), percent(tax.rateBp), ...taxCells(tax)],
      opens: { voucher: one.id },
    })),
  );

const NOTE_COLUMNS = [
  text("Note"),
  day("Date"),
  text("Type"),
  text("Customer"),
  text("GSTIN"),
  text("Against"),
  day("Of"),
  text("Place of supply"),
  text("Rate"),
  ...TAX_COLUMNS,
];

/** Notes as the return has them: amounts without a sign, and whether they credit (C) or debit (D). */
const noteRows = (notes: OutwardDocument[]): ReportRow[] =>
  notes.flatMap((one) =>
    one.rates.map((tax) => ({
      cells: [
        one.number,
        one.date,
        one.kind === "credit_note" ? "C" : "D",
        one.party,
        one.gstin,
        one.against?.number ?? "",
        one.against?.date ?? null,
        stateName(one.supply),
        percent(tax.rateBp),
        ...taxCells(tax),
      ],
      opens: { voucher: one.id },
    })),
  );

/** Table 12. Tax of a document by rate is laid on its lines by their share; a client's invoice has one code for all. */
function byHsn(documents: OutwardDocument[]): ReportRow[] {
  const rows = documents.flatMap((one) =>
    one.rates.flatMap((tax) => {
      const codes = new Set(
        one.lines.filter(({ rateBp }) => rateBp === tax.rateBp).map((line) => line.hsnSac ?? "none"),
      );
      const [only] = codes;
      const parts =
        codes.size <= 1
          ? [{ key: `${only ?? one.hsnSac ?? "none"}|${percent(tax.rateBp)}`, tax: tax as Tax }]
          : shared([...codes], tax, one.lines);
      return parts.map(({ key, tax: part }) => ({ key, tax: counted(one, part) }));
    }),
  );
  return grouped(rows).map(([key, tax]) => ({ cells: [...key.split("|"), ...taxCells(tax)] }));
}

/** The tax of one rate, laid on several codes by their values; the last one takes what rounding leaves. */
function shared(codes: string[], tax: Tax & { rateBp: number }, lines: OutwardDocument["lines"]) {
  let left: Tax = addTax(NO_TAX, tax);
  return codes.map((code, index) => {
    const taxable = lines
      .filter((line) => line.rateBp === tax.rateBp && (line.hsnSac ?? "none") === code)
      .reduce((sum, line) => sum + line.taxable, 0n);
    const part = (of: bigint): bigint => (tax.taxable === 0n ? 0n : (of * taxable) / tax.taxable);
    const own: Tax =
      index === codes.length - 1 ? left : { taxable, igst: part(tax.igst), cgst: part(tax.cgst), sgst: part(tax.sgst) };
    left = addTax(left, lessTax(own));
    return { key: `${code}|${percent(tax.rateBp)}`, tax: own };
  });
}

const NATURES = { invoice: "Invoices", credit_note: "Credit notes", debit_note: "Debit notes" } as const;

/** Table 13: of each series the first and last number, how many, and how many of them were cancelled. */
function documentsIssued(documents: OutwardDocument[]): ReportSection {
  const series = new Map<string, OutwardDocument[]>();
  for (const one of documents) {
    const name = `${OUTWARD.indexOf(one.kind)}${one.number.replace(/\d+$/, "")}`;
    series.set(name, [...(series.get(name) ?? []), one]);
  }
  const rows = [...series.values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const numbers = of.map(({ number }) => number).sort();
    const cancelled = of.filter(({ isCancelled }) => isCancelled).length;
    const counts = [of.length, cancelled, of.length - cancelled];
    return [{ cells: [NATURES[first.kind], numbers[0] ?? "", numbers.at(-1) ?? "", ...counts] }];
  });
  const count = (header: string) => ({ header, kind: "number" as const });
  return {
    title: "13 · Documents issued",
    columns: [text("Documents"), text("From"), text("To"), count("Issued"), count("Cancelled"), count("Net")],
    rows,
    empty: "None.",
  };
}
