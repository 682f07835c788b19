"use client";

import { UserCheck, UserX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { outcomeOf } from "../../_shared/use-submit";
import { switchUser } from "../actions";
import { userTexts as texts } from "../texts";

/** Switches a user off or on again. The last administrator stays: the refusal is shown in the dialog. */
export function UserSwitch({ id, name, active }: { id: number; name: string; active: boolean }) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant={active ? "destructive-outline" : "secondary"}>
          {active ? <UserX aria-hidden /> : <UserCheck aria-hidden />}
          {active ? texts.deactivate : texts.reactivate}
        </Button>
      }
      title={active ? texts.deactivateTitle(name) : texts.reactivateTitle(name)}
      description={active ? texts.deactivateText : texts.reactivateText}
      confirmLabel={active ? texts.deactivate : texts.reactivate}
      destructive={active}
      onConfirm={async () => {
        const result = await switchUser({ id, on: !active });
        if (result.ok) toast.success(active ? texts.deactivated(name) : texts.reactivated(name));
        return outcomeOf(result);
      }}
    />
  );
}
