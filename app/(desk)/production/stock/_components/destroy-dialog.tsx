"use client";

import { useState } from "react";
import { texts as common } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { DestructionInput } from "@/lib/licenses/production/schema";
import { textOf, useSubmit } from "../../../admin/_shared/use-submit";
import { destroy } from "../actions";
import { stockTexts as texts } from "../texts";

const FORM = "destroy-cards";
type Method = DestructionInput["method"];

/** Writes into the register that the chosen cards were destroyed, and who saw it. */
export function DestroyDialog({ numbers, today }: { numbers: string[]; today: string }) {
  const [open, setOpen] = useState(false);
  const { errors, setErrors, busy, submit } = useSubmit(destroy, (count) => {
    toast.success(texts.recorded(count));
    setOpen(false);
  });
  const show = (next: boolean) => {
    setErrors({});
    setOpen(next);
  };
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button size="sm">{texts.destroy(numbers.length)}</Button>
      </DialogTrigger>
      <DialogContent
        title={texts.destroyTitle(numbers.length)}
        description={texts.destroyText}
        footer={
          <>
            <Button onClick={() => show(false)}>{common.actions.cancel}</Button>
            <Button type="submit" form={FORM} variant="primary" loading={busy}>
              {texts.record}
            </Button>
          </>
        }
      >
        <form
          id={FORM}
          noValidate
          className="grid gap-4 sm:grid-cols-2"
          onSubmit={(event) => {
            event.preventDefault();
            const { destroyed_on = "", method, first_witness = "", second_witness = "" } = textOf(event.currentTarget);
            void submit({
              control_numbers: numbers,
              destroyed_on,
              method: method as Method,
              first_witness,
              second_witness,
            });
          }}
        >
          <p className="max-h-24 overflow-y-auto font-mono text-xs sm:col-span-full">{numbers.join(", ")}</p>
          {errors[""] ? (
            <Alert tone="danger" className="sm:col-span-full">
              {errors[""]}
            </Alert>
          ) : null}
          <Field label={texts.date} name="destroyed_on" error={errors.destroyed_on} required>
            <DateInput defaultValue={today} max={today} />
          </Field>
          <Field label={texts.method} name="method" error={errors.method} required>
            <Select>
              {Object.entries(texts.methods).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={texts.firstWitness} name="first_witness" error={errors.first_witness} required>
            <Input autoComplete="off" maxLength={120} />
          </Field>
          <Field label={texts.secondWitness} name="second_witness" error={errors.second_witness} required>
            <Input autoComplete="off" maxLength={120} />
          </Field>
        </form>
      </DialogContent>
    </Dialog>
  );
}
