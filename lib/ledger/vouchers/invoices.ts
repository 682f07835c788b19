import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { invalidField } from "@/lib/platform/errors";
import { type Clock, systemClock } from "@/lib/platform/time";
import { checkPostingDate, indianToday } from "../dates";
import { accountFor } from "../journal/accounts";
import { lockBooks } from "../journal/chain";
import type { Line } from "../journal/types";
import { formatRupees } from "../money";
import { type CompanyWithBanks, resolveCompany } from "../parties/companies";
import { partyCalled } from "../parties/parties";
import { mayKeepBooks } from "../policy";
import { GST_RATES_BP, gstOn, gstTotal, isInterState, STANDARD_RATE_BP } from "../tax";
import { type Recorded, recordVoucher } from "./record";
import type { InvoiceInput } from "./schema";
import { GST_NUMBER_MAX, takeGivenNumber } from "./series";

/** What an invoice comes to, in paise. */
export type InvoiceAmounts = {
  taxable: bigint;
  cgst: bigint;
  sgst: bigint;
  igst: bigint;
  roundOff: bigint;
  total: bigint;
};

/** A client's own arithmetic may differ by so much, for its roundings. */
const SLIP = 2n;
const HALF_RUPEE = 50n;

/**
 * Saves an invoice and posts it: receivable against sales and tax. The number is taken in the same transaction, so that
 * none is left out. An invoice without an amount is only saved; the upload to the ledger that follows posts it.
 *
 * @throws DomainError invalid: company, account, date, sums that contradict; conflict `number_taken`, `number_out_of_turn`
 */
export function createInvoice(
  actor: Actor,
  input: InvoiceInput,
  clock: Clock = systemClock,
): Promise<Recorded & { warnings: string[] }> {
  permit(mayKeepBooks(actor));
  const date = input.invoice_date ?? indianToday(clock());
  checkPostingDate(date, "invoice_date", clock);
  return transaction(async (tx) => {
    const { company, bank } = await resolveCompany(
      tx,
      { name: input.company_name, accountNumber: input.company_account_number },
      { account: "company_account_number" },
    );
    const party = await partyCalled(tx, input.party_name ?? input.customer_name ?? `Candidate ${input.candidate_id}`);
    const interState = isInterState({
      sellerState: company.stateCode,
      buyerState: party.stateCode,
      isSez: party.isSez,
    });
    const amounts = input.amount ? invoiceAmounts(input, input.amount, interState) : null;
    await lockBooks(tx, [company.id]);
    const number = await takeGivenNumber(tx, company, date, input.invoice_no);
    const { invoice_no: _, invoice_date: __, amount: ___, ...kept } = input;
    const recorded = await recordVoucher(tx, actor, {
      kind: "invoice",
      companyId: company.id,
      partyId: party.id,
      voucherType: "Sales",
      number: () => number,
      date,
      amount: amounts?.total ?? 0n,
      details: { ...kept, ...amounts, company_account_number: bank.accountNumber, party_name: party.name },
      entry: amounts && {
        particulars: `Sales to ${party.name}`,
        entryType: "Auto",
        lines: await invoicePostings(tx, company, party.id, amounts),
      },
      source: "bookkeeping.createInvoice",
    });
    return { ...recorded, warnings: warningsOf(number, input, company) };
  });
}

const warningsOf = (number: string, input: InvoiceInput, company: CompanyWithBanks): string[] =>
  input.gst_applied && company.gstin !== null && number.length > GST_NUMBER_MAX
    ? [`${number} has ${number.length} characters; an invoice under GST may have ${GST_NUMBER_MAX} (rule 46(b))`]
    : [];

/**
 * The sums of an invoice, computed here; what the client computed is only held against them. A total in whole rupees
 * is kept by a line for the rounding.
 *
 * @throws DomainError invalid when the client's total is another one
 */
export function invoiceAmounts(
  input: Pick<InvoiceInput, "gst" | "gst_applied" | "gst_rate" | "final_amount">,
  taxable: bigint,
  interState: boolean,
): InvoiceAmounts {
  const told = input.final_amount ?? (input.gst_applied && input.gst ? taxable + input.gst : null);
  const rates = !input.gst_applied
    ? [0]
    : input.gst_rate != null
      ? [input.gst_rate]
      : [STANDARD_RATE_BP, ...GST_RATES_BP];
  for (const rate of rates) {
    const gst = gstOn(taxable, rate, interState);
    const total = taxable + gstTotal(gst);
    const difference = told === null ? 0n : told - total;
    const size = difference < 0n ? -difference : difference;
    if (size <= SLIP) return { taxable, ...gst, roundOff: 0n, total };
    if (told !== null && told % 100n === 0n && size <= HALF_RUPEE)
      return { taxable, ...gst, roundOff: difference, total: told };
  }
  const right = taxable + gstTotal(gstOn(taxable, rates[0] ?? 0, interState));
  throw invalidField("final_amount", `does not follow from amount and tax, which make ${formatRupees(right)}`);
}

/** How an invoice is posted: receivable against sales, tax and round-off. */
export async function invoicePostings(
  tx: Tx,
  company: CompanyWithBanks,
  partyId: number,
  sums: InvoiceAmounts,
): Promise<Line[]> {
  const of = (role: Parameters<typeof accountFor>[2]) => accountFor(tx, company.id, role);
  const roundOff = await of("round_off");
  return [
    { accountId: await of("receivable"), partyId, debit: sums.total },
    { accountId: await of("sales"), credit: sums.taxable },
    { accountId: await of("cgst"), credit: sums.cgst },
    { accountId: await of("sgst"), credit: sums.sgst },
    { accountId: await of("igst"), credit: sums.igst },
    sums.roundOff > 0n
      ? { accountId: roundOff, credit: sums.roundOff }
      : { accountId: roundOff, debit: -sums.roundOff },
  ];
}
