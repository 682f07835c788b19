"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { CategoryOption } from "../../_components/category-option";
import { ChosenPerson } from "../../_components/chosen-person";
import { usualExpiry } from "../../_components/days";
import { errorsOf, type FormErrors, type LicenseDraft, LicenseFields } from "../../_components/license-fields";
import { PersonPicker } from "../../_components/person-picker";
import { issue } from "../../actions";
import type { HolderChoice } from "../../holder-choice";
import { texts } from "../../texts";
import { CardDraft } from "./card-draft";

/** @param today the office's day, YYYY-MM-DD */
export function NewLicenseForm({
  holder,
  categories,
  today,
}: {
  holder: HolderChoice | null;
  categories: CategoryOption[];
  today: string;
}) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [person, setPerson] = useState(holder);
  const [number, setNumber] = useState("");
  const [errors, setErrors] = useState<FormErrors>({});
  const [draft, setDraft] = useState<LicenseDraft>({
    categories: [],
    issueDate: today,
    expiryDate: usualExpiry(today),
    restrictions: "",
    medicalConditions: "",
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing: FormErrors = {};
    if (!person) missing.citizen_id = texts.new.holderRequired;
    if (draft.categories.length === 0) missing.category = "Choose at least one category";
    if (!draft.issueDate) missing.issue_date = "Enter the issue date";
    if (!draft.expiryDate) missing.expiry_date = "Enter the expiry date";
    setErrors(missing);
    if (!person || Object.keys(missing).length > 0) return;
    start(async () => {
      const answer = await issue({
        citizen_id: person.id,
        license_number: number,
        category: draft.categories.join(", "),
        issue_date: draft.issueDate,
        expiry_date: draft.expiryDate,
        restrictions: draft.restrictions,
        medical_conditions: draft.medicalConditions,
      }).catch(() => null);
      if (!answer) setErrors({ "": `${common.errors.crashTitle}. ${texts.form.unsaved}` });
      else if (!answer.ok) setErrors(errorsOf(answer));
      else {
        toast.success(texts.new.issued(answer.value.number));
        router.push(`/licenses/${answer.value.id}`);
      }
    });
  };

  return (
    <form onSubmit={submit} noValidate className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <Card>
        <CardBody className="grid gap-6">
          <ErrorSummary errors={errors} />
          {person ? (
            <ChosenPerson label={texts.new.holder} person={person} onChange={() => setPerson(null)} />
          ) : (
            <PersonPicker label={texts.new.holder} onChoose={setPerson} error={errors.citizen_id} />
          )}
          <LicenseFields
            draft={draft}
            onChange={(change) => setDraft({ ...draft, ...change })}
            errors={errors}
            categories={categories}
          />
          <details open={errors.license_number ? true : undefined} className="rounded-lg border px-3 py-2">
            <summary className="font-medium text-sm">{texts.form.advanced}</summary>
            <Field
              label={texts.form.number}
              name="license_number"
              error={errors.license_number}
              hint={texts.form.numberHint}
              optional
              className="mt-3 mb-1 max-w-80"
            >
              <Input
                value={number}
                onChange={(event) => setNumber(event.target.value.toUpperCase())}
                autoComplete="off"
                spellCheck={false}
                maxLength={30}
                className="font-mono"
              />
            </Field>
          </details>
        </CardBody>
        <CardFooter>
          <Button onClick={() => router.back()}>{common.actions.cancel}</Button>
          <Button type="submit" variant="primary" loading={busy}>
            {texts.new.issue}
          </Button>
        </CardFooter>
      </Card>
      <Card className="xl:sticky xl:top-4">
        <CardHeader title={texts.new.preview} description={texts.new.previewHint} />
        <CardBody>
          <CardDraft person={person} draft={draft} number={number} categoryOrder={categories.map(({ code }) => code)} />
        </CardBody>
      </Card>
    </form>
  );
}
