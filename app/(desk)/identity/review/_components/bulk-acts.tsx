"use client";

import { useState, useTransition } from "react";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { CardAct } from "@/lib/identity/review/acts";
import { actOnMany } from "../actions";
import { texts } from "../texts";
import { ReasonDialog, type ReasonedAct } from "./reason-dialog";

/** What can be done with the chosen cards. Each is decided for itself; what was refused is told with its reason. */
export function BulkActs({ ids, onDone }: { ids: string[]; onDone: () => void }) {
  const [busy, start] = useTransition();
  const [asking, setAsking] = useState<ReasonedAct | null>(null);
  const act = (which: CardAct, reason?: string) =>
    start(async () => {
      const answer = await actOnMany({ ids, act: which, reason }).catch(() => null);
      if (!answer?.ok) return void toast.error(answer?.message ?? common.errors.crashTitle);
      const { done, refused } = answer.value;
      const told = texts.outcome(texts.done[which], done, refused.length);
      if (refused.length === 0) toast.success(told);
      else toast.error(`${told}. ${refused[0]?.reason ?? ""}`);
      onDone();
    });
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="primary" disabled={busy}>
            {texts.acts.approve}
          </Button>
        }
        title={texts.reasonTitle(texts.acts.approve, ids.length)}
        description={texts.reasonText}
        confirmLabel={texts.acts.approve}
        onConfirm={async () => act("approve")}
      />
      <Button size="sm" variant="destructive-outline" disabled={busy} onClick={() => setAsking("reject")}>
        {texts.acts.reject}
      </Button>
      <Button size="sm" disabled={busy} onClick={() => setAsking("resubmit")}>
        {texts.acts.resubmit}
      </Button>
      <Button size="sm" variant="ghost" disabled={busy} onClick={() => act("verify")}>
        {texts.acts.verify}
      </Button>
      <Button size="sm" variant="ghost" disabled={busy} onClick={() => act("unverify")}>
        {texts.acts.unverify}
      </Button>
      <ReasonDialog
        act={asking}
        count={ids.length}
        onClose={() => setAsking(null)}
        onReason={(which, reason) => {
          setAsking(null);
          act(which, reason);
        }}
      />
    </>
  );
}
