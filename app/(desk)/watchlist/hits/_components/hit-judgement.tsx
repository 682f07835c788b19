"use client";

import { Check, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { BoloMatchView } from "@/lib/plates/bolos/schema";
import { judgeHit } from "../../actions";
import { texts } from "../texts";

/** The two things that a look at the picture can tell. */
export function HitJudgement({ hit, onJudged }: { hit: BoloMatchView; onJudged: (hit: BoloMatchView) => void }) {
  const [busy, setBusy] = useState<BoloMatchView["state"] | null>(null);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const judge = async (state: "confirmed" | "misread") => {
    if (busy) return;
    setBusy(state);
    const result = await judgeHit({ id: hit.id, state, reason }).catch(() => null);
    setBusy(null);
    setAsking(false);
    if (!result?.ok) return void toast.error(result?.message ?? texts.unreachable);
    toast.success(state === "confirmed" ? texts.confirmed : texts.misreadDone);
    onJudged(result.value);
  };
  return (
    <>
      <Button
        size="sm"
        variant="primary"
        loading={busy === "confirmed"}
        aria-label={`${texts.confirm}: ${hit.plate}`}
        onClick={() => void judge("confirmed")}
      >
        <Check aria-hidden />
        {texts.confirm}
      </Button>
      <Dialog open={asking} onOpenChange={setAsking}>
        <DialogTrigger asChild>
          <Button size="sm" aria-label={`${texts.misread}: ${hit.plate}`}>
            <X aria-hidden />
            {texts.misread}
          </Button>
        </DialogTrigger>
        <DialogContent
          title={texts.misreadTitle(hit.plate)}
          description={texts.misreadText}
          footer={
            <Button type="submit" form={`misread-${hit.id}`} variant="primary" loading={busy === "misread"}>
              {texts.misread}
            </Button>
          }
        >
          <form
            id={`misread-${hit.id}`}
            onSubmit={(event) => {
              event.preventDefault();
              void judge("misread");
            }}
          >
            <Field label={texts.reason} id={`reason-${hit.id}`} hint={texts.reasonHint}>
              <Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} />
            </Field>
          </form>
        </DialogContent>
      </Dialog>
    </>
  );
}
