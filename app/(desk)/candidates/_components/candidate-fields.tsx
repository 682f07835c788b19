"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { seafarerWarnings } from "@/lib/candidates/seafarer/formats";
import type { Form } from "../_intake/suggestions";
import { candidateTexts, type FieldName, fieldLabels, intakeTexts, paymentLabels, sexLabels } from "../texts";

const GROUPS: { title: string; names: FieldName[] }[] = [
  {
    title: candidateTexts.identity,
    names: ["firstName", "lastName", "passport", "passportExpiry", "dob", "sex", "nationality", "address"],
  },
  { title: candidateTexts.seafarer, names: ["cdcNo", "cdcExpiry", "indosNo"] },
  { title: candidateTexts.contact, names: ["email", "phone"] },
  {
    title: candidateTexts.order,
    names: ["companyName", "clientName", "rollNo", "personInCharge", "paymentStatus"],
  },
];
const REQUIRED: readonly FieldName[] = ["firstName", "lastName", "passport"];
const DATES: readonly FieldName[] = ["passportExpiry", "cdcExpiry", "dob"];
const TYPES: Partial<Record<FieldName, string>> = { email: "email", phone: "tel" };

type FieldsProps = {
  form: Form;
  errors: Partial<Record<FieldName, string>>;
  today: string;
  onType: (name: FieldName, value: string) => void;
  /** Below a field: what a document says of it. */
  note?: (name: FieldName) => ReactNode;
  onFocus?: (name: FieldName) => void;
};

/** A candidate's form. What is unusual is a warning beside its field, never a refusal. */
export function CandidateFields({ form, errors, today, onType, note, onFocus }: FieldsProps) {
  const warnings: Partial<Record<FieldName, string>> = seafarerWarnings(form, today);
  return (
    <div className="grid gap-6">
      {GROUPS.map(({ title, names }) => (
        <fieldset key={title} className="grid gap-3 sm:grid-cols-2">
          <legend className="mb-2 font-semibold text-sm">{title}</legend>
          {names.map((name) => (
            <div key={name} className={name === "address" ? "sm:col-span-full" : "min-w-0"}>
              <Field
                label={fieldLabels[name]}
                name={name}
                error={errors[name]}
                required={REQUIRED.includes(name)}
                hint={warnings[name] ? <Warning text={warnings[name]} /> : undefined}
              >
                <Control name={name} value={form[name] ?? ""} onType={onType} onFocus={onFocus} />
              </Field>
              {note?.(name)}
            </div>
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function Warning({ text }: { text: string }) {
  return (
    <span className="flex items-start gap-1.5 text-warning">
      <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      {text}
    </span>
  );
}

function Control({
  name,
  value,
  onType,
  onFocus,
}: { name: FieldName; value: string } & Pick<FieldsProps, "onType" | "onFocus">) {
  const shared = { value, onFocus: () => onFocus?.(name) };
  const choices = name === "sex" ? sexLabels : name === "paymentStatus" ? paymentLabels : null;
  if (choices)
    return (
      <Select {...shared} onChange={(event) => onType(name, event.target.value)}>
        <option value="">{intakeTexts.choosePayment}</option>
        {Object.entries(choices).map(([id, label]) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
        {value && !Object.hasOwn(choices, value) ? <option value={value}>{value}</option> : null}
      </Select>
    );
  if (name === "address")
    return <Textarea {...shared} rows={2} onChange={(event) => onType(name, event.target.value)} />;
  if (DATES.includes(name)) return <DateInput {...shared} onChange={(event) => onType(name, event.target.value)} />;
  return (
    <Input
      {...shared}
      type={TYPES[name] ?? "text"}
      autoComplete="off"
      maxLength={200}
      onChange={(event) => onType(name, event.target.value)}
    />
  );
}
