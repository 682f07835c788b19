"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { approve } from "../../actions";
import { texts } from "../texts";

const words = texts.decisions.approve;

/** Approves, and offers the way to the license. */
export function ApproveDialog({ id, trigger }: { id: number; trigger: ReactNode }) {
  const router = useRouter();
  const [notes, setNotes] = useState("");
  return (
    <ConfirmDialog
      trigger={trigger}
      title={words.title}
      description={words.text}
      confirmLabel={words.label}
      onConfirm={async () => {
        const answer = await approve({ id, notes });
        if (!answer.ok) return { error: answer.message };
        const { number, licenseId } = answer.value;
        toast.success(words.done(number), {
          action: { label: texts.openLicense, onClick: () => router.push(`/licenses/${licenseId}`) },
        });
      }}
    >
      <Field label={words.notes} name="notes" optional>
        <Textarea rows={3} maxLength={2000} value={notes} onChange={(event) => setNotes(event.target.value)} />
      </Field>
    </ConfirmDialog>
  );
}
