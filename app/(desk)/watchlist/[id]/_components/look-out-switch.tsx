"use client";

import { Power } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { outcomeOf } from "../../../admin/_shared/use-submit";
import { switchLookOut } from "../../actions";
import { detailTexts as texts } from "../../texts";

/** Off asks first: nobody is told of hits from then on. On needs no question. */
export function LookOutSwitch({ id, active }: { id: string; active: boolean }) {
  const toggle = async () => {
    const result = await switchLookOut({ id });
    if (result.ok) toast.success(result.value.active ? texts.isOn : texts.isOff);
    return outcomeOf(result);
  };
  const icon = <Power aria-hidden />;
  if (!active)
    return (
      <Button
        onClick={async () => {
          const { error } = await toggle();
          if (error) toast.error(error);
        }}
      >
        {icon}
        {texts.on}
      </Button>
    );
  return (
    <ConfirmDialog
      trigger={
        <Button variant="destructive-outline">
          {icon}
          {texts.off}
        </Button>
      }
      title={texts.offTitle}
      description={texts.offText}
      confirmLabel={texts.off}
      destructive
      onConfirm={toggle}
    />
  );
}
