"use client";

import { Play, Search } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CheckboxField } from "@/components/ui/checkbox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import {
  type MaintenanceRequest,
  MaintenanceRequests,
  type MaintenanceTask,
  REGENERATE_CHOICES,
} from "@/lib/licenses/maintenance/schema";
import type { JobView } from "@/lib/platform/jobs/schema";
import { isActive, useFiguresAfter, useJob } from "../../_shared/use-job";
import { useSubmit } from "../../_shared/use-submit";
import { startMaintenance } from "../actions";
import { fieldTexts, maintenanceTexts, regenerateTexts, taskTexts } from "../texts";
import { MaintenanceJob } from "./maintenance-job";

type Options = Record<string, string | boolean>;

/** The options of a task as a form holds them, at their usual values. */
function usualOptions(task: MaintenanceTask): Options {
  const { task: _, dry_run: __, ...usual } = MaintenanceRequests[task].parse({ task });
  return Object.fromEntries(
    Object.entries(usual).map(([name, value]) => [name, typeof value === "boolean" ? value : String(value)]),
  );
}

/** One maintenance task: its options, the dry run, the real one, and how the last went. `latest`: the job of an earlier visit. */
export function MaintenanceCard({ task, latest }: { task: MaintenanceTask; latest: JobView | null }) {
  const [options, setOptions] = useState(() => usualOptions(task));
  const job = useJob(latest);
  const active = job !== null && isActive(job);
  useFiguresAfter(job);
  const words = taskTexts[task];
  // The action checks what was typed; until then a field may hold anything.
  const requestOf = (dryRun: boolean) => ({ task, dry_run: dryRun, ...options }) as MaintenanceRequest;
  const dryRun = useSubmit(startMaintenance, () => undefined);

  return (
    <Card>
      <CardHeader title={words.title} description={words.text} />
      <CardBody className="grid gap-5">
        <form
          aria-label={words.title}
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void dryRun.submit(requestOf(true));
          }}
          noValidate
        >
          <OptionFields
            task={task}
            options={options}
            errors={dryRun.errors}
            onChange={(name, value) => setOptions({ ...options, [name]: value })}
          />
          {dryRun.errors[""] ? <p className="font-medium text-destructive text-xs">{dryRun.errors[""]}</p> : null}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" loading={dryRun.busy} disabled={active}>
              <Search aria-hidden />
              {maintenanceTexts.dryRun}
            </Button>
            <ConfirmDialog
              trigger={
                <Button disabled={active} variant={words.destructive ? "destructive-outline" : "secondary"}>
                  <Play aria-hidden />
                  {words.run}
                </Button>
              }
              title={words.confirmTitle}
              description={words.confirmText}
              confirmLabel={words.run}
              destructive={words.destructive}
              onConfirm={async () => {
                const result = await startMaintenance(requestOf(false));
                if (!result.ok) return { error: refusalOf(result) };
                dryRun.setErrors({});
                toast.success(maintenanceTexts.started);
              }}
            />
          </div>
        </form>
        {job ? <MaintenanceJob job={job} /> : null}
      </CardBody>
    </Card>
  );
}

/** In a dialog there is no field to stand beside: the reason names it. */
function refusalOf({ fields, message }: { fields: { name: string; reason: string }[]; message: string }): string {
  const [field] = fields;
  if (!field) return message;
  return `${fieldTexts[field.name]?.label ?? field.name}: ${field.reason}`;
}

function OptionFields({
  task,
  options,
  errors,
  onChange,
}: {
  task: MaintenanceTask;
  options: Options;
  errors: Partial<Record<string, string>>;
  onChange: (name: string, value: string | boolean) => void;
}) {
  const fields = Object.entries(options).map(([name, value]) => {
    const { label, hint } = fieldTexts[name] ?? { label: name };
    // Several cards have a field of one name.
    const id = `${task}-${name}`;
    return typeof value === "boolean" ? (
      <CheckboxField
        key={name}
        id={id}
        label={label}
        hint={hint}
        checked={value}
        onChange={(event) => onChange(name, event.target.checked)}
        className="sm:col-span-full"
      />
    ) : (
      <Field
        key={name}
        id={id}
        label={label}
        hint={hint}
        error={errors[name]}
        className={name === "only" ? "sm:col-span-full" : undefined}
      >
        {name === "only" ? (
          <Select value={value} onChange={(event) => onChange(name, event.target.value)}>
            {REGENERATE_CHOICES.map((choice) => (
              <option key={choice} value={choice}>
                {regenerateTexts[choice]}
              </option>
            ))}
          </Select>
        ) : (
          <Input inputMode="decimal" value={value} onChange={(event) => onChange(name, event.target.value)} />
        )}
      </Field>
    );
  });
  return <div className="grid gap-4 sm:grid-cols-2">{fields}</div>;
}
