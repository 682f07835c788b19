"use client";

import { Pencil } from "lucide-react";
import { useState } from "react";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { EndpointView } from "@/lib/platform/webhooks/schema";
import { useSubmit } from "../../_shared/use-submit";
import { change } from "../actions";
import type { EventChoice } from "../event-choice";
import { endpointTexts, formTexts as texts } from "../texts";
import { EndpointFields, endpointOf } from "./endpoint-fields";

const FORM = "edit-endpoint";

export function EditEndpoint({ endpoint, types }: { endpoint: EndpointView; types: readonly EventChoice[] }) {
  const [open, setOpen] = useState(false);
  const { errors, setErrors, busy, submit } = useSubmit(change, () => {
    toast.success(texts.saved);
    setOpen(false);
  });
  const show = (next: boolean) => {
    setErrors({});
    setOpen(next);
  };
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button>
          <Pencil aria-hidden />
          {endpointTexts.edit}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={texts.editTitle}
        footer={
          <>
            <Button onClick={() => show(false)}>{common.actions.cancel}</Button>
            <Button type="submit" form={FORM} variant="primary" loading={busy}>
              {texts.save}
            </Button>
          </>
        }
      >
        <form
          id={FORM}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit({ id: endpoint.id, ...endpointOf(event.currentTarget) });
          }}
        >
          <EndpointFields endpoint={endpoint} types={types} errors={errors} />
        </form>
      </DialogContent>
    </Dialog>
  );
}
