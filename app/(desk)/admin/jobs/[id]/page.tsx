import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { StatusBadge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DateTime } from "@/components/ui/date-time";
import { type DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { type RunView, runsForEvent } from "@/inngest/embedded/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { DomainError } from "@/lib/platform/errors";
import type { Job } from "@/lib/platform/jobs/jobs";
import { getJob } from "@/lib/platform/jobs/service";
import { formatDuration } from "../../_shared/duration";
import { JsonBlock } from "../../_shared/json-block";
import { subjectOf } from "../../_shared/subject";
import { JobControls } from "../_components/job-controls";
import { JobProgress } from "../_components/job-progress";
import { LiveRefresh } from "../_components/live-refresh";
import { StepTimeline } from "../_components/step-timeline";
import { durationOf } from "../line";
import { jobsTexts, jobTexts, kindLabel } from "../texts";

export const metadata: Metadata = { title: jobsTexts.title };

export default async function JobPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("staff");
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) notFound();
  const job = await getJob(actor, id.data).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "not_found") notFound();
    throw error;
  });
  const runs = await runsOf(job);
  const now = new Date();
  const active = job.state === "queued" || job.state === "running";
  const title = kindLabel(job.kind);
  return (
    <>
      <PageHeader
        title={title}
        badge={<StatusBadge status={job.state} />}
        crumbs={[{ label: jobsTexts.title, href: "/admin/jobs" }, { label: title }]}
        actions={
          <>
            {active ? <LiveRefresh active /> : null}
            <JobControls id={job.id} state={job.state} />
          </>
        }
      />
      <div className="grid gap-4">
        {job.state === "failed" || job.state === "cancelled" ? (
          <Alert
            tone={job.state === "failed" ? "danger" : "info"}
            title={job.state === "failed" ? jobTexts.failedTitle : jobTexts.cancelledTitle}
          >
            {job.reason}
          </Alert>
        ) : null}
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card>
            <CardHeader title={jobTexts.details} />
            <CardBody className="grid gap-5">
              <JobProgress progress={job.progress} state={job.state} />
              <DescriptionList items={factsOf(job, now)} />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title={jobTexts.timeline} description={jobTexts.timelineText} />
            <CardBody>
              <StepTimeline runs={runs} now={now} />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title={jobTexts.input} />
            <CardBody>
              <JsonBlock label={jobTexts.input} value={job.input} />
            </CardBody>
          </Card>
          {job.result === null ? null : (
            <Card>
              <CardHeader title={jobTexts.result} />
              <CardBody>
                <JsonBlock label={jobTexts.result} value={job.result} />
              </CardBody>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

/** Each dispatch of a job is an event of its own, numbered from 1. */
async function runsOf(job: Job): Promise<RunView[]> {
  const events = Array.from({ length: job.dispatches }, (_, index) => `${job.id}:${index + 1}`);
  return (await Promise.all(events.map(runsForEvent))).flat();
}

function factsOf(job: Job, now: Date): DescriptionItem[] {
  const subject = subjectOf(job.subjectType, job.subjectId);
  const duration = durationOf(job, now);
  return [
    {
      term: jobTexts.subject,
      value: subject?.href ? (
        <Link href={subject.href} className="text-primary underline underline-offset-2">
          {subject.name}
        </Link>
      ) : (
        subject?.name
      ),
    },
    { term: jobTexts.stage, value: job.stage },
    { term: jobTexts.requestedAt, value: <DateTime value={job.createdAt} /> },
    { term: jobTexts.startedAt, value: job.startedAt ? <DateTime value={job.startedAt} /> : null },
    { term: jobTexts.endedAt, value: job.finishedAt ? <DateTime value={job.finishedAt} /> : null },
    { term: jobTexts.duration, value: duration === null ? null : formatDuration(duration) },
    { term: jobTexts.attempts, value: `${job.attempts} / ${job.maxAttempts}` },
    { term: jobTexts.dispatches, value: job.dispatches },
    { term: jobTexts.id, value: <Id text={job.id} what="job id" />, wide: true },
    {
      term: jobTexts.requestId,
      value: job.requestId ? <Id text={job.requestId} what="request id" /> : null,
      wide: true,
    },
  ];
}

function Id({ text, what }: { text: string; what: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      <code className="break-all font-mono text-xs">{text}</code>
      <CopyButton text={text} what={what} />
    </span>
  );
}
