"use client";

import { ArrowRight, Check, RotateCcw, X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { toast } from "@/components/ui/toast";
import type { CardAct } from "@/lib/identity/review/acts";
import { ReasonDialog, type ReasonedAct } from "../../_components/reason-dialog";
import { actOnOne } from "../../actions";
import { texts } from "../../texts";

/** What can be done with this card, by keyboard or by buttons; a decision leads on to the next that waits. */
export function CardDesk({
  id,
  version,
  verified,
  approved,
  nextId,
}: {
  id: string;
  /** The one that is looked at: a decision on a card that changed meanwhile is refused. */
  version: number;
  verified: boolean;
  approved: boolean;
  nextId: string | null;
}) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [asking, setAsking] = useState<ReasonedAct | null>(null);
  const goOn = () => router.push(nextId ? `/identity/review/${nextId}` : "/identity/review");
  const act = (which: CardAct, reason?: string) =>
    start(async () => {
      const answer = await actOnOne({ ids: [id], act: which, reason, version }).catch(() => null);
      if (!answer?.ok) {
        toast.error(answer?.message ?? common.errors.crashTitle);
        router.refresh();
        return;
      }
      toast.success(texts.done[which]);
      // An approved card stays: the person is registered from here.
      if (which === "reject" || which === "resubmit") goOn();
      else router.refresh();
    });
  const canApprove = !(approved && verified);
  usePageKeys(
    asking === null && !busy
      ? {
          a: () => canApprove && act("approve"),
          r: () => setAsking("reject"),
          s: () => setAsking("resubmit"),
          n: goOn,
        }
      : {},
  );
  return (
    <div
      className="sticky bottom-0 z-10 -mx-1 grid gap-1 border-t bg-background px-1 py-2 sm:static sm:mx-0 sm:border-0 sm:p-0"
      data-print="hide"
    >
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" size="lg" disabled={!canApprove} loading={busy} onClick={() => act("approve")}>
          <Check aria-hidden />
          {texts.acts.approve}
          <Key name="A" />
        </Button>
        <Button variant="destructive-outline" size="lg" disabled={busy} onClick={() => setAsking("reject")}>
          <X aria-hidden />
          {texts.acts.reject}
          <Key name="R" />
        </Button>
        <Button size="lg" disabled={busy} onClick={() => setAsking("resubmit")}>
          <RotateCcw aria-hidden />
          {texts.acts.resubmit}
          <Key name="S" />
        </Button>
        {approved ? (
          <Button size="lg" variant="ghost" disabled={busy} onClick={() => act(verified ? "unverify" : "verify")}>
            {verified ? texts.acts.unverify : texts.acts.verify}
          </Button>
        ) : null}
        <Button asChild size="lg" className="sm:ml-auto">
          <Link href={nextId ? `/identity/review/${nextId}` : "/identity/review"}>
            <ArrowRight aria-hidden />
            {nextId ? texts.next : texts.nothingNext}
            <Key name="N" />
          </Link>
        </Button>
      </div>
      <ReasonDialog
        act={asking}
        count={1}
        onClose={() => setAsking(null)}
        onReason={(which, reason) => {
          setAsking(null);
          act(which, reason);
        }}
      />
    </div>
  );
}

const Key = ({ name }: { name: string }) => (
  <span aria-hidden className="max-sm:hidden">
    <Kbd>{name}</Kbd>
  </span>
);
