import { dayPlus, financialYearStart } from "../dates";
import { sumsByAccount } from "../journal/balances";
import type { Reader } from "../journal/snapshot";
import { type AccountBalance, money, type ReportRow, type ReportSection, text } from "./report";

export type AccountOfBooks = { id: number; name: string; role: string; type: string };

/** Each account's balance over a span of days, debit less credit. With `from` null it is that of all days through the last. */
export async function balancesOf(
  reader: Reader,
  accounts: readonly AccountOfBooks[],
  from: string | null,
  through: string,
): Promise<AccountBalance[]> {
  const ids = accounts.map(({ id }) => id);
  const end = await sumsByAccount(reader, ids, dayPlus(through, 1));
  const begin = from === null ? null : await sumsByAccount(reader, ids, from);
  const net = (sums: Map<number, { debit: bigint; credit: bigint }> | null, id: number): bigint => {
    const sum = sums?.get(id);
    return sum ? sum.debit - sum.credit : 0n;
  };
  return accounts.map((account) => ({ ...account, balance: net(end, account.id) - net(begin, account.id) }));
}

const sumOf = (rows: readonly AccountBalance[]): bigint => rows.reduce((sum, { balance }) => sum + balance, 0n);
const ofType = (rows: readonly AccountBalance[], type: string) => rows.filter((row) => row.type === type);
const spoken = (rows: readonly AccountBalance[]) => rows.filter(({ balance }) => balance !== 0n);

/** Debit and credit of every account at the end of a day; both sides add up to the same. */
export function trialBalanceSections(
  balances: AccountBalance[],
  through: string,
): { sections: ReportSection[]; holds: boolean } {
  const debit = (balance: bigint) => (balance > 0n ? balance : 0n);
  const rows: ReportRow[] = spoken(balances).map(({ id, name, type, balance }) => ({
    cells: [name, TYPE_NAMES[type] ?? type, debit(balance) || null, debit(-balance) || null],
    opens: { account: id, through },
  }));
  const debits = balances.reduce((sum, { balance }) => sum + debit(balance), 0n);
  const credits = balances.reduce((sum, { balance }) => sum + debit(-balance), 0n);
  rows.push({ cells: ["Total", "", debits, credits], style: "total" });
  const columns = [text("Account"), text("Kind"), money("Debit"), money("Credit")];
  return { sections: [{ title: "Accounts", columns, rows }], holds: debits === credits };
}

const TYPE_NAMES: Record<string, string> = {
  asset: "Asset",
  liability: "Liability",
  income: "Income",
  expense: "Expense",
  equity: "Equity",
};

/** What was earned and spent in a span; the profit is what the balance sheet's equity grew by. */
export function profitAndLossSections(
  balances: AccountBalance[],
  from: string,
  through: string,
): { sections: ReportSection[]; profit: bigint } {
  const columns = [text("Account"), money("Amount")];
  const rowsOf = (type: string, sign: bigint): ReportRow[] => {
    const rows = ofType(balances, type);
    return [
      ...spoken(rows).map(({ id, name, balance }) => ({
        cells: [name, balance * sign],
        opens: { account: id, from, through },
      })),
      { cells: ["Total", sumOf(rows) * sign], style: "total" as const },
    ];
  };
  const profit = -sumOf(ofType(balances, "income")) - sumOf(ofType(balances, "expense"));
  return {
    profit,
    sections: [
      { title: "Income", columns, rows: rowsOf("income", -1n) },
      { title: "Expenses", columns, rows: rowsOf("expense", 1n) },
      { title: "Result", columns, rows: [{ cells: [profit < 0n ? "Loss" : "Profit", profit], style: "total" }] },
    ],
  };
}

/** The day on which the financial year of a balance sheet begins: what was earned before it is carried forward. */
export const yearOf = (through: string): string => financialYearStart(through);

/**
 * What there is and whose it is at the end of a day.
 *
 * @param balances of all days through the last
 * @param profit of the financial year so far, as the profit and loss account has it
 */
export function balanceSheetSections(
  balances: AccountBalance[],
  profit: bigint,
  through: string,
): { sections: ReportSection[]; holds: boolean } {
  const columns = [text("Account"), money("Amount")];
  const rowsOf = (rows: AccountBalance[], sign: bigint): ReportRow[] =>
    spoken(rows).map(({ id, name, balance }) => ({ cells: [name, balance * sign], opens: { account: id, through } }));
  const assets = ofType(balances, "asset");
  const liabilities = ofType(balances, "liability");
  const capital = ofType(balances, "equity");
  const earned = -sumOf(ofType(balances, "income")) - sumOf(ofType(balances, "expense"));
  const carried = earned - profit;
  const [assetTotal, liabilityTotal, equityTotal] = [sumOf(assets), -sumOf(liabilities), earned - sumOf(capital)];
  const total = (label: string, amount: bigint): ReportRow => ({ cells: [label, amount], style: "total" });
  return {
    holds: assetTotal === liabilityTotal + equityTotal,
    sections: [
      { title: "Assets", columns, rows: [...rowsOf(assets, 1n), total("Total assets", assetTotal)] },
      {
        title: "Liabilities",
        columns,
        rows: [...rowsOf(liabilities, -1n), total("Total liabilities", liabilityTotal)],
      },
      {
        title: "Equity",
        columns,
        rows: [
          ...rowsOf(capital, -1n),
          {
            cells: ["Profit of earlier years", carried],
            opens: { report: "profit-and-loss", from: "2000-04-01", through: dayPlus(yearOf(through), -1) },
          },
          {
            cells: ["Profit of this year", profit],
            opens: { report: "profit-and-loss", from: yearOf(through), through },
          },
          total("Total equity", equityTotal),
        ],
      },
      { title: "Both sides", columns, rows: [total("Liabilities and equity", liabilityTotal + equityTotal)] },
    ],
  };
}
