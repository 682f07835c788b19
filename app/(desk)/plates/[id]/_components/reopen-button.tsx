"use client";

import { RotateCcw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { reopen } from "../../actions";
import { texts } from "../../texts";

const words = texts.detail;

/** Takes a reviewed read back into the queue. */
export function ReopenButton({ id }: { id: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button>
          <RotateCcw aria-hidden />
          {words.reopen}
        </Button>
      }
      title={words.reopenTitle}
      description={words.reopenText}
      confirmLabel={words.reopen}
      onConfirm={async () => {
        const answer = await reopen({ id });
        if (!answer.ok) return { error: answer.message };
        toast.success(words.reopened);
      }}
    />
  );
}
