import { randomBytes } from "node:crypto";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { DomainError, invalidField } from "@/lib/platform/errors";
import { type Clock, systemClock } from "@/lib/platform/time";
import { checkPostingDate } from "../dates";
import { accountFor, expenseAccount, VENDOR_SERVICES } from "../journal/accounts";
import { lockBooks } from "../journal/chain";
import { resolveCompany } from "../parties/companies";
import { wrongGstin } from "../parties/identifiers";
import { findParty } from "../parties/parties";
import { mayKeepBooks } from "../policy";
import type { FromDraft } from "./draft-state";
import { type Recorded, recordVoucher } from "./record";
import type { ExpenseInput, VendorPaymentInput, VendorServiceInput } from "./schema";

const vendorOf = (tx: Parameters<typeof findParty>[0], id: number) =>
  findParty(tx, "vendor", id).catch(() => {
    throw invalidField("vendorId", "names no vendor");
  });

/** A service that a vendor did: expense against payable. @throws DomainError invalid: vendor, company, date */
export function createVendorService(
  actor: Actor,
  input: VendorServiceInput & FromDraft,
  clock: Clock = systemClock,
): Promise<Recorded> {
  permit(mayKeepBooks(actor));
  checkPostingDate(input.dateOfService, "dateOfService", clock);
  return transaction(async (tx) => {
    const vendor = await vendorOf(tx, input.vendorId);
    const { company } = await resolveCompany(tx, { companyId: input.companyId }, { id: "companyId" });
    const gst = input.gst ?? 0n;
    if (gst >= input.feesToBePaid) throw invalidField("gst", "must be less than the fees, which include it");
    await lockBooks(tx, [company.id]);
    const cost = await expenseAccount(tx, company.id, VENDOR_SERVICES);
    const payable = await accountFor(tx, company.id, "payable");
    return recordVoucher(tx, actor, {
      kind: "vendor_service",
      companyId: company.id,
      partyId: vendor.id,
      voucherType: "Service",
      number: (id) => `SRV-${id}`,
      date: input.dateOfService,
      amount: input.feesToBePaid,
      details: {
        on_account_of: input.onAccountOf,
        remark: input.remark,
        vendor_name: vendor.name,
        bill_number: input.billNumber,
        gst,
      },
      entry: {
        particulars: input.particularOfService,
        entryType: "Auto",
        lines: [
          { accountId: cost, debit: input.feesToBePaid - gst },
          { accountId: await accountFor(tx, company.id, "input_gst"), partyId: vendor.id, debit: gst },
          { accountId: payable, partyId: vendor.id, credit: input.feesToBePaid },
        ],
      },
      draftId: input.draftId,
      source: "bookkeeping.createVendorService",
    });
  });
}

/**
 * A payment to a vendor: payable against bank.
 *
 * @throws DomainError invalid: vendor, company, date; invalid `duplicate_transaction`, as the contract has it
 */
export function createVendorPayment(
  actor: Actor,
  input: VendorPaymentInput & FromDraft,
  clock: Clock = systemClock,
): Promise<Recorded> {
  permit(mayKeepBooks(actor));
  checkPostingDate(input.dateOfPayment, "dateOfPayment", clock);
  return transaction(async (tx) => {
    const vendor = await vendorOf(tx, input.vendorId);
    const { company, bank } = await resolveCompany(
      tx,
      { companyId: input.companyId, accountNumber: input.accountNumber },
      { id: "companyId", account: "accountNumber" },
    );
    await lockBooks(tx, [company.id]);
    const twin = { kind: "vendor_payment" as const, transactionId: input.transactionId, deletedAt: null };
    if (await tx.ledgerVoucher.findFirst({ where: twin, select: { id: true } }))
      throw new DomainError("invalid", "duplicate_transaction", "This transaction was entered before", [
        { name: "transactionId", reason: `${input.transactionId} was entered before` },
      ]);
    const payable = await accountFor(tx, company.id, "payable");
    return recordVoucher(tx, actor, {
      kind: "vendor_payment",
      companyId: company.id,
      partyId: vendor.id,
      voucherType: "Payment",
      number: (id) => `PAY-${id}`,
      date: input.dateOfPayment,
      amount: input.amount,
      transactionId: input.transactionId,
      details: { on_account_of: input.onAccountOf, remark: input.remark, vendor_name: vendor.name },
      entry: {
        particulars: `Payment to ${vendor.name}`,
        entryType: "Auto",
        lines: [
          { accountId: payable, partyId: vendor.id, debit: input.amount },
          { accountId: bank.accountId, partyId: vendor.id, credit: input.amount },
        ],
      },
      draftId: input.draftId,
      source: "bookkeeping.createVendorPayment",
    });
  });
}

/** Whether a vendor's GST number was given and holds, so that its input tax can be claimed later on. */
const reconcilable = (gstin: string | null): boolean => gstin !== null && wrongGstin(gstin.toUpperCase()) === null;

/** An expense that was paid at once: its head of expense against bank. @throws DomainError invalid: company, date, GSTIN */
export function createExpense(
  actor: Actor,
  input: ExpenseInput & FromDraft,
  clock: Clock = systemClock,
): Promise<Recorded & { gstReconcilable: boolean }> {
  permit(mayKeepBooks(actor));
  checkPostingDate(input.expenseDate, "expenseDate", clock);
  const wrong = input.vendorGstNumber ? wrongGstin(input.vendorGstNumber.toUpperCase()) : null;
  if (wrong) throw invalidField("vendorGstNumber", wrong);
  return transaction(async (tx) => {
    const { company, bank } = await resolveCompany(
      tx,
      { name: input.company, accountNumber: input.accountNumber },
      { name: "company", account: "accountNumber" },
    );
    await lockBooks(tx, [company.id]);
    const head = await expenseAccount(tx, company.id, input.expenseType);
    const recorded = await recordVoucher(tx, actor, {
      kind: "expense",
      companyId: company.id,
      partyId: null,
      voucherType: "Expense",
      number: (id) => `EXP-${id}`,
      date: input.expenseDate,
      amount: input.amount,
      transactionId: input.transactionId ?? randomBytes(4).toString("hex").toUpperCase(),
      details: {
        expense_type: input.expenseType,
        company: company.name,
        vendor_name: input.vendorName,
        vendor_gst_number: input.vendorGstNumber?.toUpperCase() ?? null,
        payment_method: input.paymentMethod,
        description: input.description,
      },
      entry: {
        particulars: `Payment to ${input.vendorName} for ${input.description ?? input.expenseType}`,
        entryType: "Auto",
        lines: [
          { accountId: head, debit: input.amount },
          {
            accountId: bank.accountId,
            credit: input.amount,
            note: `Expense payment for ${input.expenseType} to ${input.vendorName}`,
          },
        ],
      },
      draftId: input.draftId,
      source: "bookkeeping.createExpense",
    });
    return { ...recorded, gstReconcilable: reconcilable(input.vendorGstNumber) };
  });
}
