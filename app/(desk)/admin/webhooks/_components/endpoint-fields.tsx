"use client";

import { Alert } from "@/components/ui/alert";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { EndpointInput, EndpointView } from "@/lib/platform/webhooks/schema";
import { type FormErrors, textOf } from "../../_shared/use-submit";
import type { EventChoice } from "../event-choice";
import { formTexts as texts } from "../texts";

/** The fields of an endpoint, new or known. */
export function EndpointFields({
  endpoint,
  types,
  errors,
}: {
  endpoint?: EndpointView;
  types: readonly EventChoice[];
  errors: FormErrors;
}) {
  return (
    <div className="grid gap-4">
      {errors[""] ? <Alert tone="danger">{errors[""]}</Alert> : null}
      <Field label={texts.url} name="url" hint={texts.urlHint} error={errors.url} required>
        <Input
          type="url"
          inputMode="url"
          autoComplete="off"
          maxLength={2000}
          placeholder="https://"
          defaultValue={endpoint?.url}
        />
      </Field>
      <Field label={texts.whose} name="description" error={errors.description}>
        <Input autoComplete="off" maxLength={300} defaultValue={endpoint?.description ?? ""} />
      </Field>
      <fieldset className="grid gap-1.5" aria-describedby={errors.event_types ? "event-types-error" : undefined}>
        <legend className="mb-1.5 font-medium text-sm">{texts.events}</legend>
        {types.map(({ type, summary }) => (
          <CheckboxField
            key={type}
            name="event_types"
            value={type}
            defaultChecked={endpoint ? endpoint.event_types.includes(type) : true}
            label={<code className="font-mono text-xs">{type}</code>}
            hint={summary}
          />
        ))}
        {errors.event_types ? (
          <p id="event-types-error" className="text-destructive text-xs">
            {errors.event_types}
          </p>
        ) : null}
      </fieldset>
    </div>
  );
}

/** What the form says. */
export function endpointOf(form: HTMLFormElement): EndpointInput {
  const { url = "", description = "" } = textOf(form);
  const event_types = new FormData(form).getAll("event_types").map(String);
  return { url, description: description || null, event_types };
}
