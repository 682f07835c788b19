"use client";

import { type FormEvent, useRef, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Progress } from "@/components/ui/progress";
import { toast } from "@/components/ui/toast";
import { textOf, useSubmit } from "../../admin/_shared/use-submit";
import { changePassword } from "../actions";
import { strengthHint } from "../strength";
import { accountTexts as texts } from "../texts";

/** The service's rules name the new password `password`. */
const names = { password: "new_password" };
const tones = ["danger", "danger", "primary", "success"] as const;

/** `username` is for password managers, which store it with what is typed here. */
export function PasswordForm({ username }: { username: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState("");
  const { errors, setErrors, busy, submit } = useSubmit(
    changePassword,
    () => {
      form.current?.reset();
      setTyped("");
      toast.success(texts.changed);
    },
    names,
  );
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { current_password = "", new_password = "", repeat } = textOf(event.currentTarget);
    if (repeat !== new_password) setErrors({ repeat: texts.repeatWrong });
    else void submit({ current_password, new_password });
  };
  const strength = strengthHint(typed);
  return (
    <form ref={form} noValidate onSubmit={send}>
      <Card>
        <CardHeader title={texts.password} description={texts.passwordText} />
        <CardBody className="grid gap-4">
          {errors[""] ? <Alert tone="danger">{errors[""]}</Alert> : null}
          <input type="text" name="username" autoComplete="username" defaultValue={username} hidden readOnly />
          <Field label={texts.current} name="current_password" error={errors.current_password} required>
            <Input type="password" autoComplete="current-password" maxLength={200} />
          </Field>
          <Field label={texts.next} name="new_password" hint={texts.nextHint} error={errors.new_password} required>
            <Input
              type="password"
              autoComplete="new-password"
              maxLength={200}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
          {typed === "" ? null : (
            <div className="flex items-center gap-3">
              <Progress
                value={Math.max(8, (strength / 3) * 100)}
                label={texts.strength}
                tone={tones[strength]}
                className="max-w-48"
              />
              <span className="text-muted-foreground text-xs">{texts.strengths[strength]}</span>
            </div>
          )}
          <Field label={texts.repeat} name="repeat" error={errors.repeat} required>
            <Input type="password" autoComplete="new-password" maxLength={200} />
          </Field>
        </CardBody>
        <CardFooter>
          <Button type="submit" variant="primary" loading={busy}>
            {texts.change}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
