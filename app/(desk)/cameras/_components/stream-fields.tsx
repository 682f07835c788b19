"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { FormErrors } from "../../admin/_shared/use-submit";
import { formTexts as texts } from "../texts";

export type StreamChange = { kind: "keep" | "replace" | "remove"; address: string };
export const noStream: StreamChange = { kind: "replace", address: "" };
export const keptStream: StreamChange = { kind: "keep", address: "" };

/** What is to be sent as `rtsp_url`: undefined keeps the present address. */
export const streamValue = ({ kind, address }: StreamChange): string | null | undefined =>
  kind === "keep" ? undefined : kind === "remove" ? null : address;

/** The stream's address goes in and never comes out: of one that is kept, only the host and path are shown. */
export function StreamFields({
  kept,
  stream,
  onChange,
  errors,
}: {
  kept: string | null;
  stream: StreamChange;
  onChange: (stream: StreamChange) => void;
  errors: FormErrors;
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {kept === null ? null : (
        <Field label={texts.streamChange} name="stream_change" hint={texts.kept(kept)}>
          <Select
            value={stream.kind}
            onChange={(event) => onChange({ kind: event.target.value as StreamChange["kind"], address: "" })}
          >
            <option value="keep">{texts.keep}</option>
            <option value="replace">{texts.replace}</option>
            <option value="remove">{texts.remove}</option>
          </Select>
        </Field>
      )}
      {stream.kind === "replace" ? (
        <Field
          label={texts.address}
          name="rtsp_url"
          hint={texts.addressHint}
          error={errors.rtsp_url}
          optional={kept === null}
          className={kept === null ? "sm:col-span-2" : undefined}
        >
          <Input
            value={stream.address}
            onChange={(event) => onChange({ kind: "replace", address: event.target.value })}
            placeholder="rtsp://"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={1000}
            className="font-mono"
          />
        </Field>
      ) : null}
    </div>
  );
}
