"use client";

import { Coins } from "lucide-react";
import { type FormEvent, useState } from "react";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field, fieldId } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { parseCents } from "@/lib/platform/money";
import { texts as applicationTexts } from "../../../applications/texts";
import { textOf, useSubmit } from "../../_shared/use-submit";
import { changeFees } from "../actions";
import { feesTexts as texts } from "../texts";

const FORM = "change-fee";
type Change = Parameters<typeof changeFees>[0];
type TypeName = Change["types"][number];
type CategoryCode = Change["categories"][number];

/** Sets one amount for any number of types and categories. */
export function ChangeFeeDialog({
  types,
  categories,
  today,
}: {
  types: readonly TypeName[];
  categories: readonly CategoryCode[];
  today: string;
}) {
  const [open, setOpen] = useState(false);
  const [chosenTypes, setTypes] = useState<readonly TypeName[]>([]);
  const [chosenCategories, setCategories] = useState<readonly CategoryCode[]>([]);
  const { errors, setErrors, busy, submit } = useSubmit(changeFees, ({ count }) => {
    toast.success(texts.saved(count));
    show(false);
  });
  const show = (next: boolean) => {
    setOpen(next);
    setTypes([]);
    setCategories([]);
    setErrors({});
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { amount_cents = "", valid_from = "" } = textOf(event.currentTarget);
    const cents = parseCents(amount_cents);
    if (cents === null) return setErrors({ amount_cents: texts.amountWrong });
    void submit({ types: [...chosenTypes], categories: [...chosenCategories], amount_cents: cents, valid_from });
  };
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <Coins aria-hidden />
          {texts.change}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={texts.changeTitle}
        description={texts.changeText}
        footer={
          <>
            <Button onClick={() => show(false)}>{common.actions.cancel}</Button>
            <Button type="submit" form={FORM} variant="primary" loading={busy}>
              {texts.save}
            </Button>
          </>
        }
      >
        <form id={FORM} noValidate onSubmit={send} className="grid gap-5">
          <ErrorSummary errors={errors} />
          <Choice
            name="types"
            label={texts.types}
            options={types}
            labelOf={(type) => applicationTexts.types[type]}
            chosen={chosenTypes}
            onChange={setTypes}
            error={errors.types}
          />
          <Choice
            name="categories"
            label={texts.categories}
            options={categories}
            labelOf={(category) => category}
            chosen={chosenCategories}
            onChange={setCategories}
            error={errors.categories}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label={texts.amount}
              name="amount_cents"
              hint={texts.amountHint}
              error={errors.amount_cents}
              required
            >
              <Input inputMode="decimal" autoComplete="off" maxLength={20} />
            </Field>
            <Field label={texts.validFrom} name="valid_from" error={errors.valid_from} required>
              <DateInput defaultValue={today} min={today} />
            </Field>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** Some of a list of values, or all of them with one click. */
function Choice<Value extends string>({
  name,
  label,
  options,
  labelOf,
  chosen,
  onChange,
  error,
}: {
  name: string;
  label: string;
  options: readonly Value[];
  labelOf: (value: Value) => string;
  chosen: readonly Value[];
  onChange: (chosen: readonly Value[]) => void;
  error?: string;
}) {
  const isAll = chosen.length === options.length;
  return (
    <fieldset id={fieldId(name)} tabIndex={-1} className="grid gap-1 focus:outline-none">
      <legend className="mb-1 font-medium text-sm">{label}</legend>
      <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
        <CheckboxField
          label={texts.all}
          aria-label={`${texts.all}: ${label}`}
          checked={isAll}
          indeterminate={chosen.length > 0 && !isAll}
          onChange={(event) => onChange(event.target.checked ? options : [])}
        />
        {options.map((value) => (
          <CheckboxField
            key={value}
            label={labelOf(value)}
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />
        ))}
      </div>
      {error ? <p className="font-medium text-destructive text-xs">{error}</p> : null}
    </fieldset>
  );
}
