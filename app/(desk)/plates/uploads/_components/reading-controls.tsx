"use client";

import { CircleX, RotateCcw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { UploadView } from "@/lib/plates/uploads/schema";
import { outcomeOf } from "../../../admin/_shared/use-submit";
import { cancelReading, retryReading } from "../actions";
import { texts } from "../texts";

/** Stops what is being read, and takes up again what ended badly. */
export function ReadingControls({ upload, onChange }: { upload: UploadView; onChange: () => void }) {
  const [busy, setBusy] = useState(false);
  const { job_id: id, state, filename, file_url } = upload;
  if (state === "done") return null;
  if (state === "failed" || state === "cancelled") {
    if (file_url === null) return null;
    return (
      <Button
        size="sm"
        loading={busy}
        onClick={async () => {
          setBusy(true);
          const result = await retryReading({ id }).catch(() => null);
          setBusy(false);
          if (result?.ok) toast.success(texts.retried);
          else toast.error(result?.message ?? texts.unreachable);
          onChange();
        }}
      >
        <RotateCcw aria-hidden />
        {texts.retryReading}
      </Button>
    );
  }
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm">
          <CircleX aria-hidden />
          {texts.cancel}
        </Button>
      }
      title={texts.cancelTitle(filename)}
      description={texts.cancelText}
      confirmLabel={texts.cancel}
      destructive
      onConfirm={async () => {
        const result = await cancelReading({ id });
        if (result.ok) toast.success(texts.cancelled);
        onChange();
        return outcomeOf(result);
      }}
    />
  );
}
