"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { outcomeOf } from "../../_shared/use-submit";
import { rotate } from "../actions";
import { texts } from "../texts";

export function RotateSigner() {
  return (
    <ConfirmDialog
      trigger={<Button size="sm">{texts.rotate}</Button>}
      title={texts.rotateTitle}
      description={texts.rotateText}
      confirmLabel={texts.rotate}
      onConfirm={async () => {
        const result = await rotate({});
        if (result.ok) toast.success(texts.rotated);
        return outcomeOf(result);
      }}
    />
  );
}
