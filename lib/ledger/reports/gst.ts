import {
  addTax,
  counted,
  documentsOf,
  grouped,
  NO_TAX,
  stateName,
  TAX_COLUMNS,
  type Tax,
  taxCells,
} from "./gst-documents";
import { type AccountBalance, money, type ReportSection, text } from "./report";

/** Outward tax net of notes, and input tax, as GSTR-3B asks for them, with what the ledger's own accounts say beside it. */
export async function gstr3bSections(
  companyId: number,
  from: string,
  through: string,
  movements: AccountBalance[],
): Promise<{ sections: ReportSection[]; holds: boolean }> {
  const standing = (await documentsOf(companyId, from, through)).filter(({ isCancelled }) => !isCancelled);
  const taxes = standing.flatMap((one) =>
    one.rates.map((tax) => ({ rateBp: tax.rateBp, ...addTax(NO_TAX, counted(one, tax)) })),
  );
  const sum = (rows: typeof taxes) => rows.reduce<Tax>((total, one) => addTax(total, one), NO_TAX);
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
      .filter(({ gstin, isInterState }) => !gstin && isInterState)
      .flatMap((one) => one.rates.map((tax) => ({ key: stateName(one.supply), tax: counted(one, tax) }))),
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
