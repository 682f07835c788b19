import { Contact } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { exportLinks } from "@/components/data-table/export-links";
import { optionFilters } from "@/components/data-table/filter-options";
import { CreateLink, ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listParties, PARTY_FILTERS, type PartyFilter } from "@/lib/ledger/desk/parties-listing";
import { requireActor } from "@/lib/platform/auth/current";
import { LedgerTabs } from "../_components/ledger-tabs";
import { partyKinds, texts } from "../texts";
import { PartiesTable } from "./_components/parties-table";
import { partiesTable } from "./table";

const words = texts.parties;

export const metadata: Metadata = { title: words.title };

export default async function PartiesPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, partiesTable);
  const filter = { q: params.q || undefined, kind: params.filters.kind as PartyFilter["kind"] };
  const { rows, total } = await listParties(actor, filter, sortedWindow(params));
  const create = (
    <>
      <Button asChild>
        <Link href="/ledger/parties/new?kind=vendor">{words.newVendor}</Link>
      </Button>
      <CreateLink href="/ledger/parties/new">{words.newCustomer}</CreateLink>
    </>
  );
  return (
    <ListPage
      title={words.title}
      description={words.description}
      parents={[{ label: texts.title, href: "/ledger" }]}
      actions={create}
    >
      <LedgerTabs />
      <PartiesTable
        rows={rows}
        total={total}
        params={params}
        filters={optionFilters(PARTY_FILTERS, { kind: words.kind }, { kind: (kind) => partyKinds[kind] })}
        exports={exportLinks("/api/bookkeeping/parties/export", params)}
        empty={<EmptyState icon={<Contact />} title={words.empty} text={words.emptyHint} action={create} />}
      />
    </ListPage>
  );
}
