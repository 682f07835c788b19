"use client";

import { Layers } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { makeBatch } from "../actions";
import { texts } from "../texts";

/** Makes one batch of everything that is queued, and goes there. */
export function BatchAll({ count }: { count: number }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    const answer = await makeBatch({ all_queued: true }).catch(() => null);
    setBusy(false);
    if (answer?.ok) router.push(`/production/batches/${answer.value.id}`);
    else toast.error(answer?.message ?? texts.offline);
  };
  return (
    <Button variant="primary" loading={busy} onClick={make}>
      <Layers aria-hidden />
      {texts.batchAll(count)}
    </Button>
  );
}
