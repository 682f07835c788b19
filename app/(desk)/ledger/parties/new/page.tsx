import type { Metadata } from "next";
import type { ListPageProps } from "@/components/data-table/list-page";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/current";
import { LedgerTabs } from "../../_components/ledger-tabs";
import { keyOf } from "../../asked";
import { texts } from "../../texts";
import { PartyForm } from "../_components/party-form";

const words = texts.parties;

export const metadata: Metadata = { title: words.newCustomer };

export default async function NewPartyPage({ searchParams }: ListPageProps) {
  await requireActor("staff");
  const kind = keyOf(await searchParams, "kind") === "vendor" ? "vendor" : "customer";
  const title = kind === "vendor" ? words.newVendor : words.newCustomer;
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: texts.title, href: "/ledger" },
          { label: words.title, href: "/ledger/parties" },
          { label: title },
        ]}
      />
      <LedgerTabs />
      <PartyForm kind={kind} />
    </>
  );
}
