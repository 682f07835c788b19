import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { StatusBadge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { getTransaction } from "@/lib/licenses/applications/queries";
import { transactionDetail } from "@/lib/licenses/applications/view";
import { requireActor } from "@/lib/platform/auth/current";
import { formatCents } from "@/lib/platform/money";
import { loadRow } from "../../_shared/load-row";
import { transactionTexts as texts } from "../texts";

type Props = { params: Promise<{ id: string }> };
const words = texts.detail;
const link = "text-primary underline-offset-2 hover:underline";

const load = cache(async (id: string) => {
  const actor = await requireActor("staff");
  return loadRow(id, async (row) => transactionDetail(await getTransaction(actor, { id: row })));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id)).transaction_ref };
}

export default async function TransactionPage({ params }: Props) {
  const row = await load((await params).id);
  const { citizen, license, user } = row;
  return (
    <>
      <PageHeader
        title={
          <span className="inline-flex items-center gap-1 font-mono">
            {row.transaction_ref}
            <CopyButton text={row.transaction_ref} what="reference" />
          </span>
        }
        badge={<StatusBadge status={row.status} label={texts.status[row.status]} />}
        crumbs={[{ label: texts.title, href: "/transactions" }, { label: row.transaction_ref }]}
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card>
          <CardHeader title={words.facts} />
          <CardBody>
            <DescriptionList
              items={[
                { term: words.type, value: texts.types[row.transaction_type] },
                {
                  term: words.amount,
                  value:
                    row.amount === null ? (
                      words.noAmount
                    ) : (
                      <span className="font-semibold tabular-nums">{formatCents(row.amount)}</span>
                    ),
                },
                { term: words.begun, value: <DateTime value={row.initiated_at} /> },
                { term: words.completed, value: row.completed_at && <DateTime value={row.completed_at} /> },
                { term: words.notes, value: row.notes, wide: true },
                ...Object.entries(row.transaction_metadata ?? {}).map(([key, value]) => ({
                  term: key.replaceAll("_", " "),
                  value: value === null ? null : String(value),
                })),
              ]}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title={words.parties} />
          <CardBody>
            <DescriptionList
              items={[
                {
                  term: words.person,
                  value: citizen && (
                    <Link href={`/people/${citizen.id}`} className={link}>
                      {citizen.first_name} {citizen.last_name}
                    </Link>
                  ),
                },
                {
                  term: words.license,
                  value: license && (
                    <Link href={`/licenses/${license.id}`} className={`font-mono ${link}`}>
                      {license.license_number}
                    </Link>
                  ),
                },
                {
                  term: words.application,
                  value: row.application_id && (
                    <Link href={`/applications/${row.application_id}`} className={link}>
                      {words.applicationNumber(row.application_id)}
                    </Link>
                  ),
                },
                { term: words.user, value: user && (user.full_name ?? user.username) },
              ]}
            />
          </CardBody>
        </Card>
      </div>
    </>
  );
}
