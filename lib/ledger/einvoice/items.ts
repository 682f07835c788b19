import { rupeesOf } from "../rupees";
import { invoiceLinesOf, taxByRate } from "../vouchers/invoice-lines";

type Tax = { cgst: bigint; sgst: bigint; igst: bigint };

/** SAC, the codes of services, begin with 99. */
const isService = (code: string | null): boolean => code?.startsWith("99") ?? true;

/**
 * The lines of an invoice's or note's details as the schema has them. The tax of a rate is laid on its lines by their
 * values, and the last one takes what rounding leaves: lines make up the document's tax to the paisa.
 */
export function itemsOf(details: Record<string, unknown>) {
  const rates = taxByRate(details);
  const hsnSac = typeof details.hsn_sac === "string" ? details.hsn_sac : null;
  const own = invoiceLinesOf(details);
  // A client's invoice tells one value at one rate and no lines.
  const lines =
    own.length > 0
      ? own
      : rates.map(({ rateBp, taxable }) => ({
          description: "Courses",
          hsnSac,
          quantity: "1",
          unitPaise: taxable,
          rateBp,
          taxable,
        }));
  const left = new Map(rates.map(({ rateBp, taxable, ...tax }) => [rateBp, { taxable, ...tax }]));
  return lines.map((line, index) => {
    const rest = left.get(line.rateBp) ?? { taxable: 0n, cgst: 0n, sgst: 0n, igst: 0n };
    const isLast = !lines.slice(index + 1).some(({ rateBp }) => rateBp === line.rateBp);
    const part = (of: bigint): bigint =>
      isLast ? of : rest.taxable === 0n ? 0n : (of * line.taxable + rest.taxable / 2n) / rest.taxable;
    const tax: Tax = { cgst: part(rest.cgst), sgst: part(rest.sgst), igst: part(rest.igst) };
    left.set(line.rateBp, {
      taxable: rest.taxable - line.taxable,
      cgst: rest.cgst - tax.cgst,
      sgst: rest.sgst - tax.sgst,
      igst: rest.igst - tax.igst,
    });
    const code = line.hsnSac ?? hsnSac;
    const description = line.description.replaceAll(/["\\\p{Cc}]+/gu, " ").trim();
    return {
      SlNo: String(index + 1),
      ...(description.length >= 3 ? { PrdDesc: description.slice(0, 300) } : {}),
      IsServc: isService(code) ? "Y" : "N",
      HsnCd: code ?? undefined,
      Qty: Number(line.quantity),
      // The schema's unit codes: others, since the desk's lines tell none.
      Unit: "OTH",
      UnitPrice: rupeesOf(line.unitPaise),
      TotAmt: rupeesOf(line.taxable),
      AssAmt: rupeesOf(line.taxable),
      GstRt: line.rateBp / 100,
      IgstAmt: rupeesOf(tax.igst),
      CgstAmt: rupeesOf(tax.cgst),
      SgstAmt: rupeesOf(tax.sgst),
      TotItemVal: rupeesOf(line.taxable + tax.cgst + tax.sgst + tax.igst),
    };
  });
}
