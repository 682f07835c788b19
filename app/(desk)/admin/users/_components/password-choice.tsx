"use client";

import { KeyRound } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { strongPassword } from "../strong-password";
import { userFormTexts as texts } from "../texts";

/** A password that an administrator chooses for somebody: typed, or generated and shown to be copied. */
export type ChosenPassword = { value: string; generated: boolean };
export const noPassword: ChosenPassword = { value: "", generated: false };

export function PasswordChoice({
  chosen,
  onChange,
  error,
}: {
  chosen: ChosenPassword;
  onChange: (chosen: ChosenPassword) => void;
  error?: string;
}) {
  return (
    <div className="grid gap-2">
      <Field
        label={texts.password}
        name="password"
        required
        error={error}
        hint={chosen.generated ? texts.generated : texts.passwordHint}
      >
        <span className="flex items-center gap-1">
          <Input
            id="field-password"
            type={chosen.generated ? "text" : "password"}
            value={chosen.value}
            onChange={(event) => onChange({ value: event.target.value, generated: false })}
            autoComplete="new-password"
            spellCheck={false}
            className={chosen.generated ? "font-mono" : undefined}
          />
          {chosen.generated ? <CopyButton text={chosen.value} what="password" size="icon" /> : null}
        </span>
      </Field>
      <Button className="justify-self-start" onClick={() => onChange({ value: strongPassword(), generated: true })}>
        <KeyRound aria-hidden />
        {texts.generate}
      </Button>
    </div>
  );
}
