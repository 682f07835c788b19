"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { CheckboxField } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "../../admin/_shared/use-submit";
import { addLookOut, saveLookOut } from "../actions";
import { formTexts as texts } from "../texts";
import { emptyLookOut, inputOf, type LookOutValues } from "./look-out-values";
import { PatternFields } from "./pattern-fields";
import { WhenFields } from "./when-fields";

const PRIORITIES = Array.from({ length: 10 }, (_, index) => String(index + 1));

function send(id: string | null, values: LookOutValues) {
  const { kind, ...input } = inputOf(values);
  return id === null ? addLookOut({ kind, ...input }) : saveLookOut({ id, ...input });
}

/** A new look-out, or one that is changed. */
export function LookOutForm({ edited }: { edited?: { id: string; values: LookOutValues } }) {
  const router = useRouter();
  const id = edited?.id ?? null;
  const [values, setValues] = useState(edited?.values ?? emptyLookOut);
  const change = (changes: Partial<LookOutValues>) => setValues((before) => ({ ...before, ...changes }));
  const { errors, busy, submit } = useSubmit(
    (input: LookOutValues) => send(id, input),
    (saved) => {
      toast.success(edited ? texts.saved : texts.added);
      router.push(`/watchlist/${saved.id}`);
    },
  );
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(values);
      }}
    >
      <ErrorSummary errors={errors} />
      <Card>
        <CardHeader title={texts.what} />
        <CardBody>
          <PatternFields id={id} values={values} onChange={change} errors={errors} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={texts.why} />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <Field label={texts.description} name="description" hint={texts.descriptionHint} error={errors.description}>
            <Textarea
              rows={2}
              value={values.description}
              onChange={(event) => change({ description: event.target.value })}
              maxLength={500}
            />
          </Field>
          <Field label={texts.reason} name="reason" hint={texts.reasonHint} error={errors.reason}>
            <Textarea
              rows={2}
              value={values.reason}
              onChange={(event) => change({ reason: event.target.value })}
              maxLength={500}
            />
          </Field>
          <Field label={texts.priority} name="priority" hint={texts.priorityHint} error={errors.priority}>
            <Select value={values.priority} onChange={(event) => change({ priority: event.target.value })}>
              {PRIORITIES.map((priority) => (
                <option key={priority}>{priority}</option>
              ))}
            </Select>
          </Field>
          <CheckboxField
            label={texts.active}
            checked={values.active}
            onChange={(event) => change({ active: event.target.checked })}
            className="self-center"
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={texts.when} />
        <CardBody>
          <WhenFields values={values} onChange={change} errors={errors} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={texts.tell} />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <Field label={texts.email} name="notification_email" error={errors.notification_email}>
            <Input
              type="email"
              value={values.notification_email}
              onChange={(event) => change({ notification_email: event.target.value })}
              autoComplete="off"
              maxLength={200}
            />
          </Field>
          <Field
            label={texts.webhook}
            name="notification_webhook"
            hint={texts.webhookHint}
            error={errors.notification_webhook}
          >
            <Input
              type="url"
              value={values.notification_webhook}
              onChange={(event) => change({ notification_webhook: event.target.value })}
              placeholder="https://"
              autoComplete="off"
              maxLength={2000}
            />
          </Field>
        </CardBody>
        <CardFooter>
          <Button asChild>
            <Link href={id === null ? "/watchlist" : `/watchlist/${id}`}>{common.actions.cancel}</Link>
          </Button>
          <Button type="submit" variant="primary" loading={busy}>
            {edited ? texts.save : common.actions.create}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
