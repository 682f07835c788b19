"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { texts } from "../texts";

/** Asks why a read is rejected. The common reasons are one key away. */
export function RejectDialog({
  open,
  plate,
  onClose,
  onReject,
}: {
  open: boolean;
  plate: string;
  onClose: () => void;
  onReject: (reason: string) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      {open ? (
        <DialogContent title={texts.rejectTitle(plate)} description={texts.rejectText}>
          <Reasons onReject={onReject} />
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

/** Mounted with the dialog, so that each one starts empty. */
function Reasons({ onReject }: { onReject: (reason: string) => void }) {
  const [own, setOwn] = useState("");
  const [missing, setMissing] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const reason = own.trim();
    setMissing(reason === "");
    if (reason !== "") onReject(reason);
  };
  return (
    <div className="grid gap-3">
      <ol className="grid gap-1.5">
        {texts.reasons.map((reason, index) => (
          <li key={reason}>
            <Button className="w-full justify-start" onClick={() => onReject(reason)}>
              <Kbd>{index + 1}</Kbd>
              {reason}
            </Button>
          </li>
        ))}
      </ol>
      <form onSubmit={send} className="flex items-start gap-2">
        <Field
          label={texts.ownReason}
          name="reject-reason"
          error={missing ? texts.reasonMissing : null}
          className="min-w-0 flex-1"
        >
          <Input
            autoFocus
            value={own}
            maxLength={1000}
            onChange={(event) => {
              setOwn(event.target.value);
              setMissing(false);
            }}
            onKeyDown={(event) => {
              // A figure at the beginning is a choice; a reason may have figures further on.
              const reason = own === "" ? texts.reasons[Number(event.key) - 1] : undefined;
              if (!reason || event.repeat) return;
              event.preventDefault();
              onReject(reason);
            }}
          />
        </Field>
        <Button type="submit" variant="destructive" className="mt-6">
          {texts.reject}
        </Button>
      </form>
    </div>
  );
}
