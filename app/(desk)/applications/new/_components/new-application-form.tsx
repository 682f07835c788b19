"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { toast } from "@/components/ui/toast";
import type { Choice } from "@/lib/licenses/applications/choices";
import type { CategoryOption } from "../../../licenses/_components/category-option";
import { ChosenPerson } from "../../../licenses/_components/chosen-person";
import { errorsOf, type FormErrors } from "../../../licenses/_components/license-fields";
import { PersonPicker } from "../../../licenses/_components/person-picker";
import type { HolderChoice } from "../../../licenses/holder-choice";
import { submit } from "../../actions";
import { texts } from "../../texts";
import { FeeCard } from "./fee-card";
import { type Draft, emptyDraft, SubjectFields } from "./subject-fields";
import { useChoices } from "./use-choices";

const words = texts.new;

/** The chosen type as long as it is on offer: for another person it may not be. */
const chosenOf = (choices: readonly Choice[], draft: Draft): Choice | undefined =>
  choices.find(({ type }) => type === draft.type);

export function NewApplicationForm({
  applicant,
  categories,
}: {
  applicant: HolderChoice | null;
  categories: CategoryOption[];
}) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [person, setPerson] = useState(applicant);
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [errors, setErrors] = useState<FormErrors>({});
  const choices = useChoices(person?.id ?? null);
  const choice = chosenOf(choices ?? [], draft);

  const choosePerson = (next: HolderChoice | null) => {
    setPerson(next);
    setDraft(emptyDraft);
    setErrors({});
  };

  const send = (event: FormEvent) => {
    event.preventDefault();
    const missing: FormErrors = {};
    if (!person) missing.citizen_id = words.applicantRequired;
    else if (choice && choice.licenses.length > 0 && draft.licenseId === null)
      missing.license_id = words.licenseRequired;
    else if (draft.categories.length === 0) missing.category = words.categoryRequired;
    setErrors(missing);
    if (!person || Object.keys(missing).length > 0) return;
    start(async () => {
      const answer = await submit({
        citizen_id: person.id,
        application_type: draft.type,
        license_id: draft.licenseId,
        applied_category: draft.categories.join(", "),
      }).catch(() => null);
      if (!answer) setErrors({ "": `${common.errors.crashTitle}. ${words.unsaved}` });
      else if (!answer.ok) {
        const { applied_category, ...others } = errorsOf(answer);
        setErrors(applied_category ? { ...others, category: applied_category } : others);
      } else {
        toast.success(words.done(answer.value.id));
        router.push(`/applications/${answer.value.id}`);
      }
    });
  };

  return (
    <form onSubmit={send} noValidate className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <Card>
        <CardBody className="grid gap-6">
          <ErrorSummary errors={errors} />
          {person ? (
            <ChosenPerson label={words.applicant} person={person} onChange={() => choosePerson(null)} />
          ) : (
            <PersonPicker label={words.applicant} onChoose={choosePerson} error={errors.citizen_id} />
          )}
          {person ? (
            choices ? (
              <SubjectFields
                choices={choices}
                draft={draft}
                onChange={setDraft}
                errors={errors}
                categories={categories}
              />
            ) : (
              <p role="status" className="text-muted-foreground text-sm">
                {words.choosing}
              </p>
            )
          ) : null}
        </CardBody>
        <CardFooter>
          <Button onClick={() => router.back()}>{common.actions.cancel}</Button>
          <Button type="submit" variant="primary" loading={busy}>
            {words.submit}
          </Button>
        </CardFooter>
      </Card>
      <FeeCard type={draft.type} categories={person ? draft.categories : []} />
    </form>
  );
}
