"use client";

import { Lock, LockOpen } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { DateInput } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { closeBooks, reopenBooks } from "../actions";
import { periodTexts as words } from "../texts";

type Props = { company: { id: number; name: string }; closedThrough: string | null; yesterday: string };

/** Closing a company's books through a day, and taking that back with a reason. */
export function PeriodButtons({ company, closedThrough, yesterday }: Props) {
  const [through, setThrough] = useState(yesterday);
  const [reopened, setReopened] = useState("");
  const [reason, setReason] = useState("");
  const close = async () => {
    const result = await closeBooks({ company: company.id, through });
    if (!result.ok) return { error: result.fields[0]?.reason ?? result.message };
    toast.success(words.closed(company.name, result.value.through));
  };
  const reopen = async () => {
    const result = await reopenBooks({ company: company.id, through: reopened, reason });
    if (!result.ok)
      return { error: result.fields[0] ? `${result.fields[0].name} ${result.fields[0].reason}` : result.message };
    toast.success(words.reopened(company.name));
  };
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button size="sm">
            <Lock aria-hidden />
            {words.close}
          </Button>
        }
        title={words.closeTitle(company.name)}
        description={words.closeText}
        confirmLabel={words.close}
        onConfirm={close}
      >
        <Field label={words.through} required>
          <DateInput value={through} max={yesterday} onChange={(event) => setThrough(event.target.value)} />
        </Field>
      </ConfirmDialog>
      {closedThrough ? (
        <ConfirmDialog
          trigger={
            <Button size="sm" variant="ghost">
              <LockOpen aria-hidden />
              {words.reopen}
            </Button>
          }
          title={words.reopenTitle(company.name)}
          description={words.reopenText}
          confirmLabel={words.reopen}
          destructive
          onConfirm={reopen}
        >
          <Field label={words.staysClosed} hint={words.staysClosedHint}>
            <DateInput value={reopened} max={closedThrough} onChange={(event) => setReopened(event.target.value)} />
          </Field>
          <Field label={words.reason} required>
            <Textarea rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
