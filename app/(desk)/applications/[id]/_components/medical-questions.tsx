"use client";

import { Button } from "@/components/ui/button";
import { Field, fieldId } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MEDICAL_QUESTIONS, type MedicalQuestionId } from "@/lib/licenses/applications/medical/questions";
import type { FormErrors } from "../../../admin/_shared/use-submit";
import { texts } from "../texts";

const words = texts.medical;

/** `declared` is null until the question is answered. */
export type Answers = Record<MedicalQuestionId, { declared: boolean | null; details: string }>;

const answered = (declared: boolean | null): Answers =>
  Object.fromEntries(MEDICAL_QUESTIONS.map(({ id }) => [id, { declared, details: "" }])) as Answers;
export const noAnswers = answered(null);

/** The questions one by one, each answered by yes or no; what is declared is told in a few words. */
export function MedicalQuestions({
  answers,
  onChange,
  errors,
}: {
  answers: Answers;
  onChange: (answers: Answers) => void;
  errors: FormErrors;
}) {
  return (
    <div className="grid gap-2">
      <div>
        <Button size="sm" onClick={() => onChange(answered(false))}>
          {words.all}
        </Button>
      </div>
      <div className="divide-y rounded-lg border">
        {MEDICAL_QUESTIONS.map(({ id, label, text }) => {
          const { declared, details } = answers[id];
          const error = errors[`answers.${id}`];
          return (
            <div key={id} className="grid gap-2 px-3 py-2.5">
              <fieldset
                id={fieldId(`answers.${id}`)}
                tabIndex={-1}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 focus:outline-none"
              >
                <legend className="float-left min-w-0 flex-1 basis-60 text-sm">
                  <span className="block font-medium">{label}</span>
                  <span className="block text-muted-foreground text-xs">{text}</span>
                </legend>
                <span className="flex gap-4">
                  {([false, true] as const).map((value) => (
                    <label key={String(value)} className="flex cursor-pointer items-center gap-1.5 text-sm">
                      <input
                        type="radio"
                        name={`answers.${id}`}
                        checked={declared === value}
                        onChange={() => onChange({ ...answers, [id]: { declared: value, details } })}
                        className="size-4 accent-primary"
                      />
                      {value ? words.yes : words.no}
                    </label>
                  ))}
                </span>
              </fieldset>
              {error ? <p className="font-medium text-destructive text-xs">{error}</p> : null}
              {declared ? (
                <Field
                  label={`${words.details}: ${label}`}
                  name={`answers.${id}.details`}
                  error={errors[`answers.${id}.details`]}
                  required
                >
                  <Input
                    value={details}
                    maxLength={500}
                    autoComplete="off"
                    onChange={(event) => onChange({ ...answers, [id]: { declared, details: event.target.value } })}
                  />
                </Field>
              ) : null}
            </div>
          );
        })}
      </div>
    </div>
  );
}
