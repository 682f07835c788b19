"use client";

import { RefreshCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { IssuerKeyView } from "@/lib/platform/issuer/schema";
import { rotateKey } from "../actions";
import { issuerKeysTexts as texts } from "../texts";

export function RotateKey({ kind, label }: Pick<IssuerKeyView, "kind" | "label">) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`${texts.rotate}: ${label}`}>
          <RefreshCw aria-hidden />
          {texts.rotate}
        </Button>
      }
      title={texts.rotateTitle(label)}
      description={texts.rotateText}
      confirmLabel={texts.rotate}
      onConfirm={async () => {
        const result = await rotateKey({ kind });
        if (!result.ok) return { error: result.message };
        toast.success(texts.rotated(result.value));
      }}
    />
  );
}
