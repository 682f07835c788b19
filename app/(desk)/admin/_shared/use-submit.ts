"use client";

import { useState } from "react";
import type { ActionResult } from "@/lib/platform/http/action";

/** By field name; "" is the form as a whole. As `ErrorSummary` and `Field` take them. */
export type FormErrors = Partial<Record<string, string>>;

const UNREACHABLE = "The server did not answer. Nothing was saved; try again.";

/**
 * Sends a form to a server action and keeps what it refused.
 *
 * @param names what the service calls a field → what the form calls it, where the two differ
 */
export function useSubmit<Input, T>(
  send: (input: Input) => Promise<ActionResult<T>>,
  onDone: (value: T) => void,
  names: Readonly<Record<string, string>> = {},
) {
  const [errors, setErrors] = useState<FormErrors>({});
  const [busy, setBusy] = useState(false);

  const submit = async (input: Input) => {
    if (busy) return;
    setBusy(true);
    const result = await send(input).catch(() => null);
    setBusy(false);
    if (result?.ok) {
      setErrors({});
      onDone(result.value);
      return;
    }
    setErrors(result ? errorsOf(result, names) : { "": UNREACHABLE });
  };
  return { errors, setErrors, busy, submit };
}

function errorsOf(
  refused: Extract<ActionResult<unknown>, { ok: false }>,
  names: Readonly<Record<string, string>>,
): FormErrors {
  const fields = refused.fields.filter(({ name }) => name !== "");
  if (fields.length === 0) return { "": refused.fields[0]?.reason ?? refused.message };
  return Object.fromEntries(fields.map(({ name, reason }) => [names[name] ?? name, reason]));
}

/** A form's text fields, trimmed of nothing: what is there is what was typed. Files are left out. */
export function textOf(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(entries);
}

/** What a `ConfirmDialog` shows of an action's answer. */
export const outcomeOf = (result: ActionResult<unknown>): { error?: string } =>
  result.ok ? {} : { error: result.message };
