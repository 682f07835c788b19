"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { texts } from "../texts";

/** The acts that the applicant is told a reason of. */
export type ReasonedAct = "reject" | "resubmit";

/** Asks why; the common reasons are one click away. */
export function ReasonDialog({
  act,
  count,
  onClose,
  onReason,
}: {
  /** Null while it is shut. */
  act: ReasonedAct | null;
  count: number;
  onClose: () => void;
  onReason: (act: ReasonedAct, reason: string) => void;
}) {
  return (
    <Dialog open={act !== null} onOpenChange={(open) => !open && onClose()}>
      {act ? (
        <DialogContent title={texts.reasonTitle(texts.acts[act], count)} description={texts.reasonText}>
          <ReasonForm key={act} act={act} onReason={(reason) => onReason(act, reason)} />
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

function ReasonForm({ act, onReason }: { act: ReasonedAct; onReason: (reason: string) => void }) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === "");
    if (reason.trim() !== "") onReason(reason.trim());
  };
  return (
    <form onSubmit={send} className="grid gap-3">
      <div className="flex flex-wrap gap-1.5">
        {texts.reasons[act].map((common) => (
          <Button key={common} size="sm" onClick={() => setReason(common)}>
            {common}
          </Button>
        ))}
      </div>
      <Field label={texts.reason} name="reason" error={missing ? texts.reasonMissing : null} required>
        <Textarea
          autoFocus
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <Button type="submit" variant={act === "reject" ? "destructive" : "primary"} className="justify-self-end">
        {texts.acts[act]}
      </Button>
    </form>
  );
}
