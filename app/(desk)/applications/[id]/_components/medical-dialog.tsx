"use client";

import { ClipboardPlus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { MEDICAL_QUESTIONS } from "@/lib/licenses/applications/medical/questions";
import { textOf, useSubmit } from "../../../admin/_shared/use-submit";
import { declare } from "../../actions";
import { texts } from "../texts";
import { type Answers, MedicalQuestions, noAnswers } from "./medical-questions";

const words = texts.medical;
const FORM = "medical-declaration";
type Declaration = Parameters<typeof declare>[0]["declaration"];

/** Takes down a declaration with the decision on it. */
export function MedicalDialog({
  applicationId,
  applicant,
  today,
  isFirst,
}: {
  applicationId: number;
  applicant: string;
  today: string;
  isFirst: boolean;
}) {
  const [open, setOpen] = useState(false);
  const [answers, setAnswers] = useState<Answers>(noAnswers);
  const { errors, setErrors, busy, submit } = useSubmit(declare, () => {
    toast.success(words.done);
    show(false);
  });
  const show = (next: boolean) => {
    setOpen(next);
    setAnswers(noAnswers);
    setErrors({});
  };
  const inForm = Object.fromEntries(
    Object.entries(errors).map(([name, reason]) => [name.replace(/^declaration\./, ""), reason]),
  );

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const open = MEDICAL_QUESTIONS.filter(({ id }) => answers[id].declared === null);
    if (open.length > 0) {
      setErrors(Object.fromEntries(open.map(({ id }) => [`answers.${id}`, words.unanswered])));
      return;
    }
    const text = textOf(event.currentTarget);
    const declaration = {
      declared_by: text.declared_by ?? "",
      declared_on: text.declared_on || undefined,
      answers: Object.fromEntries(
        MEDICAL_QUESTIONS.map(({ id }) => [
          id,
          { declared: answers[id].declared === true, details: answers[id].details },
        ]),
      ) as Declaration["answers"],
      acuity_left: text.acuity_left,
      acuity_right: text.acuity_right,
      field_degrees: text.field_degrees ? Number(text.field_degrees) : null,
      decision: text.decision as Declaration["decision"],
      decision_reason: text.decision_reason,
    };
    void submit({ id: applicationId, declaration });
  };

  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button variant={isFirst ? "primary" : "secondary"}>
          <ClipboardPlus aria-hidden />
          {isFirst ? words.record : words.again}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={words.title}
        description={words.formHint}
        className="max-w-2xl"
        footer={
          <>
            <Button onClick={() => show(false)}>{common.actions.cancel}</Button>
            <Button type="submit" form={FORM} variant="primary" loading={busy}>
              {words.save}
            </Button>
          </>
        }
      >
        <form id={FORM} onSubmit={send} noValidate className="grid gap-5">
          <ErrorSummary errors={inForm} />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={words.by} name="declared_by" error={inForm.declared_by} required>
              <Input defaultValue={applicant} maxLength={120} autoComplete="off" />
            </Field>
            <Field label={words.on} name="declared_on" error={inForm.declared_on} required>
              <DateInput defaultValue={today} max={today} />
            </Field>
          </div>
          <MedicalQuestions answers={answers} onChange={setAnswers} errors={inForm} />
          <fieldset className="grid gap-3 sm:grid-cols-3">
            <legend className="mb-2 font-medium text-sm">{words.eyesight}</legend>
            <Field label={words.left} name="acuity_left" hint={words.acuityHint} error={inForm.acuity_left} optional>
              <Input maxLength={8} autoComplete="off" />
            </Field>
            <Field label={words.right} name="acuity_right" hint={words.acuityHint} error={inForm.acuity_right} optional>
              <Input maxLength={8} autoComplete="off" />
            </Field>
            <Field
              label={words.field}
              name="field_degrees"
              hint={words.fieldHint}
              error={inForm.field_degrees}
              optional
            >
              <Input inputMode="numeric" maxLength={3} autoComplete="off" />
            </Field>
          </fieldset>
          <Field label={words.decision} name="decision" error={inForm.decision} required className="max-w-64">
            <Select defaultValue="fit">
              {Object.entries(words.decisions).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            label={words.reason}
            name="decision_reason"
            hint={words.decisionReasonHint}
            error={inForm.decision_reason}
          >
            <Textarea rows={2} maxLength={500} />
          </Field>
        </form>
      </DialogContent>
    </Dialog>
  );
}
