import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { type Reader, snapshot } from "../journal/snapshot";
import { findCompany } from "../parties/companies";
import { mayKeepBooks } from "../policy";
import { dayBookSections } from "./day-book";
import { gstr3bSections } from "./gst";
import { gstr1Sections } from "./gstr-1";
import { outstandingSections } from "./outstanding";
import type { Report, ReportAsked, ReportName } from "./report";
import {
  type AccountOfBooks,
  balanceSheetSections,
  balancesOf,
  profitAndLossSections,
  trialBalanceSections,
  yearOf,
} from "./statements";
import { tdsSections } from "./tds";

type Part = Pick<Report, "sections"> & Partial<Pick<Report, "checks" | "more" | "from">>;

/**
 * A report of a company's books, all of it read at one moment.
 *
 * @throws DomainError not_found: company
 */
export async function readReport(actor: Actor, name: ReportName, asked: ReportAsked): Promise<Report> {
  permit(mayKeepBooks(actor));
  const company = await findCompany(db(), asked.companyId);
  const accounts = await db().ledgerAccount.findMany({
    where: { companyId: company.id },
    select: { id: true, name: true, role: true, type: true },
    orderBy: [{ type: "asc" }, { name: "asc" }],
  });
  const part = await snapshot((reader) => READERS[name](reader, accounts, asked));
  return {
    name,
    company: { id: company.id, name: company.name },
    from: asked.from,
    through: asked.through,
    checks: [],
    more: 0,
    ...part,
  };
}

const idsOf = (accounts: AccountOfBooks[], ...roles: string[]) =>
  accounts.filter(({ role }) => roles.includes(role)).map(({ id }) => id);

const READERS: Record<ReportName, (reader: Reader, accounts: AccountOfBooks[], asked: ReportAsked) => Promise<Part>> = {
  async "trial-balance"(reader, accounts, { through }) {
    const { sections, holds } = trialBalanceSections(await balancesOf(reader, accounts, null, through), through);
    return { sections, from: null, checks: [{ text: "Debits and credits are the same", holds }] };
  },
  async "profit-and-loss"(reader, accounts, { from, through }) {
    return {
      sections: profitAndLossSections(await balancesOf(reader, accounts, from, through), from, through).sections,
    };
  },
  async "balance-sheet"(reader, accounts, { through }) {
    const year = yearOf(through);
    const { profit } = profitAndLossSections(await balancesOf(reader, accounts, year, through), year, through);
    const { sections, holds } = balanceSheetSections(
      await balancesOf(reader, accounts, null, through),
      profit,
      through,
    );
    return { sections, from: null, checks: [{ text: "Assets are liabilities and equity", holds }] };
  },
  async "day-book"(reader, _, { companyId, from, through, skip, take }) {
    const { sections, total } = await dayBookSections(reader, companyId, { from, through }, { skip, take });
    return { sections, more: Math.max(0, total - skip - take) };
  },
  async outstanding(reader, accounts, { through, side = "receivable" }) {
    const roles = side === "receivable" ? ["receivable", "client_advances"] : ["payable"];
    return { sections: await outstandingSections(reader, idsOf(accounts, ...roles), side, through), from: null };
  },
  async gst(reader, accounts, { companyId, from, through }) {
    const moved = await balancesOf(reader, accounts, from, through);
    const { sections, holds } = await gstr3bSections(companyId, from, through, moved);
    return { sections, checks: [{ text: "The documents' tax is that of the ledger's tax accounts", holds }] };
  },
  "gstr-1": async (_reader, _accounts, { companyId, from, through }) => ({
    sections: await gstr1Sections(companyId, from, through),
  }),
  tds: async (reader, accounts, { from, through }) => ({
    sections: await tdsSections(reader, idsOf(accounts, "tds_receivable"), { from, through }),
  }),
};
