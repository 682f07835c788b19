"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { revokeKey } from "../actions";
import { issuerKeysTexts as texts } from "../texts";

export function RevokeKey({ kid }: { kid: string }) {
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="destructive-outline" aria-label={`${texts.revoke} ${kid}`}>
          {texts.revoke}
        </Button>
      }
      onOpenChange={() => {
        setReason("");
        setError(undefined);
      }}
      title={texts.revokeTitle(kid)}
      description={texts.revokeText}
      confirmLabel={texts.revoke}
      destructive
      onConfirm={async () => {
        const result = await revokeKey({ kid, reason });
        const wrong = result.ok ? undefined : result.fields.find(({ name }) => name === "reason")?.reason;
        setError(wrong && texts.reasonMissing);
        if (!result.ok) return { error: wrong ? texts.reasonMissing : result.message };
        toast.success(texts.revoked(kid));
      }}
    >
      <Field label={texts.reason} name="reason" hint={texts.reasonHint} error={error} required>
        <Textarea rows={3} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
