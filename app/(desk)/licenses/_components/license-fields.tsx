"use client";

import { Plus } from "lucide-react";
import { Field } from "@/components/ui/field";
import { DateInput } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { texts, usualRestrictions } from "../texts";
import type { CategoryOption } from "./category-option";
import { CategoryPicker } from "./category-picker";
import { usualExpiry } from "./days";

/** What is written into a license; dates are YYYY-MM-DD. */
export type LicenseDraft = {
  categories: string[];
  issueDate: string;
  expiryDate: string;
  restrictions: string;
  medicalConditions: string;
};

/** Reasons by the field names of the license schema; "" is the whole form. */
export type FormErrors = Partial<Record<string, string>>;

const TEXT_LENGTH_MAX = 200;

/** These texts are single lines in the schema; what is pasted with line ends is joined. */
const oneLine = (text: string): string => text.replaceAll(/\s*[\r\n]+\s*/g, " ");

/** The fields that a new license and an edited one share. */
export function LicenseFields({
  draft,
  onChange,
  errors,
  categories,
}: {
  draft: LicenseDraft;
  onChange: (change: Partial<LicenseDraft>) => void;
  errors: FormErrors;
  categories: readonly CategoryOption[];
}) {
  const add = (restriction: string) =>
    onChange({
      restrictions: [draft.restrictions.trim(), restriction].filter(Boolean).join(", ").slice(0, TEXT_LENGTH_MAX),
    });
  const issuedOn = (issueDate: string) => {
    // An expiry date that somebody has set by hand is theirs; the usual one follows the issue date.
    const follows = draft.expiryDate === "" || draft.expiryDate === usualExpiry(draft.issueDate);
    onChange({ issueDate, ...(follows && issueDate !== "" ? { expiryDate: usualExpiry(issueDate) } : {}) });
  };
  return (
    <>
      <CategoryPicker
        options={categories}
        value={draft.categories}
        onChange={(codes) => onChange({ categories: codes })}
        error={errors.category}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={texts.form.issueDate} name="issue_date" error={errors.issue_date} required>
          <DateInput
            value={draft.issueDate}
            onChange={(event) => issuedOn(event.target.value)}
            min="1900-01-01"
            max="2199-12-31"
          />
        </Field>
        <Field
          label={texts.form.expiryDate}
          name="expiry_date"
          error={errors.expiry_date}
          hint={texts.form.expiryHint}
          required
        >
          <DateInput
            value={draft.expiryDate}
            onChange={(event) => onChange({ expiryDate: event.target.value })}
            min="1900-01-01"
            max="2199-12-31"
          />
        </Field>
      </div>
      <div className="grid gap-2">
        <Field
          label={texts.form.restrictions}
          name="restrictions"
          error={errors.restrictions}
          hint={texts.form.restrictionsHint}
          optional
        >
          <Textarea
            rows={2}
            maxLength={TEXT_LENGTH_MAX}
            value={draft.restrictions}
            onChange={(event) => onChange({ restrictions: oneLine(event.target.value) })}
          />
        </Field>
        <ul className="flex flex-wrap gap-1.5">
          {usualRestrictions
            .filter((restriction) => !draft.restrictions.includes(restriction))
            .map((restriction) => (
              <li key={restriction}>
                <button
                  type="button"
                  aria-label={texts.form.addRestriction(restriction)}
                  onClick={() => add(restriction)}
                  className="inline-flex items-center gap-1 rounded-full border bg-secondary px-2 py-0.5 text-secondary-foreground text-xs hover:bg-muted"
                >
                  <Plus aria-hidden className="size-3" />
                  {restriction}
                </button>
              </li>
            ))}
        </ul>
      </div>
      <Field
        label={texts.form.medical}
        name="medical_conditions"
        error={errors.medical_conditions}
        hint={texts.form.medicalHint}
        optional
      >
        <Textarea
          rows={2}
          maxLength={TEXT_LENGTH_MAX}
          value={draft.medicalConditions}
          onChange={(event) => onChange({ medicalConditions: oneLine(event.target.value) })}
        />
      </Field>
    </>
  );
}

/** A refusal of the server as reasons by field name. A form that nests its fields names the prefix. */
export function errorsOf(
  refusal: { message: string; fields: { name: string; reason: string }[] },
  prefix = "",
): FormErrors {
  if (refusal.fields.length === 0) return { "": refusal.message };
  return Object.fromEntries(
    refusal.fields.map(({ name, reason }) => [name.startsWith(prefix) ? name.slice(prefix.length) : name, reason]),
  );
}
