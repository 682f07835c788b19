import { db } from "@/lib/platform/db";
import { fromLegalDate, toLegalDate } from "@/lib/platform/time";
import { STATES } from "../parties/states";
import { invoiceLinesOf, taxByRate } from "../vouchers/invoice-lines";
import { type AccountBalance, day, money, type ReportRow, type ReportSection, text } from "./report";

/** Beyond this, in paise, an invoice to an unregistered buyer in another state is told by itself (table 5, since August 2024). */
const LARGE_PAISE = 10_000_000n;

type Tax = { taxable: bigint; igst: bigint; cgst: bigint; sgst: bigint };
const NO_TAX: Tax = { taxable: 0n, igst: 0n, cgst: 0n, sgst: 0n };
const add = (a: Tax, b: Tax): Tax => ({
  taxable: a.taxable + b.taxable,
  igst: a.igst + b.igst,
  cgst: a.cgst + b.cgst,
  sgst: a.sgst + b.sgst,
});

/** A company's invoices of a span that stand, with their tax by rate. */
async function invoicesOf(companyId: number, from: string, through: string) {
  const vouchers = await db().ledgerVoucher.findMany({
    where: {
      kind: "invoice",
      companyId,
      entryId: { not: null },
      date: { gte: fromLegalDate(from), lte: fromLegalDate(through) },
    },
    include: { party: true },
    orderBy: [{ date: "asc" }, { id: "asc" }],
  });
  return vouchers.map((voucher) => {
    const details = voucher.details as { place_of_supply?: string | null; buyer?: { gstin?: string | null } };
    return {
      id: String(voucher.id),
      number: voucher.number,
      date: toLegalDate(voucher.date),
      party: voucher.party?.name ?? "",
      gstin: details.buyer ? (details.buyer.gstin ?? null) : (voucher.party?.gstin ?? null),
      supply: details.place_of_supply ?? voucher.party?.stateCode ?? null,
      isCancelled: voucher.deletedAt !== null,
      total: voucher.amount,
      rates: taxByRate(voucher.details),
      lines: invoiceLinesOf(voucher.details),
      hsnSac: (voucher.details as { hsn_sac?: string | null }).hsn_sac ?? null,
    };
  });
}
type Invoice = Awaited<ReturnType<typeof invoicesOf>>[number];

const stateName = (code: string | null): string => (code ? `${code} ${STATES[code] ?? ""}` : "Within the state");
const percent = (rateBp: number): string => `${rateBp / 100} %`;
const TAX_COLUMNS = [money("Taxable value"), money("IGST"), money("CGST"), money("SGST")];
const taxCells = ({ taxable, igst, cgst, sgst }: Tax) => [taxable, igst, cgst, sgst];

