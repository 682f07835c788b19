"use client";

import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/platform/http/action";
import { type FormErrors, useSubmit } from "./use-submit";

type Words = { add: string; title: string; create: string; shownTitle: string; shownText: string; done: string };

/**
 * Makes something whose secret is shown once: a form, and when it is made the secret in its place.
 *
 * @param read what the form holds, as the action takes it
 * @param onSeen after the secret was shown and the dialog is closed
 */
export function MakeOnceDialog<I, T>({
  id,
  words,
  make,
  read,
  fields,
  shown,
  onSeen,
}: {
  id: string;
  words: Words;
  make: (input: I) => Promise<ActionResult<T>>;
  read: (form: HTMLFormElement) => I;
  fields: (errors: FormErrors) => ReactNode;
  shown: (made: T) => ReactNode;
  onSeen: (made: T) => void;
}) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<T | null>(null);
  const { errors, setErrors, busy, submit } = useSubmit(make, setMade);

  const show = (next: boolean) => {
    if (made) onSeen(made);
    setMade(null);
    setErrors({});
    setOpen(next);
  };
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <Plus aria-hidden />
          {words.add}
        </Button>
      </DialogTrigger>
      {made ? (
        <DialogContent
          title={words.shownTitle}
          description={words.shownText}
          footer={
            <Button variant="primary" onClick={() => show(false)}>
              {words.done}
            </Button>
          }
        >
          {shown(made)}
        </DialogContent>
      ) : (
        <DialogContent
          title={words.title}
          footer={
            <>
              <Button onClick={() => show(false)}>{common.actions.cancel}</Button>
              <Button type="submit" form={id} variant="primary" loading={busy}>
                {words.create}
              </Button>
            </>
          }
        >
          <form
            id={id}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void submit(read(event.currentTarget));
            }}
          >
            {fields(errors)}
          </form>
        </DialogContent>
      )}
    </Dialog>
  );
}
