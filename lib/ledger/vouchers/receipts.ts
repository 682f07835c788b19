import type { LedgerVoucher } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { invalidField, notFound } from "@/lib/platform/errors";
import { type Clock, fromLegalDate, systemClock, toLegalDate } from "@/lib/platform/time";
import { checkPostingDate } from "../dates";
import { accountFor } from "../journal/accounts";
import { lockBooks } from "../journal/chain";
import { replace } from "../journal/post";
import { formatRupees } from "../money";
import { resolveCompany } from "../parties/companies";
import { partyCalled } from "../parties/parties";
import { mayKeepBooks } from "../policy";
import { tdsWithheld } from "../tax";
import { type Allocation, allocate } from "./allocations";
import type { FromDraft } from "./draft-state";
import { detailsOf, entryOf, type Recorded, recordVoucher, type VoucherDraft } from "./record";
import type { ReceiptInput, ReceiptPatch } from "./schema";

/**
 * Money that came in: bank against the customer's receivable, and what the customer kept back as TDS on a line of its
 * own. Without a customer it is an advance of somebody unknown.
 *
 * @param allocations the invoices that it settles
 * @throws DomainError invalid: a company or account that is not ours, a date, more GST than money; conflict `period_closed`
 */
export function createReceipt(
  actor: Actor,
  input: ReceiptInput & FromDraft,
  clock: Clock = systemClock,
  allocations: Allocation[] = [],
): Promise<Recorded> {
  permit(mayKeepBooks(actor));
  return transaction(async (tx) => {
    const draft = await draftOf(tx, input, "bookkeeping.createReceipt", clock);
    const recorded = await recordVoucher(tx, actor, { ...draft, draftId: input.draftId });
    const { id, companyId, partyId, amount } = recorded.voucher;
    const tds = tdsWithheld(amount, input.gst ?? 0n, input.tds_percentage ?? 0);
    await allocate(tx, { id, companyId, partyId, worth: amount + tds }, allocations);
    return recorded;
  });
}

/**
 * Changes a receipt: its entry is reversed and another one posted in its place. What is not given, or is empty, stays.
 *
 * @throws DomainError not_found; and as `createReceipt`
 */
export function updateReceipt(
  actor: Actor,
  id: bigint,
  patch: ReceiptPatch,
  clock: Clock = systemClock,
): Promise<LedgerVoucher> {
  permit(mayKeepBooks(actor));
  return transaction(async (tx) => {
    const found = await findReceipt(tx, id);
    await lockBooks(tx, [found.companyId]);
    const before = await findReceipt(tx, id);
    const given = Object.entries(patch).filter(([, value]) => value !== undefined && value !== null);
    const input = { ...inputOf(before), ...Object.fromEntries(given) };
    const draft = await draftOf(tx, input, "bookkeeping.updateReceipt", clock);
    if (!draft.entry || before.entryId === null) throw new Error(`Receipt ${id} is not posted`);
    const order = { entryId: before.entryId, reason: "Changed", source: draft.source };
    const entry = await replace(tx, actor, order, entryOf(draft, draft.entry, id, before.number));
    // What it settled was of another amount or customer: whoever changed it says anew what it is for.
    if (before.amount !== draft.amount || before.partyId !== draft.partyId || before.companyId !== draft.companyId)
      await tx.ledgerAllocation.deleteMany({ where: { receiptId: id } });
    const after = await tx.ledgerVoucher.update({
      where: { id },
      data: {
        companyId: draft.companyId,
        partyId: draft.partyId,
        date: fromLegalDate(draft.date),
        amount: draft.amount,
        transactionId: entry.transactionId,
        details: detailsOf(draft.details),
        entryId: entry.id,
      },
    });
    await audit(tx, actor, {
      action: "update",
      resourceType: "ledger_receipt",
      resourceId: String(id),
      description: `Changed receipt ${before.number}`,
      oldValues: { ...(before.details as object), amount: formatRupees(before.amount) },
      newValues: { ...detailsOf(draft.details), amount: formatRupees(draft.amount), entryId: entry.id.toString() },
    });
    return after;
  });
}

/** @throws DomainError not_found, also when it was taken back */
export async function findReceipt(tx: Tx, id: bigint): Promise<LedgerVoucher> {
  const voucher = await tx.ledgerVoucher.findFirst({ where: { id, kind: "receipt", deletedAt: null } });
  if (!voucher) throw notFound("Receipt");
  return voucher;
}

type ReceiptDetails = Omit<ReceiptInput, "amount_received" | "transaction_date" | "gst"> & { gst: number };

function inputOf(voucher: LedgerVoucher): ReceiptInput {
  const details = voucher.details as unknown as ReceiptDetails;
  return {
    ...details,
    gst: BigInt(Math.round(details.gst * 100)),
    amount_received: voucher.amount,
    transaction_date: toLegalDate(voucher.date),
  };
}

async function draftOf(tx: Tx, input: ReceiptInput, source: string, clock: Clock): Promise<VoucherDraft> {
  checkPostingDate(input.transaction_date, "transaction_date", clock);
  const { company, bank } = await resolveCompany(tx, { name: input.company_name, accountNumber: input.account_no });
  const [received, gst, rate] = [input.amount_received, input.gst ?? 0n, input.tds_percentage ?? 0];
  if (gst > received) throw invalidField("gst", "must not be more than amount_received");
  const party = input.customer_name ? await partyCalled(tx, input.customer_name) : null;
  const tds = tdsWithheld(received, gst, rate);
  const client = await accountFor(tx, company.id, party ? "receivable" : "client_advances");
  const withheld = await accountFor(tx, company.id, "tds_receivable");
  return {
    kind: "receipt",
    companyId: company.id,
    partyId: party?.id ?? null,
    voucherType: "Receipt",
    number: (id) => `RCPT-${id}`,
    date: input.transaction_date,
    amount: received,
    transactionId: input.transaction_id,
    details: {
      payment_type: input.payment_type,
      remark: input.remark,
      account_no: bank.accountNumber,
      company_name: company.name,
      tds_percentage: rate,
      gst,
      customer_name: input.customer_name,
      transaction_id: input.transaction_id,
      on_account_of: input.on_account_of,
    },
    entry: {
      particulars: `Receipt from ${party?.name ?? "an unknown customer"}`,
      entryType: "Auto",
      lines: [
        { accountId: bank.accountId, partyId: party?.id, debit: received },
        { accountId: client, partyId: party?.id, credit: received },
        { accountId: withheld, partyId: party?.id, debit: tds, note: "TDS" },
        { accountId: client, partyId: party?.id, credit: tds, note: "TDS" },
      ],
    },
    source,
  };
}
