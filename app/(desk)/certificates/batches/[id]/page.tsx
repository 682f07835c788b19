import { Download } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import { StatusBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { PageHeader } from "@/components/ui/page-header";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { getBatch } from "@/lib/candidates/certificates/bulk/service";
import { listCertificates } from "@/lib/candidates/certificates/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { DomainError } from "@/lib/platform/errors";
import { JobProgress } from "../../../admin/jobs/_components/job-progress";
import { LiveRefresh } from "../../../admin/jobs/_components/live-refresh";
import { BatchButtons } from "../../_components/batch-buttons";
import { StateBadge } from "../../_components/state-badge";
import { texts } from "../../texts";

type Props = { params: Promise<{ id: string }> };
const words = texts.bulk;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The page shows the first ones; the list has them all. */
const SHOWN = 50;

export const metadata: Metadata = { title: words.page };

export default async function BatchPage({ params }: Props) {
  const actor = await requireActor("staff");
  const { id: asked } = await params;
  if (!UUID.test(asked)) notFound();
  const { job, counts } = await getBatch(actor, asked).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  });
  const { id } = job;
  const { items } = await listCertificates(actor, { jobId: id }, { skip: 0, take: SHOWN, sort: "number", desc: false });
  const active = job.state === "queued" || job.state === "running";
  const left = counts.total - counts.issued;
  return (
    <>
      <PageHeader
        title={words.page}
        badge={<StatusBadge status={job.state} />}
        description={<DateTime value={job.createdAt.toISOString()} />}
        crumbs={[{ label: texts.title, href: "/certificates" }, { label: words.page }]}
        actions={active ? <LiveRefresh active /> : null}
      />
      {!active && left > 0 ? (
        <Alert tone="warning" title={words.leftOut(left)} className="mb-4">
          {job.reason ?? words.leftOutText}
        </Alert>
      ) : null}
      <Card className="mb-4">
        <CardHeader title={words.progress} actions={<BatchButtons id={id} active={active} left={left} />} />
        <CardBody className="grid gap-3" aria-live={active ? "polite" : undefined}>
          <p className="flex flex-wrap justify-between gap-x-4 text-sm">
            <span className="font-medium">{words.counts(counts.issued, counts.total)}</span>
            <span className="text-muted-foreground">{active ? job.stage : null}</span>
          </p>
          <JobProgress progress={job.progress} state={job.state} label={words.progress} />
          {active ? <p className="text-muted-foreground text-xs">{words.leave}</p> : null}
          {counts.drawn > 0 ? (
            <Button asChild className="justify-self-start">
              <a href={`/api/certificate/certificates/download?job=${id}`} download>
                <Download aria-hidden />
                {words.zip}
              </a>
            </Button>
          ) : null}
        </CardBody>
      </Card>
      <Table label={texts.title}>
        <TableHead>
          <TableRow>
            {[texts.columns.number, texts.columns.candidate, texts.columns.state, texts.columns.note].map((header) => (
              <TableHeader key={header}>{header}</TableHeader>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map((row) => (
            <TableRow key={row.id}>
              <TableCell>
                <a href={`/certificates/${row.id}`} className="font-mono text-[13px] text-primary hover:underline">
                  {row.number ?? texts.notNumbered}
                </a>
              </TableCell>
              <TableCell>{row.candidate_name}</TableCell>
              <TableCell>
                <StateBadge state={row.state} />
              </TableCell>
              <TableCell>{row.issue_error}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
