"use client";

import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CardHeader } from "@/components/ui/card";
import type { Check } from "@/lib/licenses/applications/states";
import { edit } from "../../actions";
import { texts } from "../texts";
import { useAct } from "./use-act";

/** The head of a check's card: whether it is met, and the buttons that mark it so. */
export function CheckHeader({
  title,
  description,
  check,
  met,
  applicationId,
  marks,
}: {
  title: string;
  description?: ReactNode;
  check: Check;
  met: boolean;
  applicationId: number;
  /** Which marks may be set by hand here. */
  marks: { verify: boolean; takeBack: boolean };
}) {
  const { busy, act } = useAct();
  const mark = (value: boolean) => act(() => edit({ id: applicationId, patch: { [check]: value } }), texts.saved);
  return (
    <CardHeader
      title={
        <span className="inline-flex items-center gap-2">
          {title}
          <Badge dot tone={met ? "success" : "neutral"}>
            {met ? texts.verified : texts.open}
          </Badge>
        </span>
      }
      description={description}
      actions={
        met && marks.takeBack ? (
          <Button
            size="sm"
            variant="ghost"
            loading={busy}
            onClick={() => mark(false)}
            aria-label={`${texts.unverify}: ${title}`}
          >
            {texts.unverify}
          </Button>
        ) : !met && marks.verify ? (
          <Button size="sm" loading={busy} onClick={() => mark(true)} aria-label={`${texts.verify}: ${title}`}>
            {texts.verify}
          </Button>
        ) : null
      }
    />
  );
}
