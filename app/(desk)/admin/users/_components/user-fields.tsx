"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { ROLES } from "@/lib/users/schema";
import type { FormErrors } from "../../_shared/use-submit";
import { roleHints, roleLabels, userFormTexts as texts } from "../texts";

export type UserValues = {
  username: string;
  email: string;
  full_name: string;
  department: string;
  role: (typeof ROLES)[number];
  holder_id_number: string;
};

export const emptyUser: UserValues = {
  username: "",
  email: "",
  full_name: "",
  department: "",
  role: "clerk",
  holder_id_number: "",
};

/** The fields that a new user and a known one share. */
export function UserFields({ initial, errors }: { initial: UserValues; errors: FormErrors }) {
  const [role, setRole] = useState(initial.role);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={texts.fullName} name="full_name" error={errors.full_name}>
        <Input defaultValue={initial.full_name} autoComplete="off" maxLength={120} />
      </Field>
      <Field label={texts.department} name="department" error={errors.department}>
        <Input defaultValue={initial.department} autoComplete="off" maxLength={120} />
      </Field>
      <Field label={texts.username} name="username" error={errors.username} hint={texts.usernameHint} required>
        <Input
          defaultValue={initial.username}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
        />
      </Field>
      <Field label={texts.email} name="email" error={errors.email} required>
        <Input type="email" defaultValue={initial.email} autoComplete="off" maxLength={200} />
      </Field>
      <Field label={texts.role} name="role" error={errors.role} hint={roleHints[role]} required>
        <Select value={role} onChange={(event) => setRole(event.target.value as UserValues["role"])}>
          {ROLES.map((name) => (
            <option key={name} value={name}>
              {roleLabels[name]}
            </option>
          ))}
        </Select>
      </Field>
      {role === "applicant" ? (
        <Field
          label={texts.holder}
          name="holder_id_number"
          error={errors.holder_id_number ?? errors.person_id}
          hint={texts.holderHint}
        >
          <Input defaultValue={initial.holder_id_number} autoComplete="off" maxLength={40} />
        </Field>
      ) : null}
    </div>
  );
}

/** The fields' values as the actions take them: an empty optional field is null. */
export function userValuesOf(text: Record<string, string>) {
  return {
    username: text.username ?? "",
    email: text.email ?? "",
    full_name: text.full_name || null,
    department: text.department || null,
    role: (text.role ?? "clerk") as UserValues["role"],
    holder_id_number: text.holder_id_number,
  };
}
