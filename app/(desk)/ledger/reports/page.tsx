import type { Metadata } from "next";
import Link from "next/link";
import { ListPage } from "@/components/data-table/list-page";
import { Card, CardBody } from "@/components/ui/card";
import { REPORT_NAMES } from "@/lib/ledger/reports/report";
import { requireActor } from "@/lib/platform/auth/current";
import { LedgerTabs } from "../_components/ledger-tabs";
import { texts } from "../texts";
import { reportNames, reportTexts } from "./texts";

export const metadata: Metadata = { title: reportTexts.title };

/** The reports to choose from. */
export default async function ReportsPage() {
  await requireActor("staff");
  return (
    <ListPage
      title={reportTexts.title}
      description={texts.tabs.reports}
      parents={[{ label: texts.title, href: "/ledger" }]}
    >
      <LedgerTabs />
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {REPORT_NAMES.map((name) => (
          <li key={name}>
            <Card className="relative h-full transition-colors hover:border-input">
              <CardBody className="grid gap-1">
                <Link
                  href={`/ledger/reports/${name}`}
                  className="font-semibold text-sm after:absolute after:inset-0 after:rounded-lg"
                >
                  {reportNames[name].title}
                </Link>
                <p className="text-muted-foreground text-sm">{reportNames[name].text}</p>
              </CardBody>
            </Card>
          </li>
        ))}
      </ul>
    </ListPage>
  );
}
