"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { texts as common } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { statusesFrom } from "@/lib/licenses/life-cycle";
import type { LicenseView } from "@/lib/licenses/schema";
import type { CategoryOption } from "../../_components/category-option";
import { errorsOf, type FormErrors, type LicenseDraft, LicenseFields } from "../../_components/license-fields";
import { saveLicense } from "../../actions";
import { texts } from "../../texts";

type Status = LicenseView["status"];

/** Changes a license. The version that was read goes along, so that nobody's change is overwritten unseen. */
export function EditLicenseForm({ license, categories }: { license: LicenseView; categories: CategoryOption[] }) {
  const router = useRouter();
  const [busy, start] = useTransition();
  const [errors, setErrors] = useState<FormErrors>({});
  const [overtaken, setOvertaken] = useState<string | null>(null);
  const [status, setStatus] = useState<Status>(license.status);
  const [draft, setDraft] = useState<LicenseDraft>({
    categories: license.category.split(", "),
    issueDate: license.issue_date,
    expiryDate: license.expiry_date,
    restrictions: license.restrictions ?? "",
    medicalConditions: license.medical_conditions ?? "",
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setOvertaken(null);
    start(async () => {
      const patch = {
        version: license.version,
        status,
        category: draft.categories.join(", "),
        issue_date: draft.issueDate,
        expiry_date: draft.expiryDate,
        restrictions: draft.restrictions,
        medical_conditions: draft.medicalConditions,
      };
      const answer = await saveLicense({ id: license.id, patch }).catch(() => null);
      setErrors({});
      if (!answer) setErrors({ "": `${common.errors.crashTitle}. ${texts.form.unsaved}` });
      else if (answer.ok) {
        toast.success(texts.edit.saved);
        router.push(`/licenses/${license.id}`);
      } else if (answer.code === "edited_meanwhile") setOvertaken(answer.message);
      else setErrors(errorsOf(answer, "patch."));
    });
  };

  return (
    <form onSubmit={submit} noValidate className="max-w-4xl">
      <Card>
        <CardBody className="grid gap-6">
          <ErrorSummary errors={errors} />
          {overtaken ? (
            <Alert
              tone="warning"
              title={texts.edit.conflictTitle}
              action={
                <Button size="sm" onClick={() => window.location.reload()}>
                  {texts.edit.reload}
                </Button>
              }
            >
              {overtaken}
            </Alert>
          ) : null}
          <LicenseFields
            draft={draft}
            onChange={(change) => setDraft({ ...draft, ...change })}
            errors={errors}
            categories={categories}
          />
          <Field label={texts.form.status} name="status" error={errors.status} className="max-w-60">
            <Select value={status} onChange={(event) => setStatus(event.target.value as Status)}>
              {statusesFrom(license.status).map((value) => (
                <option key={value} value={value}>
                  {texts.status[value]}
                </option>
              ))}
            </Select>
          </Field>
        </CardBody>
        <CardFooter>
          <Button onClick={() => router.push(`/licenses/${license.id}`)}>{common.actions.cancel}</Button>
          <Button type="submit" variant="primary" loading={busy}>
            {texts.edit.save}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
