"use client";

import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { PARAMETERS, type Rule } from "@/lib/identity/decision/rules";
import { texts } from "../texts";

const SEVERITIES = ["low", "medium", "high"] as const;
const EFFECTS = ["note", "review", "reject"] as const;

/** One rule with all that can be tuned of it. */
export function RuleRow({ rule, changed, onChange }: { rule: Rule; changed: boolean; onChange: (rule: Rule) => void }) {
  const { code, description, enabled, severity, effect, confidenceMin, parameters } = rule;
  return (
    <li className="grid gap-2 py-3 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-end">
      <div className="flex items-start gap-2.5">
        <Checkbox
          className="mt-0.5"
          aria-label={`${texts.enabled}: ${description}`}
          checked={enabled}
          onChange={(event) => onChange({ ...rule, enabled: event.target.checked })}
        />
        <div className="min-w-0">
          <p className={enabled ? "text-sm" : "text-muted-foreground text-sm line-through"}>{description}</p>
          <p className="flex items-center gap-2 font-mono text-muted-foreground text-xs">
            {code}
            {changed ? <Badge tone="info">{texts.changes}</Badge> : null}
          </p>
        </div>
      </div>
      <div className="flex flex-wrap items-end gap-2">
        {Object.entries(PARAMETERS[code] ?? {}).map(([name, { label, min, max }]) => (
          <Field key={name} label={label} name={`${code}-${name}`} className="w-40">
            <Input
              type="number"
              min={min}
              max={max}
              step={max <= 1 ? 0.05 : 1}
              value={parameters[name] ?? min}
              onChange={(event) =>
                onChange({ ...rule, parameters: { ...parameters, [name]: Number(event.target.value) } })
              }
            />
          </Field>
        ))}
        <Field label={texts.sure} name={`${code}-sure`} className="w-28">
          <Input
            type="number"
            min={0}
            max={1}
            step={0.05}
            value={confidenceMin}
            onChange={(event) => onChange({ ...rule, confidenceMin: Number(event.target.value) })}
          />
        </Field>
        <Field label={texts.severity} name={`${code}-severity`} className="w-28">
          <Select
            value={severity}
            onChange={(event) => onChange({ ...rule, severity: event.target.value as Rule["severity"] })}
          >
            {SEVERITIES.map((one) => (
              <option key={one} value={one}>
                {texts.severities[one]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={texts.effect} name={`${code}-effect`} className="w-40">
          <Select
            value={effect}
            onChange={(event) => onChange({ ...rule, effect: event.target.value as Rule["effect"] })}
          >
            {EFFECTS.map((one) => (
              <option key={one} value={one}>
                {texts.effects[one]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </li>
  );
}
