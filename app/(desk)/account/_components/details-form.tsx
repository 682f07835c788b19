"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { UserView } from "@/lib/users/schema";
import { textOf, useSubmit } from "../../admin/_shared/use-submit";
import { roleHints, roleLabels } from "../../admin/users/texts";
import { saveOwnDetails } from "../actions";
import { accountTexts as texts } from "../texts";

export function DetailsForm({ user }: { user: UserView }) {
  const { errors, busy, submit } = useSubmit(saveOwnDetails, () => void toast.success(texts.saved));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const { email, full_name, department } = textOf(event.currentTarget);
        void submit({ email, full_name: full_name || null, department: department || null });
      }}
    >
      <Card>
        <CardHeader title={texts.details} />
        <CardBody className="grid gap-4">
          {errors[""] ? <Alert tone="danger">{errors[""]}</Alert> : null}
          <DescriptionList
            items={[
              { term: texts.username, value: user.username },
              { term: texts.role, value: `${roleLabels[user.role]} · ${roleHints[user.role]}` },
            ]}
          />
          <Field label={texts.email} name="email" error={errors.email} required>
            <Input type="email" defaultValue={user.email} autoComplete="email" maxLength={200} />
          </Field>
          <Field label={texts.fullName} name="full_name" error={errors.full_name}>
            <Input defaultValue={user.full_name ?? ""} autoComplete="name" maxLength={120} />
          </Field>
          <Field label={texts.department} name="department" error={errors.department}>
            <Input defaultValue={user.department ?? ""} autoComplete="organization" maxLength={120} />
          </Field>
        </CardBody>
        <CardFooter>
          <Button type="submit" variant="primary" loading={busy}>
            {texts.save}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
