"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/platform/http/action";
import { texts as certificateTexts } from "../../texts";
import { chooseStandard, copyTemplate } from "../actions";
import { templateTexts as texts } from "../texts";

/** What can be done to a template from the list. */
export function TemplateButtons({ id, isDefault }: { id: number; isDefault: boolean }) {
  const router = useRouter();
  const [busy, setBusy] = useState<string | null>(null);
  const run = async <T,>(what: string, work: () => Promise<ActionResult<T>>, done: (value: T) => void) => {
    setBusy(what);
    const answer = await work().catch(() => null);
    setBusy(null);
    if (answer?.ok) done(answer.value);
    else toast.error(answer?.message ?? certificateTexts.offline);
  };
  return (
    <>
      <Button
        size="sm"
        loading={busy === "copy"}
        onClick={() =>
          run(
            "copy",
            () => copyTemplate({ id }),
            (copy) => {
              toast.success(texts.copied);
              router.push(`/certificates/templates/${copy}`);
            },
          )
        }
      >
        {texts.copy}
      </Button>
      {isDefault ? null : (
        <Button
          size="sm"
          variant="ghost"
          loading={busy === "standard"}
          onClick={() =>
            run(
              "standard",
              () => chooseStandard({ id }),
              () => toast.success(texts.madeStandard),
            )
          }
        >
          {texts.makeStandard}
        </Button>
      )}
    </>
  );
}
