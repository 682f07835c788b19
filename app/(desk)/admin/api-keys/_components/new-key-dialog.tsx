"use client";

import { useRouter } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ROLES } from "@/lib/users/schema";
import { MakeOnceDialog } from "../../_shared/make-once-dialog";
import { type FormErrors, textOf } from "../../_shared/use-submit";
import { roleLabels } from "../../users/texts";
import { makeKey } from "../actions";
import { keysTexts, newKeyTexts as texts } from "../texts";
import { ShownKey } from "./shown-key";

type Role = (typeof ROLES)[number];

/** Makes a key and shows it, once. `roles`: what the owner may give, the highest first. */
export function NewKeyDialog({ roles, publicUrl }: { roles: readonly Role[]; publicUrl: string }) {
  const router = useRouter();
  return (
    <MakeOnceDialog
      id="new-api-key"
      words={{ ...texts, add: keysTexts.add }}
      make={makeKey}
      read={keyOf}
      fields={(errors) => <KeyFields roles={roles} errors={errors} />}
      shown={({ key, name }) => <ShownKey apiKey={key} name={name} publicUrl={publicUrl} />}
      onSeen={() => router.refresh()}
    />
  );
}

function keyOf(form: HTMLFormElement) {
  const { name = "", role, expiry } = textOf(form);
  return { name, role: role as Role, expires_in_days: expiry === "never" ? null : Number(expiry) };
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
