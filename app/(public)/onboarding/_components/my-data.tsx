"use client";

import { signOut } from "next-auth/react";
import { useCallback, useEffect, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateTime } from "@/components/ui/date-time";
import { ask } from "../ask";
import { texts } from "../texts";

type Requests = {
  exporting: boolean;
  erasing: boolean;
  ready: { until: string; size_bytes: number } | null;
};

const PACKING_MS = 2000;

/** What the applicant may ask of their data: to have it, and to have it erased. Asked of the server once it is opened. */
export function MyData() {
  const [open, setOpen] = useState(false);
  const [requests, setRequests] = useState<Requests | null>(null);
  const [error, setError] = useState<string | null>(null);
  const refresh = useCallback(async () => {
    const answer = await ask<Requests>("GET", "/api/onboarding/data");
    if (answer.ok) setRequests(answer.value);
    setError(answer.ok ? null : answer.message);
  }, []);
  const packing = requests?.exporting ?? false;
  useEffect(() => {
    if (!open) return;
    void refresh();
    const timer = packing ? setInterval(refresh, PACKING_MS) : undefined;
    return () => clearInterval(timer);
  }, [open, packing, refresh]);
  const pack = async () => {
    const answer = await ask("POST", "/api/onboarding/data-export");
    if (answer.ok) await refresh();
    else setError(answer.message);
  };
  const erase = async () => {
    const answer = await ask("POST", "/api/onboarding/erasure", { confirm: texts.eraseConfirm });
    if (!answer.ok) return { error: answer.message };
    await signOut({ callbackUrl: "/onboarding" });
  };
  return (
    <details
      className="rounded-lg border bg-card px-4 py-3 text-sm"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="cursor-pointer font-medium">{texts.dataTitle}</summary>
      <div className="grid gap-3 pt-3">
        <p className="text-muted-foreground">{texts.dataText}</p>
        {error ? <Alert tone="danger">{error}</Alert> : null}
        {requests?.erasing ? <Alert tone="info">{texts.erasing}</Alert> : null}
        {packing ? <p role="status">{texts.dataPacking}</p> : null}
        {requests?.ready ? (
          <p className="flex flex-wrap items-center gap-3">
            <Button asChild>
              <a href="/api/onboarding/data-export" download>
                {texts.dataFetch}
              </a>
            </Button>
            <span className="text-muted-foreground">
              {texts.dataUntil} <DateTime value={requests.ready.until} />
            </span>
          </p>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Button disabled={!requests || packing} onClick={() => void pack()}>
            {texts.dataAsk}
          </Button>
          <ConfirmDialog
            trigger={
              <Button variant="destructive-outline" disabled={!requests || requests.erasing}>
                {texts.erase}
              </Button>
            }
            title={texts.eraseTitle}
            description={texts.eraseText}
            confirmLabel={texts.erase}
            destructive
            requireText={texts.eraseConfirm}
            onConfirm={erase}
          />
        </div>
      </div>
    </details>
  );
}
