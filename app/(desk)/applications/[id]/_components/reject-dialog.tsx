"use client";

import { type ReactNode, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { reject } from "../../actions";
import { texts } from "../texts";

const words = texts.decisions.reject;

/** A rejection says why. */
export function RejectDialog({ id, trigger }: { id: number; trigger: ReactNode }) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  return (
    <ConfirmDialog
      trigger={trigger}
      title={words.title}
      description={words.text}
      confirmLabel={words.label}
      destructive
      onConfirm={async () => {
        setMissing(reason.trim() === "");
        if (reason.trim() === "") return { error: words.missing };
        const answer = await reject({ id, reason });
        if (!answer.ok) return { error: answer.message };
        toast.success(words.done);
      }}
    >
      <Field
        label={words.reason}
        name="reason"
        hint={words.reasonHint}
        error={missing ? words.missing : undefined}
        required
      >
        <Textarea rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
