"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MomentInput } from "@/components/ui/moment-input";
import type { FormErrors } from "../../admin/_shared/use-submit";
import { formTexts as texts } from "../texts";
import type { LookOutValues } from "./look-out-values";

/** From when to when a look-out counts, and in which hours. */
export function WhenFields({
  values,
  onChange,
  errors,
}: {
  values: LookOutValues;
  onChange: (changes: Partial<LookOutValues>) => void;
  errors: FormErrors;
}) {
  const { active_days: days } = values;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={texts.effective} name="effective_from" hint={texts.effectiveHint} error={errors.effective_from}>
        <MomentInput value={values.effective_from} onChange={(effective_from) => onChange({ effective_from })} />
      </Field>
      <Field label={texts.expires} name="expires_at" hint={texts.expiresHint} error={errors.expires_at}>
        <MomentInput value={values.expires_at} onChange={(expires_at) => onChange({ expires_at })} />
      </Field>
      <Field label={texts.from} name="active_from" hint={texts.hoursHint} error={errors.active_from}>
        <Input
          type="time"
          value={values.active_from}
          onChange={(event) => onChange({ active_from: event.target.value })}
        />
      </Field>
      <Field label={texts.to} name="active_to" error={errors.active_to}>
        <Input type="time" value={values.active_to} onChange={(event) => onChange({ active_to: event.target.value })} />
      </Field>
      <fieldset className="grid gap-1.5 sm:col-span-2">
        <legend className="mb-1.5 font-medium text-sm">{texts.days}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {texts.dayNames.map((name, index) => (
            <label key={name} htmlFor={`day-${index}`} className="flex cursor-pointer items-center gap-2 text-sm">
              <Checkbox
                id={`day-${index}`}
                checked={days.includes(index + 1)}
                onChange={(event) =>
                  onChange({
                    active_days: event.target.checked
                      ? [...days, index + 1].sort()
                      : days.filter((day) => day !== index + 1),
                  })
                }
              />
              {name}
            </label>
          ))}
        </div>
        <p className="text-muted-foreground text-xs">{texts.daysHint}</p>
      </fieldset>
    </div>
  );
}
