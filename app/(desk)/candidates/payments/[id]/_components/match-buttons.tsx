"use client";

import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/platform/http/action";
import { match, unmatch } from "../../actions";
import { paymentTexts } from "../../texts";

const texts = paymentTexts.one;

function useAct(done: string) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const act = async (work: Promise<ActionResult<unknown>>) => {
    setBusy(true);
    const answer = await work.catch(() => null);
    setBusy(false);
    if (!answer?.ok) return toast.error(answer?.message ?? paymentTexts.offline);
    toast.success(done);
    router.refresh();
  };
  return { busy, act };
}

/** Takes a receipt for the one that the screenshot proves; it can be undone. */
export function AcceptButton({ id, receipt, number }: { id: number; receipt: number; number: string }) {
  const { busy, act } = useAct(texts.accepted);
  return (
    <Button
      size="sm"
      loading={busy}
      aria-label={`${texts.accept}: ${number}`}
      onClick={() => act(match({ id, receipt }))}
    >
      {texts.accept}
    </Button>
  );
}

export function UndoMatch({ id }: { id: number }) {
  const { busy, act } = useAct(texts.undone);
  return (
    <Button loading={busy} onClick={() => act(unmatch({ id }))}>
      <Undo2 aria-hidden />
      {texts.undo}
    </Button>
  );
}
