"use client";

import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { texts as common } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { useSubmit } from "../../_shared/use-submit";
import { rotate } from "../actions";
import { formTexts, endpointTexts as texts } from "../texts";
import { ShownSecret } from "./shown-secret";

/** Makes a new secret and shows it, once. */
export function RotateSecret({ id }: { id: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { errors, setErrors, busy, submit } = useSubmit(rotate, (made) => setSecret(made.secret));
  const show = (next: boolean) => {
    if (secret) router.refresh();
    setSecret(null);
    setErrors({});
    setOpen(next);
  };
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button>
          <KeyRound aria-hidden />
          {texts.rotate}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={secret ? formTexts.secretTitle : texts.rotateTitle}
        description={secret ? formTexts.secretText : texts.rotateText}
        footer={
          secret ? (
            <Button variant="primary" onClick={() => show(false)}>
              {formTexts.done}
            </Button>
          ) : (
            <>
              <Button onClick={() => show(false)}>{common.actions.cancel}</Button>
              <Button variant="primary" loading={busy} onClick={() => void submit({ id })}>
                {texts.rotate}
              </Button>
            </>
          )
        }
      >
        {errors[""] ? <Alert tone="danger">{errors[""]}</Alert> : null}
        {secret ? <ShownSecret secret={secret} /> : null}
      </DialogContent>
    </Dialog>
  );
}