/** Sums by a key, in the order of the keys. */
function grouped<K extends string>(rows: { key: K; tax: Tax }[]): [K, Tax][] {
  const sums = new Map<K, Tax>();
  for (const { key, tax } of rows) sums.set(key, add(sums.get(key) ?? NO_TAX, tax));
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Outward supplies as GSTR-1 asks for them: tables 4, 5, 7, 12 and 13. */
export async function gstr1Sections(companyId: number, from: string, through: string): Promise<ReportSection[]> {
  const all = await invoicesOf(companyId, from, through);
  const standing = all.filter(({ isCancelled }) => !isCancelled);
  const isInterState = ({ rates }: Invoice) => rates.some(({ igst }) => igst > 0n);
  const isLarge = (invoice: Invoice) => !invoice.gstin && isInterState(invoice) && invoice.total > LARGE_PAISE;
  const each = (invoices: Invoice[]): ReportRow[] =>
    invoices.flatMap((invoice) =>
      invoice.rates.map((one) => ({
        cells: [
          invoice.number,
          invoice.date,
          invoice.party,
          invoice.gstin,
          stateName(invoice.supply),
          percent(one.rateBp),
          ...taxCells(one),
        ],
        opens: { voucher: invoice.id },
      })),
    );
  const columns = [
    text("Invoice"),
    day("Date"),
    text("Customer"),
    text("GSTIN"),
    text("Place of supply"),
    text("Rate"),
    ...TAX_COLUMNS,
  ];
  const small = standing.filter((invoice) => !invoice.gstin && !isLarge(invoice));
  const smallRows = grouped(
    small.flatMap(({ supply, rates }) =>
      rates.map((tax) => ({ key: `${stateName(supply)}|${percent(tax.rateBp)}`, tax })),
    ),
  ).map(([key, tax]) => ({ cells: [...key.split("|"), ...taxCells(tax)] }));
  return [
    {
      title: "4 · To registered customers (B2B)",
      columns,
      rows: each(standing.filter(({ gstin }) => gstin)),
      empty: "None.",
    },
    {
      title: "5 · To others in another state, over ₹1,00,000 (B2CL)",
      columns,
      rows: each(standing.filter(isLarge)),
      empty: "None.",
    },
    {
      title: "7 · To others (B2CS)",
      columns: [text("Place of supply"), text("Rate"), ...TAX_COLUMNS],
      rows: smallRows,
      empty: "None.",
    },
    {
      title: "12 · By HSN and SAC",
      columns: [text("HSN/SAC"), text("Rate"), ...TAX_COLUMNS],
      rows: byHsn(standing),
      empty: "None.",
    },
    documentsIssued(all),
  ];
}

/** Table 12. Tax of an invoice by rate is laid on its lines by their share; a client's invoice has one code for all. */
function byHsn(invoices: Invoice[]): ReportRow[] {
  const rows = invoices.flatMap(({ rates, lines, hsnSac }) =>
    rates.flatMap((tax) => {
      const codes = new Set(lines.filter(({ rateBp }) => rateBp === tax.rateBp).map((line) => line.hsnSac ?? "none"));
      const [only] = codes;
      if (codes.size <= 1) return [{ key: `${only ?? hsnSac ?? "none"}|${percent(tax.rateBp)}`, tax }];
      return shared([...codes], tax, lines);
    }),
  );
  return grouped(rows).map(([key, tax]) => ({ cells: [...key.split("|"), ...taxCells(tax)] }));
}

/** The tax of one rate, laid on several codes by their values; the last one takes what rounding leaves. */
function shared(codes: string[], tax: Tax & { rateBp: number }, lines: Invoice["lines"]) {
  let left: Tax = tax;
  return codes.map((code, index) => {
    const taxable = lines
      .filter((line) => line.rateBp === tax.rateBp && (line.hsnSac ?? "none") === code)
      .reduce((sum, line) => sum + line.taxable, 0n);
    const part = (of: bigint): bigint => (tax.taxable === 0n ? 0n : (of * taxable) / tax.taxable);
    const own: Tax =
      index === codes.length - 1 ? left : { taxable, igst: part(tax.igst), cgst: part(tax.cgst), sgst: part(tax.sgst) };
    left = add(left, { taxable: -own.taxable, igst: -own.igst, cgst: -own.cgst, sgst: -own.sgst });
    return { key: `${code}|${percent(tax.rateBp)}`, tax: own };
  });
}

/** Table 13: first and last number, how many, and how many of them were cancelled. */
function documentsIssued(invoices: Invoice[]): ReportSection {
  const series = new Map<string, Invoice[]>();
  for (const invoice of invoices) {
    const name = invoice.number.replace(/\d+$/, "");
    series.set(name, [...(series.get(name) ?? []), invoice]);
  }
  const rows = [...series.values()].map((of) => {
    const numbers = of.map(({ number }) => number).sort();
    const cancelled = of.filter(({ isCancelled }) => isCancelled).length;
    return { cells: [numbers[0] ?? "", numbers.at(-1) ?? "", of.length, cancelled, of.length - cancelled] };
  });
  const count = (header: string) => ({ header, kind: "number" as const });
  return {
    title: "13 · Documents issued",
    columns: [text("From"), text("To"), count("Issued"), count("Cancelled"), count("Net")],
    rows,
    empty: "None.",
  };
}

/** Outward tax and input tax as GSTR-3B asks for them, with what the ledger's own accounts say beside it. */
export async function gstr3bSections(
  companyId: number,
  from: string,
  through: string,
  movements: AccountBalance[],
): Promise<{ sections: ReportSection[]; holds: boolean }> {
  const standing = (await invoicesOf(companyId, from, through)).filter(({ isCancelled }) => !isCancelled);
  const taxes = standing.flatMap(({ rates }) => rates);
  const sum = (rows: typeof taxes) => rows.reduce((total, one) => add(total, one), NO_TAX);
  const taxed = sum(taxes.filter(({ rateBp }) => rateBp > 0));
  const nil = sum(taxes.filter(({ rateBp }) => rateBp === 0));
  const moved = (role: string): AccountBalance[] => movements.filter((row) => row.role === role);
  const net = (role: string): bigint => moved(role).reduce((total, { balance }) => total + balance, 0n);
  const opens = (role: string) => ({ account: moved(role)[0]?.id, from, through });
  const input = net("input_gst");
  const due = -(net("cgst") + net("sgst") + net("igst"));
  const gstr1 = { report: "gstr-1" as const, from, through };
  const interState = grouped(
    standing
      .filter(({ gstin, rates }) => !gstin && rates.some(({ igst }) => igst > 0n))
      .flatMap(({ supply, rates }) => rates.map((tax) => ({ key: stateName(supply), tax }))),
  );
  const ofAccount = (name: string, role: string) => ({ cells: [name, -net(role)], opens: opens(role) });
  return {
    holds: -net("igst") === taxed.igst && -net("cgst") === taxed.cgst && -net("sgst") === taxed.sgst,
    sections: [
      {
        title: "3.1 · Outward supplies",
        columns: [text("Nature"), ...TAX_COLUMNS],
        rows: [
          { cells: ["(a) Taxable", ...taxCells(taxed)], opens: gstr1 },
          { cells: ["(c) Nil rated and exempt", nil.taxable, 0n, 0n, 0n], opens: gstr1 },
        ],
      },
      {
        title: "3.2 · To unregistered customers in other states",
        columns: [text("Place of supply"), ...TAX_COLUMNS],
        rows: interState.map(([state, tax]) => ({ cells: [state, ...taxCells(tax)] })),
        empty: "None.",
      },
      {
        title: "4 · Input tax credit",
        columns: [text("Credit"), money("Amount")],
        rows: [{ cells: ["(A)(5) All other input tax", input], opens: opens("input_gst") }],
      },
      {
        title: "6 · To pay",
        columns: [text("Tax in the ledger"), money("Amount")],
        rows: [
          ofAccount("IGST", "igst"),
          ofAccount("CGST", "cgst"),
          ofAccount("SGST", "sgst"),
          { cells: ["Less input tax", -input], opens: opens("input_gst") },
          { cells: ["Net", due - input], style: "total" },
        ],
      },
    ],
  };
}
