"use client";

import { type ReactNode, useId, useState } from "react";
import { texts as common } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import type { ActionResult } from "@/lib/platform/http/action";
import { type FormErrors, textOf, useSubmit } from "../admin/_shared/use-submit";

/** A form in a dialog: it sends its fields, stays open with what is refused, and closes when it is done. */
export function FormDialog<Input, T>({
  trigger,
  title,
  description,
  submitLabel,
  send,
  inputOf,
  onDone,
  before,
  fields,
}: {
  trigger: ReactNode;
  title: string;
  description: string;
  submitLabel: string;
  send: (input: Input) => Promise<ActionResult<T>>;
  /** What is sent, of the form's texts by the names of its fields. */
  inputOf: (form: Record<string, string>) => Input;
  onDone: (value: T) => void;
  /** What the form is about, told before its fields. */
  before?: ReactNode;
  fields: (errors: FormErrors) => ReactNode;
}) {
  const form = useId();
  const [open, setOpen] = useState(false);
  const { errors, setErrors, busy, submit } = useSubmit(send, (value: T) => {
    onDone(value);
    setOpen(false);
  });
  const show = (next: boolean) => {
    setErrors({});
    setOpen(next);
  };
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent
        title={title}
        description={description}
        footer={
          <>
            <Button onClick={() => show(false)}>{common.actions.cancel}</Button>
            <Button type="submit" form={form} variant="primary" loading={busy}>
              {submitLabel}
            </Button>
          </>
        }
      >
        <form
          id={form}
          noValidate
          className="grid gap-4 sm:grid-cols-2"
          onSubmit={(event) => {
            event.preventDefault();
            void submit(inputOf(textOf(event.currentTarget)));
          }}
        >
          {before}
          {errors[""] ? (
            <Alert tone="danger" className="sm:col-span-full">
              {errors[""]}
            </Alert>
          ) : null}
          {fields(errors)}
        </form>
      </DialogContent>
    </Dialog>
  );
}
