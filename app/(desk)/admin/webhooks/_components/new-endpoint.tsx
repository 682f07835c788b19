"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { useSubmit } from "../../_shared/use-submit";
import { register } from "../actions";
import type { EventChoice } from "../event-choice";
import { formTexts as texts } from "../texts";
import { EndpointFields, endpointOf } from "./endpoint-fields";
import { ShownSecret } from "./shown-secret";

const FORM = "new-endpoint";

/** Registers an endpoint and shows its secret, once. */
export function NewEndpoint({ types }: { types: readonly EventChoice[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const { errors, setErrors, busy, submit } = useSubmit(register, setMade);

  const show = (next: boolean) => {
    if (made) router.push(`/admin/webhooks/${made.id}`);
    setMade(null);
    setErrors({});
    setOpen(next);
  };
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <Plus aria-hidden />
          {texts.add}
        </Button>
      </DialogTrigger>
      {made ? (
        <DialogContent
          title={texts.secretTitle}
          description={texts.secretText}
          footer={
            <Button variant="primary" onClick={() => show(false)}>
              {texts.done}
            </Button>
          }
        >
          <ShownSecret secret={made.secret} />
        </DialogContent>
      ) : (
        <DialogContent
          title={texts.add}
          footer={
            <>
              <Button onClick={() => show(false)}>{common.actions.cancel}</Button>
              <Button type="submit" form={FORM} variant="primary" loading={busy}>
                {texts.create}
              </Button>
            </>
          }
        >
          <form
            id={FORM}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void submit(endpointOf(event.currentTarget));
            }}
          >
            <EndpointFields types={types} errors={errors} />
          </form>
        </DialogContent>
      )}
    </Dialog>
  );
}
