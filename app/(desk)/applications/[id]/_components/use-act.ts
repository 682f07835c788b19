"use client";

import { useTransition } from "react";
import { texts as common } from "@/components/texts";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/platform/http/action";

/** Runs an action that a button alone asks for: a refusal has no field to stand beside, so that it is a toast. */
export function useAct() {
  const [busy, start] = useTransition();
  const act = <T>(run: () => Promise<ActionResult<T>>, done: string) =>
    start(async () => {
      const answer = await run().catch(() => null);
      if (answer?.ok) toast.success(done);
      else toast.error(answer?.message ?? common.errors.crashTitle);
    });
  return { busy, act };
}
