"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { texts } from "../../../texts";
import { takeBack } from "../../actions";

const words = texts.voucher;

/** Asks for the reason, then reverses the voucher. */
export function ReverseButton({ id, number }: { id: string; number: string }) {
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | undefined>();
  const reverse = async () => {
    if (reason.trim() === "") {
      setError(words.reasonNeeded);
      return { stay: true as const };
    }
    const result = await takeBack({ id, reason });
    if (!result.ok) return { error: result.message };
    toast.success(words.reversedToast(number));
  };
  return (
    <ConfirmDialog
      trigger={
        <Button variant="destructive-outline">
          <Undo2 aria-hidden />
          {words.reverse}
        </Button>
      }
      title={words.reverseTitle(number)}
      description={words.reverseText}
      confirmLabel={words.reverse}
      destructive
      onConfirm={reverse}
    >
      <Field label={words.reason} error={error} required>
        <Textarea
          rows={2}
          maxLength={300}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
            setError(undefined);
          }}
        />
      </Field>
    </ConfirmDialog>
  );
}
