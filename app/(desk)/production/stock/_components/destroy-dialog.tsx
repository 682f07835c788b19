"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { DestructionInput } from "@/lib/licenses/production/schema";
import { FormDialog } from "../../../_shared/form-dialog";
import { destroy } from "../actions";
import { stockTexts as texts } from "../texts";

type Method = DestructionInput["method"];

/** Writes into the register that the chosen cards were destroyed, and who saw it. */
export function DestroyDialog({ numbers, today }: { numbers: string[]; today: string }) {
  return (
    <FormDialog
      trigger={<Button size="sm">{texts.destroy(numbers.length)}</Button>}
      title={texts.destroyTitle(numbers.length)}
      description={texts.destroyText}
      submitLabel={texts.record}
      send={destroy}
      inputOf={({ destroyed_on = "", method, first_witness = "", second_witness = "" }) => ({
        control_numbers: numbers,
        destroyed_on,
        method: method as Method,
        first_witness,
        second_witness,
      })}
      onDone={(count) => toast.success(texts.recorded(count))}
      before={<p className="max-h-24 overflow-y-auto font-mono text-xs sm:col-span-full">{numbers.join(", ")}</p>}
      fields={(errors) => (
        <>
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
        </>
      )}
    />
  );
}
