"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { outcomeOf } from "../../_shared/use-submit";
import { revokeKey } from "../actions";
import { keysTexts as texts } from "../texts";

export function RevokeKey({ id, name }: { id: string; name: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="destructive-outline" aria-label={`${texts.revoke} ${name}`}>
          {texts.revoke}
        </Button>
      }
      title={texts.revokeTitle(name)}
      description={texts.revokeText}
      confirmLabel={texts.revoke}
      destructive
      onConfirm={async () => {
        const result = await revokeKey({ id });
        if (result.ok) toast.success(texts.revoked(name));
        return outcomeOf(result);
      }}
    />
  );
}
