"use client";

import { Pencil, Plus, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { RestoreButton } from "../../_shared/restore-button";
import { bringPersonBack, takePersonAway } from "../actions";
import { formTexts, personTexts } from "../texts";

/** What can be done with a person; `staysVisible` after a removal to administrators only. */
export function PersonActions({ id, name, staysVisible }: { id: number; name: string; staysVisible: boolean }) {
  const router = useRouter();
  const undo = async () => {
    const answer = await bringPersonBack({ id }).catch(() => null);
    if (!answer?.ok) toast.error(answer?.message ?? formTexts.unreachable);
    else router.push(`/people/${id}`);
  };
  return (
    <>
      <Button asChild variant="primary">
        <Link href={`/licenses/new?person=${id}`}>
          <Plus aria-hidden />
          {personTexts.issue}
        </Link>
      </Button>
      <Button asChild>
        <Link href={`/people/${id}/edit`}>
          <Pencil aria-hidden />
          {personTexts.edit}
        </Link>
      </Button>
      <ConfirmDialog
        destructive
        trigger={
          <Button variant="destructive-outline">
            <Trash2 aria-hidden />
            {personTexts.remove}
          </Button>
        }
        title={personTexts.removeTitle(name)}
        description={personTexts.removeText}
        confirmLabel={personTexts.remove}
        onConfirm={async () => {
          const result = await takePersonAway({ id });
          if (!result.ok) return { error: result.message };
          toast.success(personTexts.removed(name), { action: { label: personTexts.undo, onClick: undo } });
          if (!staysVisible) router.push("/people");
        }}
      />
    </>
  );
}

/** Takes a removal back. */
export const RestorePerson = ({ id, name }: { id: number; name: string }) => (
  <RestoreButton
    restore={() => bringPersonBack({ id })}
    label={personTexts.restore}
    done={personTexts.restored(name)}
  />
);
