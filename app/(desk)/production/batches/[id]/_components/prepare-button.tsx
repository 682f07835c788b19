"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { outcomeOf } from "../../../../admin/_shared/use-submit";
import { cancel, prepare } from "../../../actions";
import { texts } from "../../../texts";

const words = texts.batch;

export function PrepareButton({ id }: { id: number }) {
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    const answer = await prepare({ id }).catch(() => null);
    setBusy(false);
    if (answer?.ok) toast.success(words.preparing);
    else toast.error(answer?.message ?? texts.offline);
  };
  return (
    <Button size="sm" loading={busy} onClick={start}>
      {words.prepare}
    </Button>
  );
}

export function CancelButton({ id }: { id: number }) {
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{words.cancel}</Button>}
      title={words.cancelTitle(id)}
      description={words.cancelText}
      confirmLabel={words.cancel}
      destructive
      onConfirm={async () => {
        const answer = await cancel({ id });
        if (answer.ok) toast.success(words.cancelled);
        return outcomeOf(answer);
      }}
    />
  );
}
