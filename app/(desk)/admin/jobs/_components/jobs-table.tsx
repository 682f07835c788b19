"use client";

import { ListChecks } from "lucide-react";
import Link from "next/link";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type TablePage } from "@/components/data-table/data-table";
import { optionsOf } from "@/components/data-table/filter-options";
import { StatusBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDuration } from "../../_shared/duration";
import type { JobLine } from "../line";
import { jobsTexts, kindLabel, stateLabels } from "../texts";
import { JobProgress } from "./job-progress";

const c = dataColumns<JobLine>();
const columns = c.columns([
  c.display({ id: "kind", header: jobsTexts.columns.kind, cell: ({ row: { original } }) => kindLabel(original.kind) }),
  c.display({
    id: "subject",
    header: jobsTexts.columns.subject,
    cell: ({ row: { original } }) => <SubjectLink job={original} />,
  }),
  c.display({
    id: "state",
    header: jobsTexts.columns.state,
    cell: ({ row: { original } }) => <StatusBadge status={original.state} />,
  }),
  c.display({
    id: "progress",
    header: jobsTexts.columns.progress,
    meta: { className: "w-44" },
    cell: ({ row: { original } }) => (
      <JobProgress
        progress={original.progress}
        state={original.state}
        label={`${jobsTexts.columns.progress}: ${kindLabel(original.kind)}`}
      />
    ),
  }),
  c.accessor("attempts", { header: jobsTexts.columns.attempts, meta: { numeric: true } }),
  c.display({
    id: "created_at",
    header: jobsTexts.columns.created,
    cell: ({ row: { original } }) => <DateTime value={original.createdAt} className="tabular-nums" />,
  }),
  c.display({
    id: "duration",
    header: jobsTexts.columns.duration,
    meta: { numeric: true },
    cell: ({ row: { original } }) => (original.durationMs === null ? <Nothing /> : formatDuration(original.durationMs)),
  }),
  c.display({
    id: "reason",
    header: jobsTexts.columns.reason,
    meta: { wrap: true },
    cell: ({ row: { original } }) => original.reason ?? original.stage ?? <Nothing />,
  }),
]);

function SubjectLink({ job }: { job: JobLine }) {
  if (!job.subject) return <Nothing />;
  if (!job.subject.href) return job.subject.name;
  return (
    <Link href={job.subject.href} prefetch={false} className="text-primary underline-offset-2 hover:underline">
      {job.subject.name}
    </Link>
  );
}

const jobId = (job: JobLine) => job.id;
const jobHref = (job: JobLine) => `/admin/jobs/${job.id}`;
const stateOptions = optionsOf(stateLabels);

export function JobsTable({ kinds, ...page }: TablePage<JobLine> & { kinds: string[] }) {
  return (
    <DataTable
      {...page}
      id="jobs"
      label={jobsTexts.title}
      columns={columns}
      rowId={jobId}
      rowHref={jobHref}
      filters={[
        { id: "state", label: jobsTexts.filters.state, options: stateOptions },
        {
          id: "kind",
          label: jobsTexts.filters.kind,
          options: kinds.map((kind) => ({ value: kind, label: kindLabel(kind) })),
        },
      ]}
      empty={
        <EmptyState
          icon={<ListChecks />}
          title={jobsTexts.emptyTitle}
          text={jobsTexts.emptyText}
          action={
            <Button asChild>
              <Link href="/licenses">{jobsTexts.toLicenses}</Link>
            </Button>
          }
        />
      }
    />
  );
}
