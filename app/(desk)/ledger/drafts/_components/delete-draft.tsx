"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { bringBackDraft, dropDraft } from "../../new/draft-actions";
import { texts } from "../../texts";

const words = texts.drafts;

/** Deletes a draft at once; the message that says so has the way back. */
export function DeleteDraft({ id, what }: { id: string; what: string }) {
  const [busy, setBusy] = useState(false);
  const undo = async () => {
    const answer = await bringBackDraft({ id }).catch(() => null);
    if (!answer?.ok) toast.error(answer?.message ?? words.unreachable);
  };
  const drop = async () => {
    setBusy(true);
    const answer = await dropDraft({ id }).catch(() => null);
    setBusy(false);
    if (!answer?.ok) return toast.error(answer?.message ?? words.unreachable);
    toast.success(words.deleted(what), { action: { label: words.undo, onClick: () => void undo() } });
  };
  return (
    <Button
      type="button"
      variant="ghost"
      size="icon-sm"
      aria-label={words.deleteOf(what)}
      loading={busy}
      onClick={drop}
    >
      <Trash2 aria-hidden />
    </Button>
  );
}
