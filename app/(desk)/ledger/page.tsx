import type { Metadata } from "next";
import type { ListPageProps } from "@/components/data-table/list-page";
import { LegalDate } from "@/components/ui/date-time";
import { PageHeader } from "@/components/ui/page-header";
import { overviewOf } from "@/lib/ledger/desk/overview";
import { requireActor } from "@/lib/platform/auth/current";
import { AgeingCard } from "./_components/ageing-card";
import { BanksCard, LatestCard } from "./_components/book-cards";
import { ChoiceBar } from "./_components/choice-bar";
import { CompanyField } from "./_components/choice-fields";
import { LedgerTabs } from "./_components/ledger-tabs";
import { MonthsCard } from "./_components/months-card";
import { NewVoucherMenu } from "./_components/new-voucher-menu";
import { NoBooks } from "./_components/no-books";
import { OverviewFigures } from "./_components/overview-figures";
import { companyOf } from "./asked";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function LedgerPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const { companies, company } = await companyOf(actor, await searchParams);
  const overview = company && (await overviewOf(actor, company.id));
  return (
    <>
      <PageHeader
        title={texts.title}
        description={
          overview ? (
            <>
              {overview.company.name}, <LegalDate value={overview.today} />
            </>
          ) : undefined
        }
        crumbs={[{ label: texts.title }]}
        actions={overview ? <NewVoucherMenu company={overview.company.id} /> : undefined}
      />
      <LedgerTabs />
      {overview ? (
        <div className="grid gap-5">
          {companies.length > 1 ? (
            <ChoiceBar className="mb-0">
              <CompanyField companies={companies} chosen={overview.company.id} />
            </ChoiceBar>
          ) : null}
          <OverviewFigures overview={overview} />
          <div className="grid items-start gap-5 lg:grid-cols-2">
            <MonthsCard months={overview.months} />
            <AgeingCard overview={overview} />
          </div>
          <div className="grid items-start gap-5 lg:grid-cols-2">
            <LatestCard entries={overview.latest} />
            <BanksCard overview={overview} />
          </div>
        </div>
      ) : (
        <NoBooks />
      )}
    </>
  );
}
