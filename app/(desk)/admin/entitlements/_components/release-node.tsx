"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { outcomeOf } from "../../_shared/use-submit";
import { release } from "../actions";
import { detailTexts as texts } from "../texts";

export function ReleaseNode({ id, node }: { id: string; node: string }) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`${texts.release} ${node}`}>
          {texts.release}
        </Button>
      }
      title={texts.releaseTitle(node)}
      description={texts.releaseText}
      confirmLabel={texts.release}
      onConfirm={async () => {
        const result = await release({ id, node_id: node });
        if (result.ok) toast.success(texts.releasedDone);
        return outcomeOf(result);
      }}
    />
  );
}
