"use client";

import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/platform/http/action";

const UNREACHABLE = "The server did not answer. Nothing was changed; try again.";

/** Takes the removal of a row back, and says so. */
export function RestoreButton({
  restore,
  label,
  done,
}: {
  restore: () => Promise<ActionResult<unknown>>;
  label: string;
  /** What a person is told when it is back. */
  done: string;
}) {
  const [busy, setBusy] = useState(false);
  return (
    <Button
      loading={busy}
      onClick={async () => {
        setBusy(true);
        const result = await restore().catch(() => null);
        setBusy(false);
        if (result?.ok) toast.success(done);
        else toast.error(result?.message ?? UNREACHABLE);
      }}
    >
      <RotateCcw aria-hidden />
      {label}
    </Button>
  );
}
