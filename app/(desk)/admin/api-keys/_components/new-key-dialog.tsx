"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { texts as common } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ROLES } from "@/lib/users/schema";
import { type FormErrors, textOf, useSubmit } from "../../_shared/use-submit";
import { roleLabels } from "../../users/texts";
import { makeKey } from "../actions";
import { keysTexts, newKeyTexts as texts } from "../texts";
import { ShownKey } from "./shown-key";

type Role = (typeof ROLES)[number];
const FORM = "new-api-key";

/** Makes a key and shows it, once. `roles`: what the owner may give, the highest first. */
export function NewKeyDialog({ roles, publicUrl }: { roles: readonly Role[]; publicUrl: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<{ name: string; key: string } | null>(null);
  const { errors, setErrors, busy, submit } = useSubmit(makeKey, setMade);

  const show = (next: boolean) => {
    if (made) router.refresh();
    setMade(null);
    setErrors({});
    setOpen(next);
  };
  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <Plus aria-hidden />
          {keysTexts.add}
        </Button>
      </DialogTrigger>
      {made ? (
        <DialogContent
          title={texts.shownTitle}
          description={texts.shownText}
          footer={
            <Button variant="primary" onClick={() => show(false)}>
              {texts.done}
            </Button>
          }
        >
          <ShownKey apiKey={made.key} name={made.name} publicUrl={publicUrl} />
        </DialogContent>
      ) : (
        <DialogContent
          title={texts.title}
          footer={
            <>
              <Button onClick={() => show(false)}>{common.actions.cancel}</Button>
              <Button type="submit" form={FORM} variant="primary" loading={busy}>
                {texts.create}
              </Button>
            </>
          }
        >
          <form
            id={FORM}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              const { name = "", role, expiry } = textOf(event.currentTarget);
              void submit({ name, role: role as Role, expires_in_days: expiry === "never" ? null : Number(expiry) });
            }}
          >
            <KeyFields roles={roles} errors={errors} />
          </form>
        </DialogContent>
      )}
    </Dialog>
  );
}

function KeyFields({ roles, errors }: { roles: readonly Role[]; errors: FormErrors }) {
  return (
    <div className="grid gap-4">
      {errors[""] ? <Alert tone="danger">{errors[""]}</Alert> : null}
      <Field label={texts.name} name="name" hint={texts.nameHint} error={errors.name} required>
        <Input autoComplete="off" maxLength={80} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={texts.role} name="role" hint={texts.roleHint} error={errors.role}>
          <Select>
            {roles.map((role) => (
              <option key={role} value={role}>
                {roleLabels[role]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={texts.expiry} name="expiry" error={errors.expires_in_days}>
          <Select defaultValue="90">
            {Object.entries(texts.expiries).map(([days, label]) => (
              <option key={days} value={days}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </div>
  );
}
