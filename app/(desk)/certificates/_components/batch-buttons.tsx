"use client";

import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { cancel, retry } from "../actions";
import { texts } from "../texts";

const words = texts.bulk;

/** Stops a bulk issue, or tries again what it left out. */
export function BatchButtons({ id, active, left }: { id: string; active: boolean; left: number }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  if (active)
    return (
      <ConfirmDialog
        trigger={<Button variant="destructive-outline">{words.cancel}</Button>}
        title={words.cancelTitle}
        description={words.cancelText}
        confirmLabel={words.cancel}
        destructive
        onConfirm={async () => {
          const answer = await cancel({ id });
          if (!answer.ok) return { error: answer.message };
          toast.success(words.cancelled);
          return {};
        }}
      />
    );
  if (left === 0) return null;
  const again = async () => {
    setBusy(true);
    const answer = await retry({ id }).catch(() => null);
    setBusy(false);
    if (answer?.ok) router.push(`/certificates/batches/${answer.value}`);
    else toast.error(answer?.message ?? texts.offline);
  };
  return (
    <Button loading={busy} onClick={again}>
      <RotateCcw aria-hidden />
      {words.retry}
    </Button>
  );
}
