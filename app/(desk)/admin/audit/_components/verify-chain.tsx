"use client";

import { Printer, ShieldCheck } from "lucide-react";
import { type ReactNode, useState } from "react";
import { formatCount } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { formatDuration } from "../../_shared/duration";
import { useSubmit } from "../../_shared/use-submit";
import { type Verification, verify } from "../actions";
import { auditTexts as texts } from "../texts";

/** The head of the page: the buttons, and below them what the check has found. */
export function AuditHead() {
  const [found, setFound] = useState<Verification | null>(null);
  const { errors, busy, submit } = useSubmit(verify, setFound);
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: texts.title }]}
        actions={
          <>
            <Button onClick={() => window.print()}>
              <Printer aria-hidden />
              {texts.print}
            </Button>
            <Button variant="primary" loading={busy} onClick={() => void submit({})}>
              {busy ? null : <ShieldCheck aria-hidden />}
              {busy ? texts.verifying : texts.verify}
            </Button>
          </>
        }
      />
      {errors[""] ? (
        <Alert tone="danger" title={texts.verifyFailed} className="mb-4">
          {errors[""]}
        </Alert>
      ) : null}
      {found ? <Finding {...found} /> : null}
    </>
  );
}

function Finding({ report, tookMs }: Verification): ReactNode {
  const [rows, took] = [formatCount(report.rows), formatDuration(tookMs)];
  if (!report.ok) {
    return (
      <Alert tone="danger" title={texts.brokenTitle(report.firstBad)} className="mb-4">
        {texts.broken(report.reason, rows, took)}
      </Alert>
    );
  }
  return (
    <Alert tone="success" title={texts.holdsTitle} className="mb-4">
      <p>{texts.holds(rows, took)}</p>
      <p className="mt-1 text-muted-foreground text-xs">
        {texts.head}: <code className="break-all font-mono">{report.head}</code>
      </p>
    </Alert>
  );
}
