"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "../../_shared/use-submit";
import { resetPassword } from "../actions";
import { userTexts as texts } from "../texts";
import { noPassword, PasswordChoice } from "./password-choice";

export function ResetPassword({ id, name }: { id: number; name: string }) {
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState(noPassword);
  const { errors, setErrors, busy, submit } = useSubmit(resetPassword, () => {
    show(false);
    toast.success(texts.resetDone);
  });
  const show = (next: boolean) => {
    setPassword(noPassword);
    setErrors({});
    setOpen(next);
  };
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button>
          <KeyRound aria-hidden />
          {texts.resetPassword}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={texts.resetTitle(name)}
        description={texts.resetText}
        footer={
          <Button type="submit" form="reset-password" variant="primary" loading={busy}>
            {texts.resetPassword}
          </Button>
        }
      >
        <form
          id="reset-password"
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void submit({ id, password: password.value });
          }}
        >
          {errors[""] ? <Alert tone="danger">{errors[""]}</Alert> : null}
          <PasswordChoice chosen={password} onChange={setPassword} error={errors.password} />
        </form>
      </DialogContent>
    </Dialog>
  );
}
