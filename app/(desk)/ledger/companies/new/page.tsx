import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/platform/auth/current";
import { LedgerTabs } from "../../_components/ledger-tabs";
import { texts } from "../../texts";
import { CompanyForm } from "../_components/company-form";

const words = texts.companies;

export const metadata: Metadata = { title: words.new };

export default async function NewCompanyPage() {
  await requireActor("staff");
  return (
    <>
      <PageHeader
        title={words.new}
        crumbs={[
          { label: texts.title, href: "/ledger" },
          { label: words.title, href: "/ledger/companies" },
          { label: words.new },
        ]}
      />
      <LedgerTabs />
      <CompanyForm />
    </>
  );
}
