"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { toast } from "@/components/ui/toast";
import { textOf, useSubmit } from "../../_shared/use-submit";
import { addUser } from "../actions";
import { userFormTexts as texts, usersTexts } from "../texts";
import { noPassword, PasswordChoice } from "./password-choice";
import { emptyUser, UserFields, userValuesOf } from "./user-fields";

export function NewUserForm() {
  const router = useRouter();
  const [password, setPassword] = useState(noPassword);
  const { errors, busy, submit } = useSubmit(addUser, ({ id, name }) => {
    toast.success(texts.added(name));
    router.push(`/admin/users/${id}`);
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit({ ...userValuesOf(textOf(event.currentTarget)), password: password.value });
      }}
    >
      <Card className="max-w-3xl">
        <CardBody className="grid gap-5">
          <ErrorSummary errors={errors} />
          <UserFields initial={emptyUser} errors={errors} />
          <PasswordChoice chosen={password} onChange={setPassword} error={errors.password} />
        </CardBody>
        <CardFooter>
          <Button asChild>
            <Link href="/admin/users">{common.actions.cancel}</Link>
          </Button>
          <Button type="submit" variant="primary" loading={busy}>
            {usersTexts.add}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
