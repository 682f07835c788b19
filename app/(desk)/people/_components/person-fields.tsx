"use client";

import type { ComponentProps, ReactNode } from "react";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { fieldLabels, formTexts, genderLabels, idTypeLabels, maritalLabels } from "../texts";
import { bareIdNumber, type FieldName, idNumberFacts, REQUIRED } from "./form-values";
import type { PersonFormState } from "./use-person-form";

type Props = { form: PersonFormState };

/** Label, error and hints of one field; the control inside takes its value by `bind`. */
function PersonField({
  form,
  name,
  hint,
  className,
  children,
}: Props & { name: FieldName; hint?: ReactNode; className?: string; children: ReactNode }) {
  const meanwhile = form.meanwhile[name];
  const note = meanwhile === undefined ? hint : formTexts.savedMeanwhile(meanwhile || formTexts.emptyValue);
  return (
    <Field
      label={fieldLabels[name]}
      name={name}
      hint={note}
      error={form.errors[name]}
      required={REQUIRED.includes(name)}
      className={className}
    >
      {children}
    </Field>
  );
}

const bind = ({ values, set }: PersonFormState, name: FieldName) => ({
  value: values[name],
  onChange: (event: { target: { value: string } }) => set(name, event.target.value),
});

function TextField({
  form,
  name,
  hint,
  className,
  ...rest
}: Props & { name: FieldName; hint?: ReactNode } & Omit<ComponentProps<"input">, "form" | "name">) {
  return (
    <PersonField form={form} name={name} hint={hint} className={className}>
      <Input {...rest} {...bind(form, name)} />
    </PersonField>
  );
}

function ChoiceField({
  form,
  name,
  choices,
  empty,
  hint,
}: Props & { name: FieldName; choices: Record<string, string>; empty?: string; hint?: ReactNode }) {
  return (
    <PersonField form={form} name={name} hint={hint}>
      <Select {...bind(form, name)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {Object.entries(choices).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </PersonField>
  );
}

function Section({ title, className, children }: { title: string; className?: string; children: ReactNode }) {
  return (
    <Card className={className}>
      <CardHeader title={title} />
      <CardBody className="grid gap-4 sm:grid-cols-2">{children}</CardBody>
    </Card>
  );
}

export function IdentitySection({ form, today, className }: Props & { today: string; className?: string }) {
  const { values, filled } = form;
  const fromNumber = (name: "date_of_birth" | "gender") =>
    idNumberFacts(values) && filled[name] !== undefined && filled[name] === values[name] ? formTexts.filled : undefined;
  return (
    <Section title={formTexts.identity} className={className}>
      <TextField
        form={form}
        name="id_number"
        hint={idNumberHint(form)}
        inputMode={values.id_type === "sa_id" ? "numeric" : "text"}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        className="tabular-nums"
        autoFocus={values.id_number === ""}
      />
      <ChoiceField form={form} name="id_type" choices={idTypeLabels} />
      <TextField form={form} name="first_name" autoComplete="off" />
      <TextField form={form} name="last_name" autoComplete="off" />
      <TextField form={form} name="middle_name" autoComplete="off" />
      <PersonField form={form} name="date_of_birth" hint={fromNumber("date_of_birth")}>
        <DateInput {...bind(form, "date_of_birth")} min="1900-01-01" max={today} />
      </PersonField>
      <ChoiceField
        form={form}
        name="gender"
        choices={genderLabels}
        empty={formTexts.choose}
        hint={fromNumber("gender")}
      />
      <ChoiceField form={form} name="marital_status" choices={maritalLabels} empty={formTexts.notStated} />
      <TextField form={form} name="birth_place" autoComplete="off" />
      <TextField form={form} name="nationality" autoComplete="off" />
    </Section>
  );
}

function idNumberHint(form: PersonFormState): string {
  if (form.values.id_type !== "sa_id") return formTexts.documentHint;
  const facts = idNumberFacts(form.values);
  if (facts) return formTexts.idRead(formTexts.citizenship[facts.citizenship]);
  return formTexts.idHint(bareIdNumber(form.values.id_number).length);
}

export function ContactSection({ form, className }: Props & { className?: string }) {
  return (
    <Section title={formTexts.contact} className={className}>
      <TextField form={form} name="phone_number" type="tel" autoComplete="off" />
      <TextField form={form} name="email" inputMode="email" autoComplete="off" spellCheck={false} />
    </Section>
  );
}

export function AddressSection({ form, className }: Props & { className?: string }) {
  return (
    <Section title={formTexts.address} className={className}>
      <TextField form={form} name="address_line1" autoComplete="off" className="sm:col-span-2" />
      <TextField form={form} name="address_line2" autoComplete="off" className="sm:col-span-2" />
      <TextField form={form} name="city" autoComplete="off" />
      <TextField form={form} name="state_province" autoComplete="off" />
      <TextField form={form} name="postal_code" autoComplete="off" />
      <TextField form={form} name="country" autoComplete="off" />
    </Section>
  );
}
