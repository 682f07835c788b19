"use client";

import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { formatRupees } from "@/lib/ledger/rupees";
import { typedPaise } from "@/lib/ledger/typed-money";
import { formTexts } from "../texts";
import { useTyped } from "./typed-values";
import type { EntryErrors } from "./use-entry";

const words = formTexts.fields;

/** What the forms choose from; accounts only where a form needs them. */
export type FormCompany = {
  id: number;
  name: string;
  stateCode: string | null;
  gstin: string | null;
  banks: { id: number; accountId: number; name: string }[];
};

type Common = {
  errors: EntryErrors;
  name: string;
  label: string;
  hint?: ReactNode;
  required?: boolean;
  hideLabel?: boolean;
  className?: string;
};

/** One line of text. */
export function TextField({
  errors,
  defaultValue,
  ...field
}: Common & { defaultValue?: string; maxLength?: number; list?: string }) {
  const { maxLength = 300, list, ...rest } = field;
  const typed = useTyped(field.name);
  return (
    <Field {...rest} error={errors[field.name]}>
      <Input autoComplete="off" maxLength={maxLength} list={list} defaultValue={typed ?? defaultValue} />
    </Field>
  );
}

/** An amount; when the field is left it is shown in Indian groups, so that a slip of the hand is seen. */
export function MoneyField({
  errors,
  onType,
  value,
  defaultValue,
  ...field
}: Common & { onType?: (text: string) => void; value?: string; defaultValue?: string }) {
  const typed = useTyped(field.name);
  return (
    <Field {...field} error={errors[field.name]}>
      <Input
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        className="text-right tabular-nums"
        value={value}
        defaultValue={onType ? undefined : (typed ?? defaultValue)}
        onChange={onType && ((event) => onType(event.target.value))}
        onBlur={(event) => {
          const paise = typedPaise(event.target.value);
          if (typeof paise !== "bigint") return;
          if (onType) onType(formatRupees(paise));
          else event.target.value = formatRupees(paise);
        }}
      />
    </Field>
  );
}

/** A day; today unless it is changed. */
export function DayField({
  errors,
  today,
  onType,
}: {
  errors: EntryErrors;
  today: string;
  onType?: (day: string) => void;
}) {
  const typed = useTyped("date");
  return (
    <Field label={words.date} name="date" error={errors.date} required>
      <DateInput defaultValue={typed ?? today} onChange={onType && ((event) => onType(event.target.value))} />
    </Field>
  );
}

export function ChoiceOf({
  errors,
  options,
  defaultValue,
  value,
  onChoose,
  ...field
}: Common & {
  options: readonly { value: string | number; label: string }[];
  defaultValue?: string | number;
  /** Where the form keeps the choice itself. */
  value?: string;
  onChoose?: (value: string) => void;
}) {
  const typed = useTyped(field.name);
  return (
    <Field {...field} error={errors[field.name]}>
      <Select
        value={value}
        defaultValue={value === undefined ? (typed ?? defaultValue) : undefined}
        onChange={onChoose && ((event) => onChoose(event.target.value))}
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** The company, and with `bank` which of its accounts money goes through. */
export function CompanyAndBank({
  errors,
  companies,
  company,
  onCompany,
  bank = false,
  chosenBank = null,
}: {
  errors: EntryErrors;
  companies: readonly FormCompany[];
  company: FormCompany;
  onCompany: (id: number) => void;
  bank?: boolean;
  /** The one that the form was opened for. */
  chosenBank?: number | null;
}) {
  return (
    <>
      <ChoiceOf
        errors={errors}
        name="company"
        label={words.company}
        options={companies.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={company.id}
        onChoose={(value) => onCompany(Number(value))}
        required
      />
      {bank ? (
        <ChoiceOf
          key={company.id}
          errors={errors}
          name="bank"
          label={words.bank}
          options={company.banks.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={company.banks.find(({ id }) => id === chosenBank)?.id}
          required
        />
      ) : null}
    </>
  );
}
