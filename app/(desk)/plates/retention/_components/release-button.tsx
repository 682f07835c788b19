"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import type { HoldView } from "@/lib/plates/retention/holds";
import { releaseHold } from "../actions";
import { texts } from "../texts";

const words = texts.holds;

/** Ends a hold; it wants a reason, which the audit trail keeps. */
export function ReleaseButton({ kind, id, title }: Pick<HoldView, "kind" | "id" | "title">) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{words.release}</Button>}
      title={words.releaseTitle(title)}
      description={words.releaseText}
      confirmLabel={words.release}
      destructive
      onOpenChange={() => {
        setReason("");
        setMissing(false);
      }}
      onConfirm={async () => {
        setMissing(reason.trim() === "");
        if (reason.trim() === "") return { stay: true };
        const answer = await releaseHold({ kind, id, reason });
        if (!answer.ok) return { error: answer.fields[0]?.reason ?? answer.message };
        toast.success(words.released);
      }}
    >
      <Field label={words.reason} name="release-reason" error={missing ? words.reasonMissing : null} required>
        <Textarea
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
            setMissing(false);
          }}
        />
      </Field>
    </ConfirmDialog>
  );
}
