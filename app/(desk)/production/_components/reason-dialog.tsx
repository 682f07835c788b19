"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { texts } from "../texts";

type Ending = "spoil" | "void";

/** Asks why cards are taken out of production. `onConfirm` answers with the refusal, or null. */
export function ReasonDialog({
  move,
  count,
  onClose,
  onConfirm,
}: {
  move: Ending | null;
  count: number;
  onClose: () => void;
  onConfirm: (move: Ending, reason: string) => Promise<string | null>;
}) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  if (move === null) return null;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (open) return;
        setReason("");
        setMissing(false);
        onClose();
      }}
      title={texts.moves[move].title(count)}
      description={texts.moves[move].text}
      confirmLabel={texts.moves[move].label}
      destructive
      onConfirm={async () => {
        const isMissing = reason.trim() === "";
        setMissing(isMissing);
        return { error: isMissing ? texts.reasonMissing : await onConfirm(move, reason) };
      }}
    >
      <Field
        label={texts.reason}
        name="reason"
        hint={texts.reasonHint}
        error={missing ? texts.reasonMissing : undefined}
        required
      >
        <Textarea rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
