"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { toast } from "@/components/ui/toast";
import { useUnsavedGuard } from "../../people/_components/use-unsaved-guard";
import type { Form } from "../_intake/suggestions";
import { useHolder } from "../_intake/use-intake";
import { saveChanges } from "../actions";
import { type FieldName, intakeTexts, candidateTexts as texts } from "../texts";
import { CandidateFields } from "./candidate-fields";

/** Changes a candidate: only fields that were changed are sent, so that nothing else is touched. */
export function EditForm({
  id,
  version,
  saved,
  today,
}: {
  id: number;
  version: number;
  saved: Record<string, string>;
  today: string;
}) {
  const router = useRouter();
  const [form, setForm] = useState<Form>(saved);
  const [error, setError] = useState<string | null>(null);
  const [state, setState] = useState<"editing" | "saving" | "saved">("editing");
  const holder = useHolder(form.passport ?? "", id);
  const changed = Object.fromEntries(Object.entries(form).filter(([name, value]) => value !== saved[name])) as Partial<
    Record<FieldName, string>
  >;
  useUnsavedGuard(state !== "saved" && Object.keys(changed).length > 0);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setState("saving");
    setError(null);
    const answer = await saveChanges({ id, version, form: changed }).catch(() => null);
    if (answer?.ok) {
      setState("saved");
      toast.success(texts.saved(answer.value.name));
      router.push(`/candidates/${id}`);
      return;
    }
    setState("editing");
    setError(answer?.message ?? intakeTexts.unreachable);
  };
  return (
    <form onSubmit={save} noValidate>
      <Card className="max-w-3xl">
        <CardBody className="grid gap-4">
          {error ? <Alert tone="danger">{error}</Alert> : null}
          {holder ? (
            <Alert tone="danger" title={intakeTexts.duplicate(holder.name)}>
              {intakeTexts.duplicateText}
            </Alert>
          ) : null}
          <CandidateFields
            form={form}
            errors={{}}
            today={today}
            onType={(name, value) => setForm((before) => ({ ...before, [name]: value }))}
          />
        </CardBody>
        <CardFooter className="justify-end gap-2">
          <Button asChild>
            <Link href={`/candidates/${id}`}>{texts.cancel}</Link>
          </Button>
          <Button type="submit" variant="primary" loading={state === "saving"}>
            {texts.save}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
