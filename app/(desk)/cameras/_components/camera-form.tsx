"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Checkbox, CheckboxField } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { useSubmit } from "../../admin/_shared/use-submit";
import { addCamera, saveCamera } from "../actions";
import type { Region } from "../region-names";
import { formTexts, texts } from "../texts";
import { type CameraValues, emptyCamera } from "./camera-values";
import { PlaceFields } from "./place-fields";
import { keptStream, noStream, StreamFields, streamValue } from "./stream-fields";

export type EditedCamera = { id: string; values: CameraValues; keptStream: string | null };

/** A new camera, or one that is changed. */
export function CameraForm({ edited, regions }: { edited?: EditedCamera; regions: readonly Region[] }) {
  const router = useRouter();
  const [values, setValues] = useState(edited?.values ?? emptyCamera);
  const [stream, setStream] = useState(edited?.keptStream ? keptStream : noStream);
  const change = (changes: Partial<CameraValues>) => setValues((before) => ({ ...before, ...changes }));
  const send = (input: CameraValues) => {
    const rtsp_url = streamValue(stream);
    return edited ? saveCamera({ id: edited.id, ...input, rtsp_url }) : addCamera({ ...input, rtsp_url });
  };
  const { errors, busy, submit } = useSubmit(send, ({ id, name }) => {
    toast.success(edited ? formTexts.saved : formTexts.added(name));
    router.push(`/cameras/${id}`);
  });
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
        <CardHeader title={formTexts.about} />
        <CardBody className="grid gap-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={formTexts.name} name="name" hint={formTexts.nameHint} error={errors.name} required>
              <Input
                value={values.name}
                onChange={(event) => change({ name: event.target.value })}
                autoComplete="off"
                maxLength={120}
              />
            </Field>
            <Field label={formTexts.descriptionLabel} name="description" error={errors.description} optional>
              <Textarea
                value={values.description}
                onChange={(event) => change({ description: event.target.value })}
                rows={2}
                maxLength={1000}
              />
            </Field>
          </div>
          <CheckboxField
            label={formTexts.active}
            hint={formTexts.activeHint}
            checked={values.active}
            onChange={(event) => change({ active: event.target.checked })}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={formTexts.place} description={formTexts.placeText} />
        <CardBody>
          <PlaceFields values={values} onChange={change} errors={errors} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={formTexts.grammars} description={formTexts.grammarsHint} />
        <CardBody>
          <Regions regions={regions} chosen={values.grammars} onChange={(grammars) => change({ grammars })} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={formTexts.stream} description={formTexts.streamText} />
        <CardBody>
          <StreamFields kept={edited?.keptStream ?? null} stream={stream} onChange={setStream} errors={errors} />
        </CardBody>
        <CardFooter>
          <Button asChild>
            <Link href={edited ? `/cameras/${edited.id}` : "/cameras"}>{common.actions.cancel}</Link>
          </Button>
          <Button type="submit" variant="primary" loading={busy}>
            {edited ? formTexts.save : texts.add}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}

function Regions({
  regions,
  chosen,
  onChange,
}: {
  regions: readonly Region[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  return (
    <fieldset className="grid max-h-64 gap-x-4 gap-y-1 overflow-y-auto sm:grid-cols-3 lg:grid-cols-4">
      <legend className="sr-only">{formTexts.grammars}</legend>
      {regions.map(({ code, name }) => (
        <label key={code} htmlFor={`region-${code}`} className="flex cursor-pointer items-center gap-2 text-sm">
          <Checkbox
            id={`region-${code}`}
            checked={chosen.includes(code)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
