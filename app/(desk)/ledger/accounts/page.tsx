import { History } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { pageWindow, parseTableParams } from "@/components/data-table/search-params";
import { Button } from "@/components/ui/button";
import { accountsOfCompany } from "@/lib/ledger/desk/choices";
import { BOOKS, type Book, ledgerView } from "@/lib/ledger/desk/ledger-page";
import { requireActor } from "@/lib/platform/auth/current";
import { ChoiceBar } from "../_components/choice-bar";
import { ChoiceField, CompanyField, SpanFields } from "../_components/choice-fields";
import { LedgerTabs } from "../_components/ledger-tabs";
import { NoBooks } from "../_components/no-books";
import { PartyField } from "../_components/party-field";
import { companyOf, dayOf, idOf, keyOf, orNotFound } from "../asked";
import { bookNames, texts } from "../texts";
import { LedgerRows } from "./_components/ledger-rows";
import { LedgerSums } from "./_components/ledger-sums";
import { ledgerTable } from "./table";

const words = texts.ledger;

export const metadata: Metadata = { title: words.title };

/** The chosen ledger stands in the address as `book=client` or `account=12`; in the form both are one list. */
const CHOSEN_ACCOUNT = /^account-([1-9]\d{0,8})$/;

export default async function LedgersPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const input = await searchParams;
  const { companies, company } = await companyOf(actor, input);
  const parents = [{ label: texts.title, href: "/ledger" }];
  if (!company)
    return (
      <ListPage title={words.title} description={words.description} parents={parents}>
        <LedgerTabs />
        <NoBooks />
      </ListPage>
    );
  const params = parseTableParams(input, ledgerTable);
  const asBook = keyOf(input, "book") ?? "client";
  const accounts = await accountsOfCompany(actor, company.id);
  const asked = Number(CHOSEN_ACCOUNT.exec(asBook)?.[1] ?? idOf(input, "account") ?? 0);
  // The account of another company, left over from the choice before, gives way to the clients' ledger.
  const accountId = accounts.some(({ id }) => id === asked) ? asked : undefined;
  const book: Book = BOOKS.find((known) => known === asBook) ?? "client";
  const of = {
    companyId: company.id,
    book,
    accountId,
    partyId: idOf(input, "party"),
    from: dayOf(input, "from"),
    through: dayOf(input, "through"),
    audit: keyOf(input, "audit") === "1",
  };
  const view = await orNotFound(ledgerView(actor, of, pageWindow(params)));
  const kept = new URLSearchParams(
    Object.entries({
      company: company.id,
      book: accountId ? `account-${accountId}` : book,
      party: of.partyId,
      from: of.from,
      through: of.through,
    })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, String(value)]),
  );
  const title = view.party?.name ?? view.account?.name ?? bookNames[book];
  return (
    <ListPage
      title={title}
      description={words.description}
      parents={[...parents, { label: words.title, href: "/ledger/accounts" }]}
      actions={
        <Button asChild variant="ghost">
          <Link href={`/ledger/accounts?${kept}${of.audit ? "" : "&audit=1"}`}>
            <History aria-hidden />
            {of.audit ? words.current : words.audit}
          </Link>
        </Button>
      }
    >
      <LedgerTabs />
      <ChoiceBar>
        <CompanyField companies={companies} chosen={company.id} />
        <ChoiceField
          name="book"
          label={texts.choice.book}
          chosen={accountId ? `account-${accountId}` : book}
          className="w-full sm:w-60"
          options={[
            ...BOOKS.map((value) => ({ value, label: bookNames[value] })),
            ...accounts.map(({ id, name }) => ({ value: `account-${id}`, label: name })),
          ]}
        />
        <PartyField
          key={of.partyId ?? 0}
          name="party"
          kinds={book === "vendor" ? ["vendor"] : ["customer", "vendor", "name", "own"]}
          chosen={view.party}
          className="w-full sm:w-60"
        />
        <SpanFields from={of.from} through={of.through} />
        {of.audit ? <input type="hidden" name="audit" value="1" /> : null}
      </ChoiceBar>
      <LedgerSums view={view} />
      <LedgerRows
        rows={view.rows.map(({ debit, credit, balance, ...row }) => ({
          ...row,
          debit: String(debit),
          credit: String(credit),
          balance: String(balance),
        }))}
        total={view.total}
        params={params}
        exports={(["csv", "xlsx"] as const).map((format) => ({
          label: format.toUpperCase(),
          href: `/api/bookkeeping/ledger-export?${kept}${of.audit ? "&audit=1" : ""}&format=${format}`,
        }))}
      />
    </ListPage>
  );
}
