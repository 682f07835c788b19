import { FileDown } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import { PageHeader } from "@/components/ui/page-header";
import type { LedgerVoucherKind } from "@/lib/generated/prisma/enums";
import { voucherComments } from "@/lib/ledger/attachments/comments";
import { voucherDocuments } from "@/lib/ledger/attachments/documents";
import { hasPaper } from "@/lib/ledger/desk/voucher-paper";
import { historyOf } from "@/lib/platform/audit/queries";
import { settings } from "@/lib/platform/settings";
import { PostingsTable } from "../../_components/postings-table";
import { texts, voucherKinds } from "../../texts";
import { noteHref, type VoucherForm } from "../../voucher-forms";
import { StateBadge } from "../_components/state-badge";
import { loadVoucher } from "../load-voucher";
import { CommentsCard } from "./_components/comments-card";
import { DocumentsCard } from "./_components/documents-card";
import { EinvoiceCard } from "./_components/einvoice-card";
import { ReverseButton } from "./_components/reverse-button";
import { VoucherFacts } from "./_components/voucher-facts";
import { VoucherHistory } from "./_components/voucher-history";
import { VoucherLines } from "./_components/voucher-lines";

const words = texts.voucher;
type Props = { params: Promise<{ id: string }> };

/** The notes that may be written against a kind of voucher. */
const NOTES: Partial<Record<LedgerVoucherKind, { form: VoucherForm; label: string }[]>> = {
  invoice: [
    { form: "credit-note", label: words.newCredit },
    { form: "debit-note", label: words.newDebit },
  ],
  vendor_service: [{ form: "vendor-note", label: words.newDebit }],
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadVoucher((await params).id)).voucher.number };
}

export default async function VoucherPage({ params }: Props) {
  const view = await loadVoucher((await params).id);
  const { voucher, state, entries } = view;
  const [history, documents, comments] = await Promise.all([
    historyOf(`ledger_${voucher.kind}`, String(voucher.id)),
    voucherDocuments(view.actor, voucher.id),
    voucherComments(view.actor, voucher.id),
  ]);
  return (
    <>
      <PageHeader
        title={
          <span className="inline-flex items-center gap-1">
            {voucherKinds[voucher.kind]} <span className="font-mono">{voucher.number}</span>
            <CopyButton text={voucher.number} what="number" />
          </span>
        }
        badge={<StateBadge state={state} />}
        description={
          <>
            {voucher.company.name}, <LegalDate value={view.date} />
          </>
        }
        crumbs={[
          { label: texts.title, href: "/ledger" },
          { label: texts.vouchers.title, href: "/ledger/vouchers" },
          { label: voucher.number },
        ]}
        actions={
          <>
            {hasPaper(voucher.kind) ? (
              <Button asChild>
                <a href={`/api/bookkeeping/vouchers/${voucher.id}/pdf`} target="_blank" rel="noreferrer">
                  <FileDown aria-hidden />
                  {words.pdf}
                </a>
              </Button>
            ) : null}
            {(state === "posted" ? (NOTES[voucher.kind] ?? []) : []).map(({ form, label }) => (
              <Button key={form} asChild>
                <Link href={noteHref(form, String(voucher.id))}>{label}</Link>
              </Button>
            ))}
            {state === "reversed" ? null : <ReverseButton id={String(voucher.id)} number={voucher.number} />}
          </>
        }
      />
      {state === "reversed" ? (
        <Alert tone="warning" className="mb-4">
          {words.reversedNote}
        </Alert>
      ) : null}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-5">
          <VoucherFacts view={view} />
          <VoucherLines details={voucher.details} />
          {entries.length === 0 ? (
            <Card>
              <CardHeader title={words.postings} />
              <CardBody className="text-muted-foreground text-sm">{words.notPosted}</CardBody>
            </Card>
          ) : null}
          {entries.map((entry) => (
            <Card key={entry.id}>
              <CardHeader
                title={words.entry(entry.seq)}
                description={
                  <>
                    <LegalDate value={entry.date} />, posted <DateTime value={entry.createdAt} />
                    {entry.reversesId ? `, ${words.reversalOf}` : null}
                    {entry.reversedById ? `, ${words.replaced}` : null}
                    {entry.reason ? `: ${entry.reason}` : null}
                  </>
                }
              />
              <PostingsTable company={voucher.companyId} lines={entry.lines} total={entry.total} />
            </Card>
          ))}
        </div>
        <div className="grid gap-5">
          <DocumentsCard id={String(voucher.id)} documents={documents} maxMb={settings().UPLOAD_MAX_MB} />
          <CommentsCard id={String(voucher.id)} comments={comments} />
          <EinvoiceCard view={view} />
          <VoucherHistory entries={history} />
        </div>
      </div>
    </>
  );
}
