"use client";

import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { toast } from "@/components/ui/toast";
import { textOf, useSubmit } from "../../_shared/use-submit";
import { saveUser } from "../actions";
import { userFormTexts as texts, userTexts } from "../texts";
import { UserFields, type UserValues, userValuesOf } from "./user-fields";

export function EditUserForm({ id, initial }: { id: number; initial: UserValues }) {
  const { errors, busy, submit } = useSubmit(saveUser, () => void toast.success(texts.saved));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit({ id, ...userValuesOf(textOf(event.currentTarget)) });
      }}
    >
      <Card>
        <CardHeader title={userTexts.details} />
        <CardBody className="grid gap-5">
          <ErrorSummary errors={errors} />
          <UserFields initial={initial} errors={errors} />
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
