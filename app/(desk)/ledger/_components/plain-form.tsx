"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter } from "@/components/ui/card";
import { CheckboxField } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/platform/http/action";
import { textOf, useSubmit } from "../../admin/_shared/use-submit";

export type PlainField = {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  wide?: boolean;
  maxLength?: number;
  type?: "tel" | "email" | "checkbox";
  options?: readonly { value: string; label: string }[];
};

const textIn = (values: Readonly<Record<string, string | boolean | null>>, name: string): string => {
  const value = values[name];
  return typeof value === "string" ? value : "";
};

/** A form that is a list of texts: what is sent has the fields' names. It leads to what was made. */
export function PlainForm({
  fields,
  send,
  save,
  saved,
  hrefOf,
  values = {},
}: {
  fields: readonly PlainField[];
  send: (input: Record<string, string | boolean>) => Promise<ActionResult<{ id: number; name: string }>>;
  save: string;
  saved: string;
  hrefOf: string;
  /** What is there already, by the fields' names. */
  values?: Readonly<Record<string, string | boolean | null>>;
}) {
  const router = useRouter();
  const { errors, busy, submit } = useSubmit(send, ({ id, name }) => {
    toast.success(`${name} ${saved}`);
    router.push(hrefOf.replace("{id}", String(id)));
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed: Record<string, string | boolean> = textOf(event.currentTarget);
    for (const { name, type } of fields) if (type === "checkbox") typed[name] = name in typed;
    void submit(typed);
  };
  return (
    <form noValidate onSubmit={onSubmit} className="max-w-4xl">
      <Card>
        <CardBody className="grid gap-4">
          <ErrorSummary errors={errors} />
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {fields.map((field) =>
              field.type === "checkbox" ? (
                <CheckboxField
                  key={field.name}
                  name={field.name}
                  label={field.label}
                  hint={field.hint}
                  defaultChecked={values[field.name] === true}
                />
              ) : (
                <Field
                  key={field.name}
                  name={field.name}
                  label={field.label}
                  hint={field.hint}
                  error={errors[field.name]}
                  required={field.required}
                  className={field.wide ? "sm:col-span-2 lg:col-span-3" : undefined}
                >
                  {field.options ? (
                    <Select defaultValue={textIn(values, field.name)}>
                      <option value="" />
                      {field.options.map(({ value, label }) => (
                        <option key={value} value={value}>
                          {label}
                        </option>
                      ))}
                    </Select>
                  ) : (
                    <Input
                      type={field.type ?? "text"}
                      autoComplete="off"
                      maxLength={field.maxLength ?? 255}
                      defaultValue={textIn(values, field.name)}
                    />
                  )}
                </Field>
              ),
            )}
          </div>
        </CardBody>
        <CardFooter>
          <Button type="submit" variant="primary" loading={busy}>
            {save}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
