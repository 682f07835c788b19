"use client";

import { PackagePlus } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { DateInput, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "../../../admin/_shared/use-submit";
import { makeExport } from "../actions";
import { texts } from "../texts";
import { PreviewLine } from "./preview-line";
import { type Choice, inputOf, NOTHING_CHOSEN, usePreview } from "./use-preview";

const words = texts.form;

export type CameraChoice = { id: string; name: string };

/** Asks which reads a new package shall hold, and tells at once how many those are. */
export function ExportDialog({ cameras }: { cameras: readonly CameraChoice[] }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="primary">
          <PackagePlus aria-hidden />
          {texts.make}
        </Button>
      </DialogTrigger>
      {open ? <ExportForm cameras={cameras} onMade={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function ExportForm({ cameras, onMade }: { cameras: readonly CameraChoice[]; onMade: () => void }) {
  const [choice, setChoice] = useState<Choice>(NOTHING_CHOSEN);
  const set = (changes: Partial<Choice>) => setChoice((before) => ({ ...before, ...changes }));
  const { preview, errors: refused, counting } = usePreview(choice);
  const { errors, busy, submit } = useSubmit(makeExport, ({ version }) => {
    toast.success(texts.made(version));
    onMade();
  });
  const shown = { ...refused, ...errors };
  const reads = preview?.reads ?? 0;
  const id = useId();
  const submitLabel = counting ? words.counting : reads === 0 ? words.nothing : words.submit(reads);
  return (
    <DialogContent
      title={words.title}
      description={words.description}
      footer={
        <div className="grid w-full gap-3">
          <PreviewLine preview={preview} />
          <Button
            type="submit"
            form={id}
            variant="primary"
            loading={busy}
            disabled={counting || reads === 0}
            className="justify-self-end"
          >
            {submitLabel}
          </Button>
        </div>
      }
    >
      <form
        id={id}
        className="grid gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit(inputOf(choice));
        }}
      >
        <ErrorSummary errors={errors} />
        <Field label={words.content} name="content">
          <Select value={choice.content} onChange={({ target }) => set({ content: target.value as Choice["content"] })}>
            <option value="reviewed">{words.reviewed}</option>
            <option value="corrections">{words.corrections}</option>
          </Select>
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={words.from} name="from_ts" error={shown.from_ts}>
            <DateInput value={choice.from} onChange={({ target }) => set({ from: target.value })} />
          </Field>
          <Field label={words.to} name="to_ts" error={shown.to_ts}>
            <DateInput value={choice.to} onChange={({ target }) => set({ to: target.value })} />
          </Field>
        </div>
        <Field
          label={words.confidence}
          name="min_confidence"
          hint={words.confidenceHint}
          error={shown.min_confidence}
          className="max-w-60"
        >
          <Input
            type="number"
            min={0}
            max={100}
            value={choice.percent}
            onChange={({ target }) => set({ percent: target.value })}
          />
        </Field>
        {cameras.length > 0 ? (
          <fieldset className="grid gap-1.5">
            <legend className="mb-1 font-medium text-sm">{words.cameras}</legend>
            <div className="grid max-h-36 gap-1 overflow-y-auto sm:grid-cols-2">
              {cameras.map(({ id, name }) => (
                <CheckboxField
                  key={id}
                  label={name}
                  checked={choice.cameras.includes(id)}
                  onChange={({ target }) =>
                    set({
                      cameras: target.checked ? [...choice.cameras, id] : choice.cameras.filter((one) => one !== id),
                    })
                  }
                />
              ))}
            </div>
            <p className="text-muted-foreground text-xs">{words.camerasHint}</p>
          </fieldset>
        ) : null}
        <CheckboxField
          label={words.negatives}
          hint={words.negativesHint}
          checked={choice.negatives}
          onChange={({ target }) => set({ negatives: target.checked })}
        />
        <CheckboxField
          label={words.newOnly}
          hint={words.newOnlyHint}
          checked={choice.newOnly}
          onChange={({ target }) => set({ newOnly: target.checked })}
        />
      </form>
    </DialogContent>
  );
}
