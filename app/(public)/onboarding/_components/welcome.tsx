"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { CONSENT_VERSION } from "@/lib/identity/onboarding/consent";
import { ask } from "../ask";
import { texts } from "../texts";
import { ConsentBoxes, chosenPurposes } from "./consent";

/** The first page of somebody who has no account: what this is, and a form for one. */
export function Welcome({ open }: { open: boolean }) {
  return (
    <div className="grid gap-5">
      <div className="grid gap-1.5">
        <h1 className="font-semibold text-2xl tracking-tight">{texts.welcome}</h1>
        <p className="text-muted-foreground">{texts.welcomeText}</p>
      </div>
      {open ? <AccountForm /> : <Alert tone="info">{texts.closed}</Alert>}
      <p className="text-sm">
        {texts.haveAccount}{" "}
        <a href="/login?callbackUrl=%2Fonboarding" className="font-medium text-primary underline underline-offset-2">
          {texts.signIn}
        </a>
      </p>
    </div>
  );
}

function AccountForm() {
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = (name: string) => String(new FormData(form).get(name) ?? "");
    const [email, password] = [text("email"), text("password")];
    setBusy(true);
    const answer = await ask("POST", "/api/onboarding/accounts", {
      full_name: text("full_name"),
      email,
      password,
      consent: { purposes: chosenPurposes(form), version: CONSENT_VERSION },
    });
    if (!answer.ok) {
      setErrors(Object.keys(answer.fields).length > 0 ? answer.fields : { "": answer.message });
      setBusy(false);
      return;
    }
    const entered = await signIn("credentials", { username: email, password, redirect: false }).catch(() => null);
    window.location.assign(entered?.ok ? "/onboarding" : "/login?callbackUrl=%2Fonboarding");
  };
  return (
    <Card>
      <CardBody>
        <form onSubmit={submit} noValidate className="grid gap-4">
          <ErrorSummary errors={errors} />
          <Field label={texts.fullName} name="full_name" error={errors.full_name} required>
            <Input autoComplete="name" maxLength={120} />
          </Field>
          <Field label={texts.email} name="email" error={errors.email} required>
            <Input type="email" autoComplete="email" autoCapitalize="none" maxLength={60} />
          </Field>
          <Field label={texts.password} name="password" hint={texts.passwordHint} error={errors.password} required>
            <Input type="password" autoComplete="new-password" maxLength={200} />
          </Field>
          <ConsentBoxes error={errors.consent} />
          <Button type="submit" variant="primary" size="lg" loading={busy}>
            {texts.createAccount}
          </Button>
        </form>
      </CardBody>
    </Card>
  );
}
