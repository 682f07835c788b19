"use client";

import { Eraser } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { Due } from "@/lib/plates/retention/classes";
import { RETENTION_CLASSES } from "@/lib/plates/retention/classes";
import { outcomeOf } from "../../../admin/_shared/use-submit";
import { purgeNow } from "../actions";
import { dueText } from "../due-text";
import { classTexts, texts } from "../texts";

const words = texts.run;

/** Begins a purge, after telling what it would take at this moment. */
export function PurgeButton({ due, working }: { due: Due; working: boolean }) {
  const parts = RETENTION_CLASSES.filter((name) => due[name].rows > 0).map((name) =>
    words.part(classTexts[name].title, dueText(due[name])),
  );
  return (
    <ConfirmDialog
      trigger={
        <Button variant="destructive-outline" disabled={working}>
          <Eraser aria-hidden />
          {working ? words.working : words.open}
        </Button>
      }
      title={words.title}
      description={words.text}
      confirmLabel={words.confirm}
      destructive
      onConfirm={async () => {
        const result = await purgeNow({});
        if (result.ok) toast.success(words.started);
        return outcomeOf(result);
      }}
    >
      <p className="font-medium text-sm">{words.parts(parts)}</p>
    </ConfirmDialog>
  );
}
