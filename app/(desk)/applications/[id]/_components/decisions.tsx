"use client";

import { CircleCheck, CircleX, FileQuestion, HandCoins, Play } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ApplicationScreen } from "@/lib/licenses/applications/screen";
import { type Check, missingChecks } from "@/lib/licenses/applications/states";
import { edit } from "../../actions";
import { texts as common } from "../../texts";
import { texts } from "../texts";
import { ApproveDialog } from "./approve-dialog";
import { RejectDialog } from "./reject-dialog";
import { RequestDocumentsDialog } from "./request-documents-dialog";
import { useAct } from "./use-act";

const words = texts.decisions;

/** The decisions that are open to the application, and no others. An approval also waits for its checks. */
export function Decisions({
  application,
  decisions,
}: {
  application: ApplicationScreen["application"];
  decisions: ApplicationScreen["may"]["decisions"];
}) {
  const { busy, act } = useAct();
  const missing = missingChecks(application);
  const { id } = application;
  const setStatus = (status: "under_review" | "completed", done: string) =>
    act(() => edit({ id, patch: { status } }), done);
  return (
    <>
      {decisions.includes("review") ? (
        <Button loading={busy} onClick={() => setStatus("under_review", words.review.done)}>
          <Play aria-hidden />
          {words.review.label}
        </Button>
      ) : null}
      {decisions.includes("request_documents") ? (
        <RequestDocumentsDialog
          id={id}
          type={application.application_type}
          trigger={
            <Button>
              <FileQuestion aria-hidden />
              {words.request_documents.label}
            </Button>
          }
        />
      ) : null}
      {decisions.includes("reject") ? (
        <RejectDialog
          id={id}
          trigger={
            <Button variant="destructive-outline">
              <CircleX aria-hidden />
              {words.reject.label}
            </Button>
          }
        />
      ) : null}
      {decisions.includes("approve") ? (
        missing.length > 0 ? (
          <Missing checks={missing} />
        ) : (
          <ApproveDialog
            id={id}
            trigger={
              <Button variant="primary">
                <CircleCheck aria-hidden />
                {words.approve.label}
              </Button>
            }
          />
        )
      ) : null}
      {decisions.includes("complete") ? (
        <Button variant="primary" loading={busy} onClick={() => setStatus("completed", words.complete.done)}>
          <HandCoins aria-hidden />
          {words.complete.label}
        </Button>
      ) : null}
    </>
  );
}

/** Why there is no approval yet. */
function Missing({ checks }: { checks: Check[] }) {
  return (
    <span className="inline-flex items-center gap-2">
      <Button variant="primary" disabled aria-describedby="approval-waits">
        <CircleCheck aria-hidden />
        {words.approve.label}
      </Button>
      <span id="approval-waits" className="text-muted-foreground text-xs max-sm:sr-only">
        {words.approve.missing} {checks.map((check) => common.checks[check].toLowerCase()).join(", ")}
      </span>
    </span>
  );
}
