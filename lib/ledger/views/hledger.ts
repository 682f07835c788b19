import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, pool } from "@/lib/platform/db";
import { findCompany } from "../parties/companies";
import { mayKeepBooks } from "../policy";

const PAGE = 500;
const GROUP = {
  asset: "assets",
  liability: "liabilities",
  income: "income",
  expense: "expenses",
  equity: "equity",
} as const;

/** A text of one line: hledger ends a description at `;` and an account at two spaces. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s;|]+/gu, " ").trim();
/** What a colon would split into sub-accounts, and brackets would make a virtual account. */
const accountName = (text: string): string => oneLine(text).replaceAll(/[:()[\]]/g, "-");
const amount = (paise: bigint): string => {
  const size = paise < 0n ? -paise : paise;
  return `${paise < 0n ? "-" : ""}${size / 100n}.${String(size % 100n).padStart(2, "0")} INR`;
};

type Line = {
  entry: string;
  date: string;
  seq: string;
  text: string;
  account: number;
  party: string | null;
  debit: string;
  credit: string;
};

/**
 * A company's whole journal in hledger's format, page by page: accounts are declared, entries stand in the order of their
 * days, reversed ones with their reversals.
 *
 * @throws DomainError not_found
 */
export async function hledgerJournal(actor: Actor, companyId: number): Promise<AsyncGenerator<string>> {
  permit(mayKeepBooks(actor));
  const company = await findCompany(db(), companyId);
  const accounts = await db().ledgerAccount.findMany({ where: { companyId }, orderBy: { id: "asc" } });
  const names = new Map(
    accounts.map(({ id, type, role, name }) => [
      id,
      role === "bank" ? `assets:bank:${accountName(name)}` : `${GROUP[type]}:${accountName(name)}`,
    ]),
  );
  return journalText(company.id, company.name, names);
}

async function* journalText(companyId: number, company: string, names: Map<number, string>): AsyncGenerator<string> {
  const parties = await db().ledgerParty.findMany({
    where: {
      postings: {
        some: {
          entry: { companyId },
          account: { role: { in: ["receivable", "payable", "client_advances", "adjustments"] } },
        },
      },
    },
    select: { id: true, name: true },
  });
  const perParty = await db().ledgerAccount.findMany({
    where: { companyId, role: { in: ["receivable", "payable", "client_advances", "adjustments"] } },
    select: { id: true },
  });
  const split = new Set(perParty.map(({ id }) => id));
  const accountOf = (account: number, party: string | null): string =>
    `${names.get(account)}${party !== null && split.has(account) ? `:${accountName(party)}` : ""}`;
  yield `; ${oneLine(company)}\ncommodity 1000.00 INR\n`;
  const declared = [...names.keys()].flatMap((id) => [
    accountOf(id, null),
    ...(split.has(id) ? parties.map(({ name }) => accountOf(id, name)) : []),
  ]);
  yield `${[...new Set(declared)].map((name) => `account ${name}`).join("\n")}\n`;
  for (let after = { date: "0001-01-01", id: "0" }; ; ) {
    const entries = await pool().query<{ id: string; date: string }>(
      `SELECT id::text, date::text FROM ledger_entry WHERE company_id = $1 AND (date, id) > ($2::date, $3::bigint)
        ORDER BY date, id LIMIT ${PAGE}`,
      [companyId, after.date, after.id],
    );
    const last = entries.rows.at(-1);
    if (!last) return;
    yield await pageText(
      entries.rows.map(({ id }) => id),
      accountOf,
    );
    after = last;
  }
}

async function pageText(ids: string[], accountOf: (account: number, party: string | null) => string): Promise<string> {
  const { rows } = await pool().query<Line>(
    `SELECT e.id::text AS entry, e.date::text, e.seq::text, e.voucher_no || ' ' || e.particulars AS text, p.account_id AS account,
            w.name AS party, p.debit::text, p.credit::text
       FROM ledger_entry e JOIN ledger_posting p ON p.entry_id = e.id LEFT JOIN ledger_party w ON w.id = p.party_id
      WHERE e.id = ANY($1::bigint[]) ORDER BY e.date, e.id, p.id`,
    [ids],
  );
  let entry = "";
  let text = "";
  for (const row of rows) {
    if (row.entry !== entry) text += `\n${row.date} (${row.seq}) ${oneLine(row.text)}\n`;
    entry = row.entry;
    text += `    ${accountOf(row.account, row.party)}  ${amount(BigInt(row.debit) - BigInt(row.credit))}\n`;
  }
  return text;
}
