"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { beginIntake } from "../actions";
import { intakeTexts as texts } from "../texts";

/** Opens an intake on the server and goes to it. */
export function BeginIntake() {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  return (
    <Button
      variant="primary"
      loading={busy}
      onClick={async () => {
        setBusy(true);
        const answer = await beginIntake({}).catch(() => null);
        if (answer?.ok) router.push(`/candidates/new/${answer.value.id}`);
        else {
          setBusy(false);
          toast.error(answer?.message ?? texts.unreachable);
        }
      }}
    >
      <Plus aria-hidden />
      {texts.begin}
    </Button>
  );
}
