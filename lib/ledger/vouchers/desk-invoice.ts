import { type Actor, permit } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { conflict, DomainError, invalidField } from "@/lib/platform/errors";
import { type Clock, systemClock } from "@/lib/platform/time";
import { checkPostingDate } from "../dates";
import { lockBooks } from "../journal/chain";
import { type CompanyWithBanks, findCompany } from "../parties/companies";
import { mayKeepBooks } from "../policy";
import { formatRupees } from "../rupees";
import { GST_RATES_BP, gstTotal, isInterState } from "../tax";
import type { FromDraft } from "./draft-state";
import { type InvoiceLine, keptLines, lineValue, quantityOf, sumsOfLines } from "./invoice-lines";
import { invoicePostings } from "./invoices";
import { type Recorded, recordVoucher } from "./record";
import { takeNumber } from "./series";

export type DeskInvoice = {
  companyId: number;
  bankAccountId: number;
  partyId: number;
  date: string;
  /** Code of the state of supply; null is the customer's. */
  placeOfSupply: string | null;
  inWholeRupees: boolean;
  lines: Omit<InvoiceLine, "taxable">[];
  /** What the desk showed when it was posted, in paise. */
  expectedTotal: bigint;
  orderReference: string | null;
  termsOfDelivery: string | null;
  remark: string | null;
  /** Which tax the desk showed; null where nobody looked. */
  expectedInterState?: boolean | null;
} & FromDraft;

/**
 * Posts an invoice that was written at the desk and gives it the next number of its series, in one transaction: a number
 * is taken only with the invoice that bears it.
 *
 * @throws DomainError invalid: a field; conflict `total_changed` when the sums are no longer those that the desk showed,
 * as when the customer has moved to another state meanwhile
 */
export function postInvoice(actor: Actor, input: DeskInvoice, clock: Clock = systemClock): Promise<Recorded> {
  permit(mayKeepBooks(actor));
  checkPostingDate(input.date, "date", clock);
  const lines = valuedLines(input.lines);
  return transaction(async (tx) => {
    const company = await findCompany(tx, input.companyId);
    const bank = company.bankAccounts.find(({ id }) => id === input.bankAccountId);
    if (!bank) throw invalidField("bank", "is no bank account of this company");
    const party = await tx.ledgerParty.findFirst({
      where: { id: input.partyId, kind: { in: ["customer", "name"] }, isActive: true },
    });
    if (!party) throw invalidField("party", "is no customer");
    if (lines.some(({ rateBp }) => rateBp > 0)) checkRegistered(company);
    const placeOfSupply = input.placeOfSupply ?? party.stateCode;
    const interState = isInterState({ sellerState: company.stateCode, buyerState: placeOfSupply, isSez: party.isSez });
    const { byRate, ...sums } = sumsOfLines(lines, interState, input.inWholeRupees);
    if (sums.total !== input.expectedTotal)
      throw conflict(
        "total_changed",
        `The invoice now comes to ${formatRupees(sums.total)}: look at it again and post it.`,
      );
    const shown = input.expectedInterState ?? null;
    if (shown !== null && shown !== interState && gstTotal(sums) > 0n)
      throw conflict(
        "total_changed",
        `The invoice now bears ${interState ? "IGST" : "CGST and SGST"}: look at it again and post it.`,
      );
    if (sums.total <= 0n) throw invalidField("lines", "come to nothing");
    await lockBooks(tx, [company.id]);
    const number = await takeNumber(tx, company, input.date);
    const taken = await tx.ledgerVoucher.findFirst({ where: { kind: "invoice", number }, select: { id: true } });
    if (taken) throw conflict("number_taken", `Invoice ${number} exists already`);
    return recordVoucher(tx, actor, {
      kind: "invoice",
      companyId: company.id,
      partyId: party.id,
      voucherType: "Sales",
      number: () => number,
      date: input.date,
      amount: sums.total,
      details: {
        company_account_number: bank.accountNumber,
        party_name: party.name,
        place_of_supply: placeOfSupply,
        is_sez: party.isSez,
        gst_applied: lines.some(({ rateBp }) => rateBp > 0),
        hsn_sac: lines[0]?.hsnSac ?? null,
        ...sums,
        by_rate: byRate,
        lines: keptLines(lines),
        order_reference: input.orderReference,
        terms_of_delivery: input.termsOfDelivery,
        remark: input.remark,
        buyer: {
          gstin: party.gstin,
          address: party.address,
          city: party.city,
          state: party.state,
          pincode: party.pincode,
        },
      },
      entry: {
        particulars: `Sales to ${party.name}`,
        entryType: "Auto",
        lines: await invoicePostings(tx, company, party.id, sums),
      },
      draftId: input.draftId,
      source: "desk.postInvoice",
    });
  });
}

/** @throws DomainError invalid `not_registered` */
export const checkRegistered = (company: Pick<CompanyWithBanks, "gstin" | "name">): void => {
  if (company.gstin === null)
    throw new DomainError("invalid", "not_registered", `${company.name} has no GSTIN: it may not charge GST`, [
      { name: "lines", reason: `may not bear GST: ${company.name} has no GSTIN` },
    ]);
};

/** Lines with their values. @throws DomainError invalid: quantity, code, rate; none at all */
export function valuedLines(lines: DeskInvoice["lines"]): InvoiceLine[] {
  if (lines.length === 0) throw invalidField("lines", "are required: write at least one");
  return lines.map((line, index) => {
    const thousandths = quantityOf(line.quantity);
    if (thousandths === null)
      throw invalidField(`lines.${index}.quantity`, "must be more than 0, with three decimals at most");
    if (line.hsnSac !== null && !/^(\d{4}|\d{6})$/.test(line.hsnSac))
      throw invalidField(`lines.${index}.hsn_sac`, "must have 4 or 6 digits");
    if (!(GST_RATES_BP as readonly number[]).includes(line.rateBp))
      throw invalidField(`lines.${index}.rate`, "is no rate of GST");
    return { ...line, taxable: lineValue(line.unitPaise, thousandths) };
  });
}
