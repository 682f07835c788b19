import type { Metadata } from "next";
import type { ListPageProps } from "@/components/data-table/list-page";
import { ExportMenu } from "@/components/data-table/toolbar-menus";
import { Badge } from "@/components/ui/badge";
import { indianToday } from "@/lib/ledger/dates";
import { reconciliationSections } from "@/lib/ledger/reconciliation/report-sections";
import { reconcile } from "@/lib/ledger/reconciliation/statement-report";
import { requireActor } from "@/lib/platform/auth/current";
import { ChoiceBar } from "../../../_components/choice-bar";
import { DayField } from "../../../_components/choice-fields";
import { dayOf } from "../../../asked";
import { PrintButton } from "../../../reports/_components/print-button";
import { ReportSections } from "../../../reports/_components/report-sections";
import { BankPage } from "../../_components/bank-page";
import { type BankProps, bankOf } from "../../bank-of";
import { texts } from "../../texts";

const words = texts.statement;
const FORMATS = ["pdf", "csv", "xlsx"] as const;

export const metadata: Metadata = { title: words.title };

/** The reconciliation at the end of a day: the last one that the bank's statements tell of, unless another is asked for. */
export default async function StatementPage({ params, searchParams }: BankProps & ListPageProps) {
  const actor = await requireActor("staff");
  const account = await bankOf(actor, params);
  const through = dayOf(await searchParams, "through") ?? account.last_day ?? indianToday(new Date());
  const made = await reconcile(actor, account.id, through);
  const base = `/api/bookkeeping/bank-accounts/${account.id}/reconciliation/export?through=${through}`;
  const isExplained = made.difference === 0n;
  return (
    <BankPage
      account={account}
      title={words.title}
      description={
        <>
          <span className="print:font-semibold print:text-foreground">
            {account.company}, {made.bank.name}, {through}.
          </span>{" "}
          {words.description}
        </>
      }
      actions={
        <>
          <PrintButton />
          <ExportMenu
            links={FORMATS.map((format) => ({ label: format.toUpperCase(), href: `${base}&format=${format}` }))}
          />
        </>
      }
    >
      <ChoiceBar>
        <DayField name="through" label={words.through} value={through} />
      </ChoiceBar>
      <div className="grid gap-5">
        <p className="flex items-center gap-2 text-sm">
          <Badge tone={made.difference === null ? "neutral" : isExplained ? "success" : "danger"}>
            {made.difference === null ? words.unknown : isExplained ? words.holds : words.fails}
          </Badge>
          {made.difference === null ? words.noStatement : isExplained ? words.explained : words.unexplained}
        </p>
        <ReportSections report={{ company: made.company, sections: reconciliationSections(made) }} />
      </div>
    </BankPage>
  );
}
