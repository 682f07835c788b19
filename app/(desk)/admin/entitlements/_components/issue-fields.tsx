import { Alert } from "@/components/ui/alert";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { FEATURES } from "@/lib/entitlements/schema";
import type { FormErrors } from "../../_shared/use-submit";
import { featureLabels, issueTexts as texts } from "../texts";

/** The fields of a new license. */
export function IssueFields({ errors }: { errors: FormErrors }) {
  return (
    <div className="grid gap-4">
      {errors[""] ? <Alert tone="danger">{errors[""]}</Alert> : null}
      <Field label={texts.customer} name="customer" error={errors.customer} required>
        <Input autoComplete="organization" maxLength={120} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={texts.cameraLimit} name="camera_limit" error={errors.camera_limit} required>
          <Input type="number" min={0} inputMode="numeric" defaultValue={10} />
        </Field>
        <Field label={texts.nodesMax} name="nodes_max" error={errors.nodes_max} required>
          <Input type="number" min={1} inputMode="numeric" defaultValue={1} />
        </Field>
        <Field label={texts.validFrom} name="valid_from" hint={texts.validFromHint} error={errors.valid_from}>
          <DateInput />
        </Field>
        <Field label={texts.expires} name="expires_at" error={errors.expires_at} required>
          <DateInput />
        </Field>
      </div>
      <fieldset className="grid gap-1.5 sm:grid-cols-2">
        <legend className="mb-1.5 font-medium text-sm">{texts.features}</legend>
        {FEATURES.map((name) => (
          <CheckboxField key={name} name="features" value={name} defaultChecked label={featureLabels[name] ?? name} />
        ))}
      </fieldset>
      <Field label={texts.node} name="node_id" hint={texts.nodeHint} error={errors.node_id}>
        <Input autoComplete="off" spellCheck={false} maxLength={200} />
      </Field>
    </div>
  );
}
