"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CardFooter } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { IntakeView } from "@/lib/candidates/intake/view";
import { giveUpIntake, saveIntake } from "../actions";
import { type FieldName, intakeTexts as texts } from "../texts";
import type { Form, Suggestions } from "./suggestions";
import type { Kept } from "./use-intake";

const KEPT: Record<Kept, string> = { kept: texts.saved, keeping: texts.saving, failed: texts.notSaved };
/** The contract's sentences name no field; these are about one. */
const FIELD_OF_CODE: Record<string, FieldName> = {
  invalid_email: "email",
  invalid_phone: "phone",
  duplicate_passport: "passport",
  duplicate_candidate: "passport",
};

/** Saves an intake, or gives it up. */
export function IntakeFooter({
  intake,
  form,
  suggestions,
  kept,
  onErrors,
}: {
  intake: IntakeView;
  form: Form;
  suggestions: Suggestions;
  kept: Kept;
  onErrors: (errors: Partial<Record<FieldName, string>>) => void;
}) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const save = async () => {
    const empty = (["firstName", "lastName", "passport"] as const).filter((name) => !form[name]?.trim());
    onErrors(Object.fromEntries(empty.map((name) => [name, texts.isRequired])));
    if (empty[0]) {
      document.getElementById(`field-${empty[0]}`)?.focus();
      return;
    }
    setBusy(true);
    setError(null);
    const names = Object.keys(suggestions) as FieldName[];
    const autoFilled = names.filter((name) => form[name] === suggestions[name]?.content);
    const proof = intake.files.find(({ kind }) => kind === "payment_screenshot")?.fileName ?? null;
    const answer = await saveIntake({ id: intake.id, form, autoFilled, proof }).catch(() => null);
    if (answer?.ok) {
      toast.success(texts.registered(answer.value.name));
      router.push(`/candidates/${answer.value.id}`);
      return;
    }
    setBusy(false);
    const field = answer ? FIELD_OF_CODE[answer.code] : undefined;
    if (field && answer) onErrors({ [field]: answer.message });
    setError(answer?.message ?? texts.unreachable);
  };
  return (
    <CardFooter className="flex-wrap justify-between gap-3">
      {error ? (
        <Alert tone="danger" className="w-full">
          {error}
        </Alert>
      ) : null}
      <p role="status" className="text-muted-foreground text-xs">
        {KEPT[kept]}
      </p>
      <div className="flex flex-wrap gap-2">
        <ConfirmDialog
          destructive
          trigger={<Button variant="destructive-outline">{texts.discard}</Button>}
          title={texts.discardTitle}
          description={texts.discardText}
          confirmLabel={texts.discard}
          onConfirm={async () => {
            const answer = await giveUpIntake({ id: intake.id });
            if (!answer.ok) return { error: answer.message };
            toast.success(texts.discarded);
            router.push("/candidates/new");
          }}
        />
        <Button variant="primary" loading={busy} onClick={save}>
          {texts.save}
        </Button>
      </div>
    </CardFooter>
  );
}
