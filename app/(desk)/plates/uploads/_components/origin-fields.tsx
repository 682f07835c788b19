"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { texts } from "../texts";
import type { Origin } from "./use-sending";

export type CameraChoice = { id: string; name: string };

/** Which camera files come from, and when their recording began. */
export function OriginFields({
  idPrefix,
  cameras,
  origin,
  onChange,
  hint,
}: {
  idPrefix: string;
  cameras: readonly CameraChoice[];
  origin: Origin;
  onChange: (changes: Partial<Origin>) => void;
  hint: string;
}) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={texts.camera} id={`${idPrefix}-camera`}>
        <Select value={origin.cameraId} onChange={(event) => onChange({ cameraId: event.target.value })}>
          <option value="">{texts.noCamera}</option>
          {cameras.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={texts.recordedAt} id={`${idPrefix}-recorded`} hint={hint}>
        <Input
          type="datetime-local"
          step={1}
          value={origin.recordedAt}
          onChange={(event) => onChange({ recordedAt: event.target.value })}
        />
      </Field>
    </div>
  );
}
