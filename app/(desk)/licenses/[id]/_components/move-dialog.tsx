"use client";

import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import type { Move } from "@/lib/licenses/life-cycle";
import { move as moveLicense } from "../../actions";
import { texts } from "../../texts";

const words = texts.moves;
type Props = { id: number; number: string; move: Move | null; onClose: () => void };

/** Asks why, and moves the license. What takes a right away from somebody must have a reason. */
export function MoveDialog({ id, number, move, onClose }: Props) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  if (move === null) return null;
  const needsReason = move === "suspend" || move === "revoke";
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (open) return;
        setReason("");
        setMissing(false);
        onClose();
      }}
      title={words[move].title(number)}
      description={words[move].text}
      confirmLabel={words[move].label}
      destructive={needsReason}
      onConfirm={async () => {
        const withoutReason = needsReason && reason.trim() === "";
        setMissing(withoutReason);
        if (withoutReason) return { stay: true };
        const answer = await moveLicense({ id, move, reason });
        if (!answer.ok) return { error: answer.message };
        toast.success(words[move].done(number));
      }}
    >
      <Field
        label={words.reason}
        name="reason"
        hint={words.reasonHint}
        error={missing ? words.reasonMissing : undefined}
        required={needsReason}
      >
        <Textarea rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
