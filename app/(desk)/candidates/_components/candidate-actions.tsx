"use client";

import { Pencil, Target, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { RestoreButton } from "../../_shared/restore-button";
import { bringCandidateBack, takeCandidateAway, workAt } from "../actions";
import { intakeTexts, candidateTexts as texts } from "../texts";

/** What can be done with a candidate. */
export function CandidateActions({
  id,
  name,
  current,
  retentionDays,
}: {
  id: number;
  name: string;
  /** The reader works at this candidate already. */
  current: boolean;
  retentionDays: number;
}) {
  const router = useRouter();
  const undo = async () => {
    const answer = await bringCandidateBack({ id }).catch(() => null);
    if (!answer?.ok) toast.error(answer?.message ?? intakeTexts.unreachable);
    else router.push(`/candidates/${id}`);
  };
  return (
    <>
      {current ? null : (
        <Button
          onClick={async () => {
            const answer = await workAt({ id }).catch(() => null);
            if (answer?.ok) toast.success(texts.nowCurrent(name));
            else toast.error(answer?.message ?? intakeTexts.unreachable);
          }}
        >
          <Target aria-hidden />
          {texts.setCurrent}
        </Button>
      )}
      <Button asChild variant="primary">
        <Link href={`/candidates/${id}/edit`}>
          <Pencil aria-hidden />
          {texts.edit}
        </Link>
      </Button>
      <ConfirmDialog
        destructive
        trigger={
          <Button variant="destructive-outline">
            <Trash2 aria-hidden />
            {texts.remove}
          </Button>
        }
        title={texts.removeTitle(name)}
        description={texts.removeText(retentionDays)}
        confirmLabel={texts.remove}
        onConfirm={async () => {
          const result = await takeCandidateAway({ id });
          if (!result.ok) return { error: result.message };
          toast.success(texts.removed(name), { action: { label: texts.undo, onClick: undo } });
          router.push("/candidates");
        }}
      />
    </>
  );
}

/** Takes a deletion back. */
export const RestoreCandidate = ({ id, name }: { id: number; name: string }) => (
  <RestoreButton restore={() => bringCandidateBack({ id })} label={texts.restore} done={texts.restored(name)} />
);
