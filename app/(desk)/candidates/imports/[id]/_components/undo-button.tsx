"use client";

import { Undo2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { undo } from "../../actions";
import { importTexts } from "../../texts";

const texts = importTexts.result;

export function UndoButton({ id, count }: { id: string; count: number }) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="destructive-outline">
          <Undo2 aria-hidden />
          {texts.undo}
        </Button>
      }
      title={texts.undoTitle(count)}
      description={texts.undoText}
      confirmLabel={texts.undo}
      destructive
      onConfirm={async () => {
        const answer = await undo({ id });
        if (!answer.ok) return { error: answer.message };
        toast.success(texts.undoing);
        return {};
      }}
    />
  );
}
