"use client";

import { CircleX, Download, RotateCcw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { ExportView } from "@/lib/plates/exports/schema";
import { outcomeOf } from "../../../admin/_shared/use-submit";
import { cancelExport, retryExport } from "../actions";
import { texts } from "../texts";

/** What can be done with a package: fetch it, stop it, pack it again. */
export function ExportButtons({ order }: { order: ExportView }) {
  const [busy, setBusy] = useState(false);
  const { export_id: id, version, state, download_url } = order;
  if (state === "done")
    // By the session rather than by the signed address: the trail names who took it, and the page may grow old.
    return download_url === null ? null : (
      <Button asChild size="sm">
        <a href={`/api/feedback/export/${id}/file`} download aria-label={texts.downloadOf(version)}>
          <Download aria-hidden />
          {texts.download}
        </a>
      </Button>
    );
  if (state === "failed" || state === "cancelled")
    return (
      <Button
        size="sm"
        loading={busy}
        onClick={async () => {
          setBusy(true);
          const result = await retryExport({ id }).catch(() => null);
          setBusy(false);
          if (result?.ok) toast.success(texts.retried);
          else toast.error(result?.message ?? texts.unreachable);
        }}
      >
        <RotateCcw aria-hidden />
        {texts.retry}
      </Button>
    );
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm">
          <CircleX aria-hidden />
          {texts.cancel}
        </Button>
      }
      title={texts.cancelTitle(version)}
      description={texts.cancelText}
      confirmLabel={texts.cancel}
      destructive
      onConfirm={async () => {
        const result = await cancelExport({ id });
        if (result.ok) toast.success(texts.cancelled);
        return outcomeOf(result);
      }}
    />
  );
}
