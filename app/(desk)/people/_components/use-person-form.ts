"use client";

import { type FormEvent, useEffect, useState } from "react";
import { fieldId } from "@/components/ui/field";
import type { ActionResult } from "@/lib/platform/http/action";
import { registerPerson, savePerson } from "../actions";
import { duplicateTexts, formTexts } from "../texts";
import {
  changesOf,
  type Errors,
  errorsOf,
  FIELD_NAMES,
  type FieldName,
  type Filled,
  faultsBeforeSaving,
  faultsWhileTyping,
  fillFromIdNumber,
  mergeNewer,
  newValues,
  type Values,
} from "./form-values";
import { CONFIRM_ID } from "./possible-duplicates";
import { useDuplicates } from "./use-duplicates";
import { useUnsavedGuard } from "./use-unsaved-guard";

export type Saved = { id: number; name: string };
/** The record under edit, as the server has it now. */
export type Editing = { id: number; version: number; values: Values };

/** The form's values are strings; whether they are of the right kind is for the schema to say. */
type Registration = Parameters<typeof registerPerson>[0];
type Patch = Parameters<typeof savePerson>[0]["patch"];

/** State and verbs of the person form: for a new person, or (with `editing`) for a known one. */
export function usePersonForm(today: string, editing: Editing | null, onSaved: (saved: Saved) => void) {
  const [base, setBase] = useState(editing?.values ?? newValues);
  const [version, setVersion] = useState(editing?.version);
  const [values, setValues] = useState(base);
  const [filled, setFilled] = useState<Filled>({});
  const [refused, setRefused] = useState<Errors>({});
  const [meanwhile, setMeanwhile] = useState<Partial<Values>>({});
  const [message, setMessage] = useState<string | null>(null);
  const [conflict, setConflict] = useState(false);
  const [phase, setPhase] = useState<"editing" | "saving" | "saved">("editing");
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const [unconfirmed, setUnconfirmed] = useState(false);
  const [round, setRound] = useState(0);

  const duplicates = useDuplicates(values, base, editing?.id, round);
  const alikeKey = duplicates.alike.map(({ id }) => id).join();
  const isConfirmed = confirmed !== null && confirmed === alikeKey;

  const dirty = FIELD_NAMES.some((name) => values[name] !== base[name]);
  useUnsavedGuard(dirty && phase !== "saved");

  // After "Reload" the page hands in a newer record: it is merged into what was typed.
  if (editing && version !== undefined && editing.version > version && phase === "editing") {
    const merged = mergeNewer(values, base, editing.values);
    setValues(merged.values);
    setMeanwhile(merged.meanwhile);
    setBase(editing.values);
    setVersion(editing.version);
    setConflict(false);
    setMessage(null);
  }

  // The field is focused after the render that marks it, so that its reason is read out with it.
  const [focus, setFocus] = useState<{ id: string } | null>(null);
  useEffect(() => {
    if (focus) document.getElementById(focus.id)?.focus();
  }, [focus]);

  const set = (name: FieldName, value: string) => {
    const next = { ...values, [name]: value };
    const full =
      name === "id_number" || name === "id_type" ? fillFromIdNumber(next, filled, today) : { values: next, filled };
    setValues(full.values);
    setFilled(full.filled);
    setRefused(({ [name]: _, ...others }) => others);
  };

  const refuse = (errors: Errors, text: string) => {
    setRefused(errors);
    setMessage(text);
    const first = FIELD_NAMES.find((name) => errors[name]);
    if (first) setFocus({ id: fieldId(first) });
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (phase === "saving") return;
    setConflict(false);
    setMessage(null);
    const errors = faultsBeforeSaving(values);
    if (duplicates.exact && !errors.id_number) errors.id_number = duplicateTexts.exactTitle;
    if (Object.keys(errors).length > 0) return refuse(errors, formTexts.checkFields);
    if (!editing && duplicates.alike.length > 0 && !isConfirmed) return askToConfirm();
    setPhase("saving");
    const result = await send().catch(() => null);
    if (result?.ok) {
      setPhase("saved");
      onSaved(result.value);
      return;
    }
    setPhase("editing");
    if (!result) setMessage(formTexts.unreachable);
    else explain(result);
  };

  const send = (): Promise<ActionResult<Saved>> => {
    if (editing) return savePerson({ id: editing.id, patch: { ...changesOf(values, base), version } as Patch });
    const differentFrom = duplicates.alike.map(({ id }) => id);
    return registerPerson({ person: values as Registration["person"], differentFrom });
  };

  const askToConfirm = () => {
    setUnconfirmed(true);
    setFocus({ id: CONFIRM_ID });
  };

  const explain = (result: Extract<ActionResult<Saved>, { ok: false }>) => {
    if (result.code === "edited_meanwhile") return setConflict(true);
    if (result.code === "possible_duplicates" || result.code === "duplicate_id_number") setRound((now) => now + 1);
    if (result.code === "possible_duplicates") setUnconfirmed(true);
    const { errors, rest } = errorsOf(result.fields);
    refuse(
      errors,
      Object.keys(errors).length > 0 && rest.length === 0 ? formTexts.checkFields : [result.message, ...rest].join(" "),
    );
  };

  return {
    values,
    set,
    filled,
    meanwhile,
    errors: { ...refused, ...faultsWhileTyping(values) },
    message,
    conflict,
    saving: phase === "saving",
    dirty,
    submit,
    duplicates,
    confirmed: isConfirmed,
    unconfirmed: unconfirmed && !isConfirmed,
    confirm: (yes: boolean) => setConfirmed(yes ? alikeKey : null),
  };
}

export type PersonFormState = ReturnType<typeof usePersonForm>;
