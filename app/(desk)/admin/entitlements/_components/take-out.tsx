"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { outcomeOf } from "../../_shared/use-submit";
import { takeOut } from "../actions";
import { texts } from "../texts";

export function TakeOut() {
  return (
    <ConfirmDialog
      trigger={<Button variant="destructive-outline">{texts.takeOut}</Button>}
      title={texts.takeOutTitle}
      description={texts.takeOutText}
      confirmLabel={texts.takeOut}
      destructive
      onConfirm={async () => {
        const result = await takeOut({});
        if (result.ok) toast.success(texts.takenOut);
        return outcomeOf(result);
      }}
    />
  );
}
