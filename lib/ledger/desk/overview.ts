import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { dayPlus, financialYearStart, indianToday } from "../dates";
import { sumsByAccount, sumsByMonth } from "../journal/balances";
import { snapshot } from "../journal/snapshot";
import { findCompany } from "../parties/companies";
import { mayKeepBooks } from "../policy";
import { type Aged, agedBalances } from "../reports/ageing";

const MONTHS_SHOWN = 12;
const LARGEST_SHOWN = 5;

type Bucketed = { total: bigint; buckets: [bigint, bigint, bigint, bigint]; advances: bigint };

const totalOf = (aged: Aged[]): Bucketed => ({
  total: aged.reduce((sum, { due }) => sum + due, 0n),
  advances: aged.reduce((sum, { advance }) => sum + advance, 0n),
  buckets: [0, 1, 2, 3].map((age) =>
    aged.reduce((sum, { buckets }) => sum + (buckets[age] ?? 0n), 0n),
  ) as Bucketed["buckets"],
});

/** What a company's books look like today: sums in paise. @throws DomainError not_found */
export async function overviewOf(actor: Actor, companyId: number, now = new Date()) {
  permit(mayKeepBooks(actor));
  const company = await findCompany(db(), companyId);
  const accounts = await db().ledgerAccount.findMany({ where: { companyId }, orderBy: { id: "asc" } });
  const today = indianToday(now);
  const end = dayPlus(today, 1);
  const firstMonth = dayPlus(`${today.slice(0, 7)}-01`, -30 * (MONTHS_SHOWN - 1)).slice(0, 7);
  const ids = (...roles: string[]) => accounts.filter(({ role }) => roles.includes(role)).map(({ id }) => id);
  const ofType = (type: string) => accounts.filter((account) => account.type === type).map(({ id }) => id);
  const seen = await snapshot(async (reader) => ({
    sums: await sumsByAccount(
      reader,
      accounts.map(({ id }) => id),
      end,
    ),
    before: await sumsByAccount(reader, [...ofType("income"), ...ofType("expense")], financialYearStart(today)),
    receivable: await agedBalances(reader, ids("receivable", "client_advances"), "receivable", today),
    payable: await agedBalances(reader, ids("payable"), "payable", today),
    months: await sumsByMonth(reader, [...ofType("income"), ...ofType("expense")], `${firstMonth}-01`),
  }));
  const balance = (id: number): bigint => (seen.sums.get(id)?.debit ?? 0n) - (seen.sums.get(id)?.credit ?? 0n);
  const earned = (accountIds: number[]): bigint =>
    accountIds.reduce((sum, id) => {
      const before = seen.before.get(id);
      return sum + balance(id) - (before ? before.debit - before.credit : 0n);
    }, 0n);
  const income = new Set(ofType("income"));
  const monthly = monthsFrom(firstMonth, today.slice(0, 7)).map((month) => {
    const rows = seen.months.filter((row) => row.month === month);
    const net = (isIncome: boolean) =>
      rows
        .filter(({ accountId }) => income.has(accountId) === isIncome)
        .reduce((sum, { debit, credit }) => sum + debit - credit, 0n);
    return { month, income: -net(true), expenses: net(false) };
  });
  const receivables = totalOf(seen.receivable);
  return {
    company,
    today,
    receivables,
    payables: totalOf(seen.payable),
    banks: company.bankAccounts.map((bank) => ({ ...bank, balance: balance(bank.accountId) })),
    income: -earned(ofType("income")),
    expenses: earned(ofType("expense")),
    taxDue: -ids("cgst", "sgst", "igst").reduce((sum, id) => sum + balance(id), 0n),
    inputTax: ids("input_gst").reduce((sum, id) => sum + balance(id), 0n),
    months: monthly,
    debtors: await withNames(largest(seen.receivable)),
    latest: await db().ledgerEntry.findMany({
      where: { companyId },
      orderBy: { seq: "desc" },
      take: 8,
      select: {
        id: true,
        date: true,
        voucherType: true,
        voucherNo: true,
        voucherId: true,
        particulars: true,
        total: true,
        reversesId: true,
      },
    }),
  };
}
export type Overview = Awaited<ReturnType<typeof overviewOf>>;

const largest = (aged: Aged[]): Aged[] =>
  aged
    .filter(({ due }) => due > 0n)
    .sort((a, b) => (a.due < b.due ? 1 : -1))
    .slice(0, LARGEST_SHOWN);

async function withNames(aged: Aged[]) {
  const parties = await db().ledgerParty.findMany({
    where: { id: { in: aged.map(({ partyId }) => partyId) } },
    select: { id: true, name: true },
  });
  const names = new Map(parties.map(({ id, name }) => [id, name]));
  return aged.map((one) => ({ ...one, name: names.get(one.partyId) ?? "" }));
}

/** `YYYY-MM` of each month from one through another. */
function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = dayPlus(`${month}-28`, 5).slice(0, 7)) months.push(month);
  return months;
}
