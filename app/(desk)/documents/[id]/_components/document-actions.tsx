"use client";

import { RotateCcw, ScanText, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useChange } from "../../_components/use-change";
import { texts } from "../../texts";

/** What can be done to one document; a deletion is told with the way back, which stays on this page. */
export function DocumentActions({ id, deleted }: { id: string; deleted: boolean }) {
  const { busy, remove, restore, readAgain } = useChange();
  if (deleted)
    return (
      <Button variant="primary" loading={busy === "restore"} onClick={() => restore([id])}>
        <RotateCcw aria-hidden />
        {texts.restore}
      </Button>
    );
  return (
    <>
      <Button loading={busy === "read"} onClick={() => readAgain([id])}>
        <ScanText aria-hidden />
        {texts.readAgain}
      </Button>
      <Button variant="destructive-outline" loading={busy === "remove"} onClick={() => remove([id])}>
        <Trash2 aria-hidden />
        {texts.remove}
      </Button>
    </>
  );
}
