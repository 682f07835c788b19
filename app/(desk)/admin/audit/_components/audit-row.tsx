"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList, Nothing } from "@/components/ui/description-list";
import { JsonDiff } from "@/components/ui/json-diff";
import type { AuditRow as Row } from "@/lib/platform/audit/schema";
import type { Subject } from "../../_shared/subject";
import { actionLabel, auditTexts as texts } from "../texts";

export const COLUMN_COUNT = 6;

/** A row of the trail with the names that people read. */
export type AuditLine = Row & { who: string | null; subject: Subject | null };

/** One row, and below it, when it is open, all that is known of it. */
export function AuditRow({ line, open, onToggle }: { line: AuditLine; open: boolean; onToggle: () => void }) {
  const cell = "border-b px-3 py-2 align-top first:pl-4 last:pr-4";
  const details = `audit-${line.id}`;
  return (
    <>
      <tr className={cn("hover:bg-muted/60", open && "bg-muted/40")}>
        <td className={cn(cell, "whitespace-nowrap")}>
          <button
            type="button"
            aria-expanded={open}
            aria-controls={open ? details : undefined}
            aria-label={texts.expand(line.id)}
            onClick={onToggle}
            className="inline-flex items-center gap-1 rounded-sm font-medium tabular-nums"
          >
            <ChevronRight aria-hidden className={cn("size-4 transition-transform print:hidden", open && "rotate-90")} />
            {line.id}
          </button>
        </td>
        <td className={cn(cell, "whitespace-nowrap tabular-nums")}>
          <DateTime value={line.timestamp} />
        </td>
        <td className={cn(cell, "whitespace-nowrap")}>{line.who ?? <Nothing />}</td>
        <td className={cell}>
          <Badge tone={toneOf(line.action_type)}>{actionLabel(line.action_type)}</Badge>
        </td>
        <td className={cn(cell, "whitespace-nowrap")}>
          <SubjectLink subject={line.subject} />
        </td>
        <td className={cn(cell, "min-w-64")}>{line.description ?? <Nothing />}</td>
      </tr>
      {open ? (
        <tr id={details}>
          <td colSpan={COLUMN_COUNT} className="border-b bg-muted/40 px-4 py-4">
            <AuditDetails line={line} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function SubjectLink({ subject }: { subject: Subject | null }) {
  if (!subject) return <Nothing />;
  if (!subject.href) return subject.name;
  return (
    <Link
      href={subject.href}
      prefetch={false}
      aria-label={texts.openSubject(subject.name)}
      className="text-primary underline-offset-2 hover:underline"
    >
      {subject.name}
    </Link>
  );
}

function AuditDetails({ line }: { line: AuditLine }) {
  const { facts } = texts;
  return (
    <div className="grid max-w-[calc(100vw-4rem)] gap-4">
      {line.old_values || line.new_values ? (
        <JsonDiff before={line.old_values} after={line.new_values} />
      ) : (
        <p className="text-muted-foreground text-sm">{texts.noValues}</p>
      )}
      <DescriptionList
        columns={3}
        items={[
          { term: facts.time, value: <code className="font-mono text-xs">{line.timestamp}</code> },
          { term: facts.actor, value: <Code text={line.actor} /> },
          { term: facts.ip, value: <Code text={line.ip_address} /> },
          {
            term: facts.request,
            value: line.request_id ? (
              <span className="inline-flex items-center gap-1">
                <Code text={line.request_id} />
                <CopyButton text={line.request_id} what="request id" />
              </span>
            ) : null,
          },
          { term: facts.agent, value: line.user_agent, wide: true },
          { term: facts.hash, value: <Code text={line.hash} />, wide: true },
        ]}
      />
    </div>
  );
}

const Code = ({ text }: { text: string | null }) =>
  text === null ? <Nothing /> : <code className="break-all font-mono text-xs">{text}</code>;

const tones = {
  create: "success",
  delete: "danger",
  revoke: "danger",
  login_failed: "warning",
  update: "info",
} as const;
const toneOf = (action: string) => tones[action as keyof typeof tones] ?? "neutral";
