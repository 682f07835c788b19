"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/platform/http/action";
import { bringBack, readAgain, removeDocuments } from "../actions";
import { texts } from "../texts";

type Change = "remove" | "restore" | "read";

/** What can be done to documents, each told in a note; a deletion with the way back. */
export function useChange(onDone: () => void = () => undefined) {
  const router = useRouter();
  const [busy, setBusy] = useState<Change | null>(null);
  const run = useCallback(
    async (what: Change, work: () => Promise<ActionResult<number>>, tell: (n: number) => void) => {
      setBusy(what);
      const answer = await work().catch(() => null);
      setBusy(null);
      if (!answer?.ok) {
        toast.error(answer?.message ?? texts.offline);
        return;
      }
      tell(answer.value);
      onDone();
      router.refresh();
    },
    [onDone, router],
  );
  const restore = (ids: string[]) =>
    run(
      "restore",
      () => bringBack({ ids }),
      (n) => toast.success(texts.restored(n)),
    );
  return {
    busy,
    restore,
    remove: (ids: string[]) =>
      run(
        "remove",
        () => removeDocuments({ ids }),
        (n) => toast.success(texts.removed(n), { action: { label: texts.undo, onClick: () => void restore(ids) } }),
      ),
    readAgain: (ids: string[]) =>
      run(
        "read",
        () => readAgain({ ids }),
        (n) => toast.success(texts.asked(n)),
      ),
  };
}
