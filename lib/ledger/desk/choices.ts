import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma } from "@/lib/platform/db";
import { likeAnywhere } from "../names";
import { type CompanyWithBanks, findCompany, WITH_BANKS } from "../parties/companies";
import { mayKeepBooks } from "../policy";
import { previewNumber } from "../vouchers/series";

/** The office's own companies with their banks, the first one opened first. */
export function companiesOf(actor: Actor): Promise<CompanyWithBanks[]> {
  permit(mayKeepBooks(actor));
  return db().ledgerCompany.findMany({ where: { isActive: true }, include: WITH_BANKS, orderBy: { id: "asc" } });
}

export type AccountChoice = { id: number; name: string; role: string; type: string };

/** A company's accounts as a form or a report lists them. @throws DomainError not_found */
export async function accountsOfCompany(actor: Actor, companyId: number): Promise<AccountChoice[]> {
  permit(mayKeepBooks(actor));
  await findCompany(db(), companyId);
  return db().ledgerAccount.findMany({
    where: { companyId },
    select: { id: true, name: true, role: true, type: true },
    orderBy: [{ type: "asc" }, { name: "asc" }],
  });
}

export type PartyChoice = {
  id: number;
  name: string;
  kind: "customer" | "vendor" | "own" | "name";
  gstin: string | null;
  stateCode: string | null;
  state: string | null;
  isSez: boolean;
};

const PARTIES_FOUND_MAX = 8;

/**
 * Parties whose name or GSTIN has a text: what a type-ahead offers. Names that begin with it come first.
 *
 * @param kinds customers and free names for sales, vendors for purchases
 */
export async function partiesLike(actor: Actor, text: string, kinds: PartyChoice["kind"][]): Promise<PartyChoice[]> {
  permit(mayKeepBooks(actor));
  const wanted = likeAnywhere(text);
  const begins = wanted.slice(1);
  return db().$queryRaw<PartyChoice[]>(
    Prisma.sql`SELECT id, name, kind::text AS kind, gstin, state_code AS "stateCode", state, is_sez AS "isSez" FROM ledger_party
      WHERE is_active AND kind::text = ANY(${kinds}::text[]) AND (name ILIKE ${wanted} OR gstin ILIKE ${wanted})
      ORDER BY name ILIKE ${begins} DESC, name LIMIT ${PARTIES_FOUND_MAX}`,
  );
}

/** The number that the next invoice of a day would have. Asking takes none. @throws DomainError not_found */
export async function nextInvoiceNumber(actor: Actor, companyId: number, date: string): Promise<string> {
  permit(mayKeepBooks(actor));
  return previewNumber(db(), await findCompany(db(), companyId), date);
}

/** A party by its id, as a form that was opened for it begins; null where there is none. */
export async function partyChoice(actor: Actor, id: number): Promise<PartyChoice | null> {
  permit(mayKeepBooks(actor));
  return db().ledgerParty.findFirst({
    where: { id, isActive: true },
    select: { id: true, name: true, kind: true, gstin: true, stateCode: true, state: true, isSez: true },
  });
}
