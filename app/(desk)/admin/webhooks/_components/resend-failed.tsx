"use client";

import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { MomentInput } from "@/components/ui/moment-input";
import { toast } from "@/components/ui/toast";
import { outcomeOf } from "../../_shared/use-submit";
import { resendAll } from "../actions";
import { endpointTexts as texts } from "../texts";

/** Sends everything again that failed since a moment. @param from the moment that is offered */
export function ResendFailed({ id, from }: { id: string; from: string }) {
  const [since, setSince] = useState(from);
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm">
          <RotateCcw aria-hidden />
          {texts.resendFailed}
        </Button>
      }
      title={texts.resendTitle}
      confirmLabel={texts.resendFailed}
      onConfirm={async () => {
        const result = await resendAll({ id, since });
        if (result.ok) toast.success(texts.resent(result.value));
        return outcomeOf(result);
      }}
    >
      <Field label={texts.since} name="since">
        <MomentInput value={since} onChange={setSince} />
      </Field>
    </ConfirmDialog>
  );
}
