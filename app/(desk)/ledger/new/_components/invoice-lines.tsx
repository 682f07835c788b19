"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field, fieldId } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { formatRupees } from "@/lib/ledger/rupees";
import { GST_RATES_BP } from "@/lib/ledger/tax";
import { typedPaise } from "@/lib/ledger/typed-money";
import { formTexts } from "../texts";
import { newLine, type TypedLine, valueOfLine } from "./typed-lines";
import type { EntryErrors } from "./use-entry";

const words = formTexts.invoice;

/** The lines of an invoice. */
export function InvoiceLines({
  lines,
  onChange,
  errors,
  charges,
}: {
  lines: readonly TypedLine[];
  onChange: (lines: TypedLine[]) => void;
  errors: EntryErrors;
  charges: boolean;
}) {
  const change = (at: number, part: Partial<TypedLine>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  return (
    <fieldset className="grid gap-4 rounded-lg border p-4" id={fieldId("lines")} tabIndex={-1}>
      <legend className="px-1 font-medium text-sm">{words.lines}</legend>
      {lines.map((line, index) => {
        const name = (part: string) => `lines.${index}.${part}`;
        const field = (part: string, label: string, className = "") => ({
          label,
          name: name(part),
          error: errors[name(part)],
          className,
        });
        return (
          <fieldset
            key={line.key}
            aria-label={words.line(index)}
            className="grid grid-cols-6 items-start gap-x-3 gap-y-2 border-b pb-3 last-of-type:border-0 last-of-type:pb-0 lg:grid-cols-[minmax(0,1fr)_6rem_6rem_9rem_7rem_8rem_2rem]"
          >
            <Field {...field("description", words.description, "col-span-6 lg:col-span-1")} required>
              <Input
                autoComplete="off"
                maxLength={300}
                value={line.description}
                onChange={(event) => change(index, { description: event.target.value })}
              />
            </Field>
            <Field {...field("hsn_sac", words.hsn, "col-span-2 lg:col-span-1")}>
              <Input
                inputMode="numeric"
                maxLength={6}
                value={line.hsn_sac}
                onChange={(event) => change(index, { hsn_sac: event.target.value })}
              />
            </Field>
            <Field {...field("quantity", words.quantity, "col-span-2 lg:col-span-1")} required>
              <Input
                inputMode="decimal"
                maxLength={12}
                className="text-right tabular-nums"
                value={line.quantity}
                onChange={(event) => change(index, { quantity: event.target.value })}
              />
            </Field>
            <Field {...field("unit", words.unit, "col-span-2 lg:col-span-1")} required>
              <Input
                inputMode="decimal"
                maxLength={40}
                className="text-right tabular-nums"
                value={line.unit}
                onChange={(event) => change(index, { unit: event.target.value })}
                onBlur={() => {
                  const paise = typedPaise(line.unit);
                  if (typeof paise === "bigint") change(index, { unit: formatRupees(paise) });
                }}
              />
            </Field>
            <Field {...field("rate", words.gst, "col-span-2 lg:col-span-1")}>
              <Select
                value={line.rate}
                onChange={(event) => change(index, { rate: event.target.value })}
                disabled={!charges}
              >
                {GST_RATES_BP.map((rate) => (
                  <option key={rate} value={rate}>
                    {rate / 100} %
                  </option>
                ))}
              </Select>
            </Field>
            <div className="col-span-3 grid gap-1.5 text-right lg:col-span-1">
              <span className="text-sm">{words.value}</span>
              <output className="py-1 tabular-nums">{formatRupees(valueOfLine(line))}</output>
            </div>
            <Button
              type="button"
              variant="ghost"
              size="icon-sm"
              aria-label={words.remove(index)}
              className="mt-6"
              disabled={lines.length === 1}
              onClick={() => onChange(lines.filter((_, at) => at !== index))}
            >
              <Trash2 aria-hidden />
            </Button>
          </fieldset>
        );
      })}
      {errors.lines ? <p className="font-medium text-destructive text-xs">{errors.lines}</p> : null}
      <div>
        <Button type="button" size="sm" onClick={() => onChange([...lines, newLine(charges)])}>
          <Plus aria-hidden />
          {words.add}
        </Button>
      </div>
    </fieldset>
  );
}
