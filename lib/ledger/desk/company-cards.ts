import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { toLegalDate } from "@/lib/platform/time";
import { dayPlus, indianToday } from "../dates";
import { sumsByAccount } from "../journal/balances";
import { snapshot } from "../journal/snapshot";
import { mayKeepBooks } from "../policy";
import { previewNumber } from "../vouchers/series";
import { companiesOf } from "./choices";

/** Each own company with its banks' balances, its next invoice number (which stays free), and how far it is closed. */
export async function companyCards(actor: Actor, now = new Date()) {
  permit(mayKeepBooks(actor));
  const companies = await companiesOf(actor);
  const today = indianToday(now);
  const accountIds = companies.flatMap(({ bankAccounts }) => bankAccounts.map(({ accountId }) => accountId));
  const sums = await snapshot((reader) => sumsByAccount(reader, accountIds, dayPlus(today, 1)));
  const balanceOf = (id: number): bigint => (sums.get(id)?.debit ?? 0n) - (sums.get(id)?.credit ?? 0n);
  return Promise.all(
    companies.map(async ({ bankAccounts, ...company }) => ({
      company,
      banks: bankAccounts.map((bank) => ({ ...bank, balance: balanceOf(bank.accountId) })),
      nextInvoice: await previewNumber(db(), company, today),
      closedThrough: company.closedThrough && toLegalDate(company.closedThrough),
      yesterday: dayPlus(today, -1),
    })),
  );
}
