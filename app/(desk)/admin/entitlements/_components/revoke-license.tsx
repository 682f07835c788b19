"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { revoke } from "../actions";
import { detailTexts as texts } from "../texts";

export function RevokeLicense({ id, customer }: { id: string; customer: string }) {
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  return (
    <ConfirmDialog
      trigger={<Button variant="destructive-outline">{texts.revoke}</Button>}
      onOpenChange={() => {
        setReason("");
        setError(undefined);
      }}
      title={texts.revokeTitle(customer)}
      description={texts.revokeText}
      confirmLabel={texts.revoke}
      destructive
      onConfirm={async () => {
        const result = await revoke({ id, reason });
        if (result.ok) return void toast.success(texts.revoked);
        const isReason = result.fields.some(({ name }) => name === "reason");
        setError(isReason ? texts.reasonMissing : undefined);
        return isReason ? { stay: true as const } : { error: result.message };
      }}
    >
      <Field label={texts.reason} name="reason" error={error} required>
        <Textarea rows={3} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
