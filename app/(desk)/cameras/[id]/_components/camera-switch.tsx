"use client";

import { Power } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { outcomeOf } from "../../../admin/_shared/use-submit";
import { switchCamera } from "../../actions";
import { detailTexts as texts } from "../../texts";

export function CameraSwitch({ id, name, active }: { id: string; name: string; active: boolean }) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant={active ? "destructive-outline" : "secondary"}>
          <Power aria-hidden />
          {active ? texts.deactivate : texts.activate}
        </Button>
      }
      title={active ? texts.deactivateTitle(name) : texts.activateTitle(name)}
      description={active ? texts.deactivateText : texts.activateText}
      confirmLabel={active ? texts.deactivate : texts.activate}
      destructive={active}
      onConfirm={async () => {
        const result = await switchCamera({ id, on: !active });
        if (result.ok) toast.success(active ? texts.deactivated(name) : texts.activated(name));
        return outcomeOf(result);
      }}
    />
  );
}
