"use client";

import { type FormEvent, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CheckboxField } from "@/components/ui/checkbox";
import { CONSENT_PURPOSES, CONSENT_VERSION, CONSENTS } from "@/lib/identity/onboarding/consent";
import { ask } from "../ask";
import { texts } from "../texts";

/** What is agreed to, each for itself; none is chosen before. */
export function ConsentBoxes({ error }: { error?: string }) {
  return (
    <fieldset className="grid gap-3 rounded-md border p-3" aria-describedby={error ? "consent-error" : undefined}>
      <legend className="px-1 font-medium text-sm">{texts.consentTitle}</legend>
      {CONSENT_PURPOSES.map((purpose) => (
        <CheckboxField
          key={purpose}
          name={`consent-${purpose}`}
          label={CONSENTS[purpose].title}
          hint={CONSENTS[purpose].text}
        />
      ))}
      {error ? (
        <p id="consent-error" className="text-destructive text-xs">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

export const chosenPurposes = (form: HTMLFormElement): string[] => {
  const data = new FormData(form);
  return CONSENT_PURPOSES.filter((purpose) => data.has(`consent-${purpose}`));
};

/** For those whose account the desk has opened, and when the texts have changed. */
export function ConsentStep({ onDone }: { onDone: () => void }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const consent = { purposes: chosenPurposes(event.currentTarget), version: CONSENT_VERSION };
    const answer = await ask("POST", "/api/onboarding/consent", consent);
    setBusy(false);
    if (answer.ok) onDone();
    else setError(answer.message);
  };
  return (
    <Card>
      <CardHeader title={texts.consentTitle} />
      <CardBody>
        <form onSubmit={submit} className="grid gap-4">
          {error ? <Alert tone="danger">{error}</Alert> : null}
          <ConsentBoxes />
          <Button type="submit" variant="primary" size="lg" loading={busy}>
            {texts.consentButton}
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
