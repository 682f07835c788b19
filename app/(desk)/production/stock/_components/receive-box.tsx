"use client";

import { PackagePlus } from "lucide-react";
import { useId, useState } from "react";
import { texts as common } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { textOf, useSubmit } from "../../../admin/_shared/use-submit";
import { receive } from "../actions";
import { stockTexts as texts } from "../texts";

/** Takes a box of blank cards into the stock. */
export function ReceiveBox() {
  const form = useId();
  const [open, setOpen] = useState(false);
  const { errors, setErrors, busy, submit } = useSubmit(receive, ({ first, last }) => {
    toast.success(texts.received(first, last));
    setOpen(false);
  });
  const show = (next: boolean) => {
    setErrors({});
    setOpen(next);
  };
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <PackagePlus aria-hidden />
          {texts.receive}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={texts.receive}
        description={texts.receiveText}
        footer={
          <>
            <Button onClick={() => show(false)}>{common.actions.cancel}</Button>
            <Button type="submit" form={form} variant="primary" loading={busy}>
              {texts.receive}
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
            const { prefix = "", first_number = "", count, supplier } = textOf(event.currentTarget);
            void submit({ prefix, first_number, count, supplier });
          }}
        >
          {errors[""] ? (
            <Alert tone="danger" className="sm:col-span-full">
              {errors[""]}
            </Alert>
          ) : null}
          <Field label={texts.prefix} name="prefix" error={errors.prefix} required>
            <Input autoComplete="off" maxLength={6} className="font-mono uppercase" />
          </Field>
          <Field label={texts.first} name="first_number" hint={texts.firstHint} error={errors.first_number} required>
            <Input autoComplete="off" inputMode="numeric" maxLength={9} className="font-mono" />
          </Field>
          <Field label={texts.count} name="count" error={errors.count} required>
            <Input autoComplete="off" inputMode="numeric" maxLength={6} defaultValue="500" />
          </Field>
          <Field label={texts.supplier} name="supplier" error={errors.supplier} optional>
            <Input autoComplete="off" maxLength={120} />
          </Field>
        </form>
      </DialogContent>
    </Dialog>
  );
}
