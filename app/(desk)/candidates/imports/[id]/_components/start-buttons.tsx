"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { discard, start } from "../../actions";
import { importTexts } from "../../texts";

const texts = importTexts.preview;

/** Imports the good rows of a list, or gives it up. */
export function StartButtons({ id, good, ready }: { id: string; good: number; ready: boolean }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const begin = async () => {
    setBusy(true);
    const answer = await start({ id }).catch(() => null);
    setBusy(false);
    if (!answer?.ok) return toast.error(answer?.message ?? importTexts.send.unreachable);
    toast.success(texts.begun);
    router.refresh();
  };
  return (
    <div className="mb-4 flex flex-wrap gap-2">
      <Button variant="primary" loading={busy} disabled={!ready || good === 0} onClick={begin}>
        {texts.start(good)}
      </Button>
      <ConfirmDialog
        trigger={<Button variant="destructive-outline">{texts.discard}</Button>}
        title={texts.discardTitle}
        description={texts.discardText}
        confirmLabel={texts.discard}
        destructive
        onConfirm={async () => {
          const answer = await discard({ id });
          if (!answer.ok) return { error: answer.message };
          toast.success(texts.discarded);
          router.push("/candidates/imports");
          return {};
        }}
      />
    </div>
  );
}
