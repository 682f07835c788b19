import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import type { ListPageProps } from "@/components/data-table/list-page";
import { ExportMenu } from "@/components/data-table/toolbar-menus";
import { formatCount } from "@/components/texts";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { financialYearStart, indianToday } from "@/lib/ledger/dates";
import { readReport } from "@/lib/ledger/reports/read-report";
import { REPORT_NAMES, type ReportName } from "@/lib/ledger/reports/report";
import { requireActor } from "@/lib/platform/auth/current";
import { ChoiceBar } from "../../_components/choice-bar";
import { ChoiceField, CompanyField, DayField, SpanFields } from "../../_components/choice-fields";
import { LedgerTabs } from "../../_components/ledger-tabs";
import { NoBooks } from "../../_components/no-books";
import { companyOf, dayOf, keyOf, orNotFound } from "../../asked";
import { texts } from "../../texts";
import { PrintButton } from "../_components/print-button";
import { ReportSections } from "../_components/report-sections";
import { reportNames, reportTexts as words } from "../texts";

type Props = ListPageProps & { params: Promise<{ report: string }> };
/** Rows of a day book on one page. */
const PAGE_ROWS = 200;

const known = (name: string): ReportName | undefined => REPORT_NAMES.find((one) => one === name);
const AT_A_DAY: readonly ReportName[] = ["trial-balance", "balance-sheet", "outstanding"];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = known((await params).report);
  return { title: name ? reportNames[name].title : words.title };
}

export default async function ReportPage({ params, searchParams }: Props) {
  const actor = await requireActor("staff");
  const name = known((await params).report);
  if (!name) notFound();
  const input = await searchParams;
  const { companies, company } = await companyOf(actor, input);
  const { title, text } = reportNames[name];
  const crumbs = [
    { label: texts.title, href: "/ledger" },
    { label: words.title, href: "/ledger/reports" },
    { label: title },
  ];
  if (!company)
    return (
      <>
        <PageHeader title={title} description={text} crumbs={crumbs} />
        <LedgerTabs />
        <NoBooks />
      </>
    );
  const through = dayOf(input, "through") ?? indianToday(new Date());
  const from = dayOf(input, "from") ?? financialYearStart(through);
  const side = keyOf(input, "side") === "payable" ? ("payable" as const) : ("receivable" as const);
  const page = Math.min(100_000, Math.max(1, Number(/^\d{1,6}$/.exec(keyOf(input, "page") ?? "")?.[0] ?? 1)));
  const asked = { companyId: company.id, from, through, side, skip: (page - 1) * PAGE_ROWS, take: PAGE_ROWS };
  const report = await orNotFound(readReport(actor, name, asked));
  const kept = new URLSearchParams({ company: String(company.id), from, through, side });
  const atDay = AT_A_DAY.includes(name);
  const pageHref = (to: number) => `/ledger/reports/${name}?${kept}&page=${to}`;
  return (
    <>
      <PageHeader
        title={title}
        description={
          <>
            <span className="print:font-semibold print:text-foreground">
              {company.name}, {atDay ? words.asOf(through) : words.span(from, through)}.
            </span>{" "}
            {text}
          </>
        }
        crumbs={crumbs}
        actions={
          <>
            <PrintButton />
            <ExportMenu
              links={[
                ...(["csv", "xlsx"] as const).map((format) => ({
                  label: format.toUpperCase(),
                  href: `/api/bookkeeping/reports/${name}?${kept}&format=${format}`,
                })),
                { label: words.hledger, href: `/api/bookkeeping/export/hledger?company_id=${company.id}` },
              ]}
            />
          </>
        }
      />
      <LedgerTabs />
      <ChoiceBar>
        <CompanyField companies={companies} chosen={company.id} />
        {name === "outstanding" ? (
          <ChoiceField
            name="side"
            label={words.side}
            chosen={side}
            options={(["receivable", "payable"] as const).map((value) => ({ value, label: words.sides[value] }))}
          />
        ) : null}
        {atDay ? (
          <DayField name="through" label={texts.choice.asOf} value={through} />
        ) : (
          <SpanFields from={from} through={through} />
        )}
      </ChoiceBar>
      <div className="grid gap-5">
        {report.checks.map((check) => (
          <p key={check.text} className="flex items-center gap-2 text-sm">
            <Badge tone={check.holds ? "success" : "danger"}>{check.holds ? words.holds : words.fails}</Badge>
            {check.text}
          </p>
        ))}
        <ReportSections report={report} />
        {report.more > 0 || page > 1 ? (
          <nav aria-label={words.title} data-print="hide" className="flex flex-wrap items-center gap-3 text-sm">
            {page > 1 ? (
              <Button asChild>
                <Link href={pageHref(page - 1)}>{words.previous}</Link>
              </Button>
            ) : null}
            {report.more > 0 ? (
              <>
                <Button asChild>
                  <Link href={pageHref(page + 1)}>{words.next}</Link>
                </Button>
                <span className="text-muted-foreground">{words.more(formatCount(report.more))}</span>
              </>
            ) : null}
          </nav>
        ) : null}
      </div>
    </>
  );
}
