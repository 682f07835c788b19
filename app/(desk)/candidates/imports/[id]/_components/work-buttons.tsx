"use client";

import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { start, stop, undo } from "../../actions";
import { importTexts } from "../../texts";

const texts = importTexts.progress;

type Work = { id: string; jobId: string; undoing: boolean; active: boolean };

/** Stops what is at work, or goes on with what was stopped. */
export function WorkButtons({ id, jobId, undoing, active }: Work) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  if (active)
    return (
      <ConfirmDialog
        trigger={<Button variant="destructive-outline">{texts.cancel}</Button>}
        title={texts.cancelTitle}
        description={texts.cancelText}
        confirmLabel={texts.cancel}
        destructive
        onConfirm={async () => {
          const answer = await stop({ jobId });
          if (!answer.ok) return { error: answer.message };
          toast.success(texts.cancelled);
          return {};
        }}
      />
    );
  const goOn = async () => {
    setBusy(true);
    const answer = await (undoing ? undo : start)({ id }).catch(() => null);
    setBusy(false);
    if (answer?.ok) router.refresh();
    else toast.error(answer?.message ?? importTexts.send.unreachable);
  };
  return (
    <Button loading={busy} onClick={goOn}>
      <Play aria-hidden />
      {texts.goOn}
    </Button>
  );
}
