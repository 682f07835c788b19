import Link from "next/link";
import { Photo } from "@/components/ui/avatar";
import { StatusBadge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import type { ApplicationScreen } from "@/lib/licenses/applications/screen";
import { formatCents } from "@/lib/platform/money";
import { texts as licenseTexts } from "../../../licenses/texts";
import { transactionTexts } from "../../../transactions/texts";
import { Waiting } from "../../_components/waiting";
import { texts as common } from "../../texts";
import { texts } from "../texts";

const link = "text-primary underline-offset-2 hover:underline";

/** Who applies, with the licenses that they hold. */
export function ApplicantCard({ applicant, held }: Pick<ApplicationScreen, "applicant" | "held">) {
  const name = `${applicant.first_name} ${applicant.last_name}`;
  const portrait = applicant.processed_photo_path && `/static/storage/${applicant.processed_photo_path}`;
  return (
    <Card>
      <CardHeader title={texts.applicant} />
      <CardBody className="grid gap-4">
        <div className="flex items-start gap-4">
          <Photo src={portrait} alt={`Portrait of ${name}`} width={96} />
          <div className="min-w-0 text-sm">
            <Link href={`/people/${applicant.id}`} className={`font-semibold ${link}`}>
              {name}
            </Link>
            <p className="break-all font-mono">{applicant.id_number}</p>
            <p className="text-muted-foreground">
              {licenseTexts.new.born} <LegalDate value={applicant.date_of_birth} />
            </p>
          </div>
        </div>
        {held.length > 0 ? (
          <ul className="grid gap-1.5 text-sm">
            {held.map((license) => (
              <li key={license.id} className="flex flex-wrap items-center justify-between gap-2">
                <Link href={`/licenses/${license.id}`} className={`font-mono text-[13px] ${link}`}>
                  {license.license_number}
                </Link>
                <span className="flex items-center gap-2">
                  <span className="font-medium">{license.category}</span>
                  <StatusBadge status={license.status} label={licenseTexts.status[license.status]} />
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </CardBody>
    </Card>
  );
}

/** What is applied for, and how long it waits. */
export function SummaryCard({ screen, now }: { screen: ApplicationScreen; now: string }) {
  const { application, license, waitingSince } = screen;
  const words = texts.summary;
  return (
    <Card>
      <CardHeader title={words.title} />
      <CardBody>
        <DescriptionList
          columns={1}
          items={[
            { term: words.type, value: common.types[application.application_type] },
            { term: words.category, value: <span className="font-semibold">{application.applied_category}</span> },
            ...(license
              ? [
                  {
                    term: application.approved_license_id === null ? words.license : words.granted,
                    value: (
                      <Link href={`/licenses/${license.id}`} className={`font-mono ${link}`}>
                        {license.license_number}
                      </Link>
                    ),
                  },
                ]
              : []),
            { term: words.applied, value: <DateTime value={application.application_date} /> },
            waitingSince === null
              ? { term: words.decided, value: application.review_date && <DateTime value={application.review_date} /> }
              : { term: words.waiting, value: <Waiting since={waitingSince} now={now} /> },
          ]}
        />
      </CardBody>
    </Card>
  );
}

/** The business events that the application caused. */
export function TransactionsCard({ transactions }: Pick<ApplicationScreen, "transactions">) {
  return (
    <Card>
      <CardHeader title={texts.transactions} />
      <ul className="divide-y">
        {transactions.map((row) => (
          <li key={row.id} className="grid gap-1 px-4 py-2.5 text-sm">
            <span className="flex flex-wrap items-center justify-between gap-2">
              <Link href={`/transactions/${row.id}`} className={link}>
                {transactionTexts.types[row.transaction_type]}
              </Link>
              <StatusBadge status={row.status} label={transactionTexts.status[row.status]} />
            </span>
            <span className="flex justify-between gap-2 text-muted-foreground text-xs">
              <span className="font-mono">{row.transaction_ref}</span>
              <span className="tabular-nums">{row.amount === null ? "" : formatCents(row.amount)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
