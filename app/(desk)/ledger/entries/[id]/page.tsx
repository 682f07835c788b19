import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { getEntry } from "@/lib/ledger/desk/voucher-page";
import { requireActor } from "@/lib/platform/auth/current";
import { PostingsTable } from "../../_components/postings-table";
import { orNotFound } from "../../asked";
import { texts } from "../../texts";
import { LEDGER_ID } from "../../vouchers/load-voucher";

const words = texts.voucher;

export const metadata: Metadata = { title: words.postings };

export default async function EntryPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("staff");
  const { id } = await params;
  if (!LEDGER_ID.test(id)) notFound();
  const entry = await orNotFound(getEntry(actor, BigInt(id)));
  const title = words.entry(entry.seq);
  return (
    <>
      <PageHeader
        title={title}
        description={entry.particulars}
        crumbs={[{ label: texts.title, href: "/ledger" }, { label: title }]}
        actions={
          entry.voucherId ? (
            <Button asChild>
              <Link href={`/ledger/vouchers/${entry.voucherId}`}>{entry.voucherNo}</Link>
            </Button>
          ) : undefined
        }
      />
      <Card>
        <CardHeader title={words.postings} />
        <CardBody>
          <DescriptionList
            columns={3}
            items={[
              { term: texts.choice.company, value: entry.company.name },
              { term: texts.vouchers.columns.date, value: <LegalDate value={entry.date} /> },
              { term: texts.vouchers.columns.entered, value: <DateTime value={entry.createdAt} /> },
              { term: words.reason, value: entry.reason },
              {
                term: words.hash,
                value: <span className="break-all font-mono text-xs">{entry.hash}</span>,
                wide: true,
              },
            ]}
          />
        </CardBody>
        <PostingsTable company={entry.company.id} lines={entry.lines} total={entry.total} />
      </Card>
    </>
  );
}
