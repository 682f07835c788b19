import type { LedgerBankAccount, LedgerCompany } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { conflict, invalidField, notFound } from "@/lib/platform/errors";
import { openControlAccounts } from "../journal/accounts";
import { GENESIS, sealOf } from "../journal/chain";
import { nameKeyOf } from "../names";
import { mayCloseBooks, mayKeepBooks } from "../policy";
import { checkPattern, patternFor } from "../vouchers/series";
import type { CompanyInput } from "./schema";

export type CompanyWithBanks = LedgerCompany & { bankAccounts: LedgerBankAccount[] };

export const WITH_BANKS = { bankAccounts: { orderBy: { id: "asc" as const } } };

/**
 * Opens the books of one of the office's own companies: its accounts, its first bank account, its chain.
 *
 * @throws DomainError invalid: pattern; conflict `company_exists`, `account_exists`
 */
export function createCompany(actor: Actor, input: CompanyInput): Promise<CompanyWithBanks> {
  permit(mayKeepBooks(actor));
  return transaction(async (tx) => {
    await checkFree(tx, input);
    const invoicePattern = await patternFor(tx, input.company_name, input.invoice_pattern);
    checkPattern(invoicePattern, input.company_gst_number !== null, "invoice_pattern");
    const { id } = await tx.ledgerCompany.create({
      data: {
        name: input.company_name,
        nameKey: nameKeyOf(input.company_name),
        address: input.company_address,
        gstin: input.company_gst_number,
        pan: input.pan_number,
        state: input.state,
        stateCode: input.state_code,
        phone: input.phone,
        email: input.email,
        invoicePattern,
      },
    });
    await tx.ledgerChain.create({ data: { companyId: id, seq: 0n, hash: GENESIS, seal: sealOf(id, 0n, GENESIS) } });
    await openControlAccounts(tx, id);
    await tx.ledgerParty.create({
      data: { kind: "own", name: input.company_name, nameKey: nameKeyOf(input.company_name), companyId: id },
    });
    await addBank(tx, id, input);
    await audit(tx, actor, {
      action: "create",
      resourceType: "ledger_company",
      resourceId: id,
      description: `Opened the books of ${input.company_name}`,
      newValues: input,
    });
    return tx.ledgerCompany.findUniqueOrThrow({ where: { id }, include: WITH_BANKS });
  });
}

async function checkFree(tx: Tx, input: CompanyInput): Promise<void> {
  if (await tx.ledgerCompany.findUnique({ where: { nameKey: nameKeyOf(input.company_name) } }))
    throw conflict("company_exists", `There is a company called ${input.company_name}`);
  if (input.company_gst_number && (await tx.ledgerCompany.findUnique({ where: { gstin: input.company_gst_number } })))
    throw conflict("company_exists", `Another company has the GSTIN ${input.company_gst_number}`);
  if (await tx.ledgerBankAccount.findUnique({ where: { accountNumber: input.account_number } }))
    throw conflict("account_exists", `The account ${input.account_number} belongs to a company already`);
}

async function addBank(tx: Tx, companyId: number, input: CompanyInput): Promise<void> {
  const name = `${input.bank_name} ${input.account_number}`;
  const account = await tx.ledgerAccount.create({
    data: { companyId, role: "bank", type: "asset", name, nameKey: nameKeyOf(name) },
  });
  await tx.ledgerBankAccount.create({
    data: {
      companyId,
      accountId: account.id,
      bankName: input.bank_name,
      accountNumber: input.account_number,
      branch: input.branch,
      ifscCode: input.ifsc_code,
      swiftCode: input.swift_code,
    },
  });
}

/**
 * Takes a company off the lists. Its books stay, since the law wants them kept for eight years.
 *
 * @throws DomainError not_found; conflict `company_in_use` while a voucher of it stands
 */
export function removeCompany(actor: Actor, id: number): Promise<void> {
  permit(mayCloseBooks(actor));
  return transaction(async (tx) => {
    const { name } = await findCompany(tx, id);
    if (await tx.ledgerVoucher.findFirst({ where: { companyId: id, deletedAt: null }, select: { id: true } }))
      throw conflict("company_in_use", `${name} has vouchers in its books, which must be kept`);
    await tx.ledgerCompany.update({ where: { id }, data: { isActive: false } });
    await audit(tx, actor, {
      action: "delete",
      resourceType: "ledger_company",
      resourceId: id,
      description: `Took ${name} off the list of companies`,
    });
  });
}

/** @throws DomainError not_found for one that is not there or was taken off the list */
export async function findCompany(tx: Tx, id: number): Promise<CompanyWithBanks> {
  const company = await tx.ledgerCompany.findFirst({ where: { id, isActive: true }, include: WITH_BANKS });
  if (!company) throw notFound("Company");
  return company;
}

/** By the number of one of its bank accounts. @throws DomainError not_found */
export async function findByAccount(tx: Tx, accountNumber: string) {
  const bank = await tx.ledgerBankAccount.findFirst({
    where: { accountNumber: accountNumber.trim(), company: { isActive: true } },
    include: { company: { include: WITH_BANKS } },
  });
  if (!bank) throw notFound("Company account");
  return bank;
}

/** How a client names the own company that a voucher is of. */
export type CompanyHint = { companyId?: number | null; name?: string | null; accountNumber?: string | null };

/** A company, and which of its bank accounts money goes through. */
export type BookedCompany = { company: CompanyWithBanks; bank: LedgerBankAccount };

/**
 * The company that a voucher belongs to: by id, by account number or by name, as far as they are given. With none given
 * it is the office's first company. A hint that leads nowhere is refused rather than guessed about: it would put money
 * into the wrong books.
 *
 * @param fields the hint's names in the request, for the refusal
 */
export async function resolveCompany(
  tx: Tx,
  hint: CompanyHint,
  fields: { id?: string; name?: string; account?: string } = {},
): Promise<BookedCompany> {
  const companies = await tx.ledgerCompany.findMany({
    where: { isActive: true },
    include: WITH_BANKS,
    orderBy: { id: "asc" },
  });
  const named = hint.name?.trim();
  const account = hint.accountNumber?.trim();
  let found = companies[0];
  if (hint.companyId) {
    found = companies.find(({ id }) => id === hint.companyId);
    if (!found) throw invalidField(fields.id ?? "company_id", "names no own company");
  } else if (named) {
    found = companies.find(({ nameKey }) => nameKey === nameKeyOf(named));
    if (!found) throw invalidField(fields.name ?? "company_name", `No own company is called ${named}`);
  } else if (account) {
    found = companies.find(({ bankAccounts }) => bankAccounts.some(({ accountNumber }) => accountNumber === account));
  }
  if (!found) throw noCompany(account, fields.account);
  const bank = account
    ? found.bankAccounts.find(({ accountNumber }) => accountNumber === account)
    : found.bankAccounts[0];
  if (!bank) throw invalidField(fields.account ?? "account_no", `${found.name} has no such bank account`);
  return { company: found, bank };
}

const noCompany = (account: string | undefined, field = "account_no") =>
  account
    ? invalidField(field, `No own company has the account ${account}`)
    : conflict("no_company", "There is no own company yet: open the books of one first");
