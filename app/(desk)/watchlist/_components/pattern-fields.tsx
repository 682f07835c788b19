"use client";

import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { FormErrors } from "../../admin/_shared/use-submit";
import { formTexts, texts } from "../texts";
import type { LookOutValues } from "./look-out-values";
import { PlateTester } from "./plate-tester";

const KINDS = ["wildcard", "list", "regex"] as const;

/** What is looked out for, with a plate to try it on. `id` is that of a look-out that is there; its kind stays. */
export function PatternFields({
  id,
  values,
  onChange,
  errors,
}: {
  id: string | null;
  values: LookOutValues;
  onChange: (changes: Partial<LookOutValues>) => void;
  errors: FormErrors;
}) {
  const { kind, plate_pattern, look_alike } = values;
  const tried =
    kind === "list"
      ? id === null
        ? null
        : { id }
      : { kind, plate_pattern, look_alike: kind !== "regex" && look_alike };
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <div className="grid content-start gap-4">
        <Field label={formTexts.kind} name="kind" error={errors.kind}>
          <Select
            value={kind}
            disabled={id !== null}
            onChange={(event) => onChange({ kind: event.target.value as LookOutValues["kind"] })}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {texts.kinds[one]}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={formTexts.pattern[kind]}
          name="plate_pattern"
          hint={formTexts.kindHints[kind]}
          error={errors.plate_pattern}
          required
        >
          <Input
            value={plate_pattern}
            onChange={(event) => onChange({ plate_pattern: event.target.value })}
            placeholder={formTexts.examples[kind]}
            maxLength={100}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className={kind === "list" ? undefined : "font-mono"}
          />
        </Field>
        {kind === "regex" ? null : (
          <CheckboxField
            label={formTexts.lookAlike}
            hint={formTexts.lookAlikeHint}
            checked={look_alike}
            onChange={(event) => onChange({ look_alike: event.target.checked })}
          />
        )}
      </div>
      {tried ? <PlateTester tried={tried} /> : null}
    </div>
  );
}
