"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useRef, useState } from "react";
import { texts } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { loginError } from "./login-error";
import { PasswordInput } from "./password-input";

export type DemoAccount = { label: string; username: string; password: string };

/** `callbackUrl` is a path that `safeCallback` has passed; `errorCode` comes from the address after a redirect. */
export function LoginForm({
  callbackUrl,
  errorCode,
  demoAccounts,
}: {
  callbackUrl: string;
  errorCode?: string;
  demoAccounts: readonly DemoAccount[];
}) {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(errorCode ? loginError(errorCode) : null);
  const [missing, setMissing] = useState<{ username?: string; password?: string }>({});

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const username = String(data.get("username") ?? "").trim();
    const password = String(data.get("password") ?? "");
    setError(null);
    setMissing({
      username: username === "" ? "Enter your username or e-mail" : undefined,
      password: password === "" ? "Enter your password" : undefined,
    });
    if (username === "" || password === "") {
      focus(username === "" ? "username" : "password");
      return;
    }
    setBusy(true);
    try {
      const answer = await signIn("credentials", { username, password, redirect: false, callbackUrl });
      if (answer?.ok && !answer.error) {
        // A full load: nothing that the browser has kept from before the sign-in is shown again.
        window.location.assign(callbackUrl);
        return;
      }
      setError(loginError(answer?.error ?? "unknown"));
    } catch {
      setError(loginError("unreachable"));
    }
    setBusy(false);
    focus("password", true);
  };

  const focus = (name: string, select = false) => {
    const field = form.current?.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement)) return;
    field.focus();
    if (select) field.select();
  };

  const fill = (account: DemoAccount) => {
    for (const name of ["username", "password"] as const) {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = account[name];
    }
    setMissing({});
    setError(null);
    form.current?.querySelector<HTMLButtonElement>("button[type=submit]")?.focus();
  };

  return (
    <>
      <form ref={form} method="post" onSubmit={submit} noValidate className="grid gap-4">
        {error ? <Alert tone="danger">{error}</Alert> : null}
        <Field label={texts.login.username} name="username" error={missing.username}>
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} className="h-10 sm:h-10" />
        </Field>
        <Field label={texts.login.password} name="password" error={missing.password}>
          <PasswordInput autoComplete="current-password" />
        </Field>
        <Button type="submit" variant="primary" size="lg" loading={busy} className="mt-1">
          {texts.login.submit}
        </Button>
      </form>
      {demoAccounts.length > 0 ? (
        <section aria-label={texts.login.demoTitle} className="mt-6 rounded-lg border border-dashed bg-muted/50 p-3.5">
          <p className="text-muted-foreground text-xs">
            <strong className="font-semibold text-foreground">{texts.login.demoTitle}.</strong> {texts.login.demoHint}
          </p>
          <div className="mt-2.5 flex flex-wrap gap-2">
            {demoAccounts.map((account) => (
              <Button key={account.username} size="sm" onClick={() => fill(account)}>
                {account.label}
                <span className="font-normal text-muted-foreground">{account.username}</span>
              </Button>
            ))}
          </div>
        </section>
      ) : null}
    </>
  );
}
