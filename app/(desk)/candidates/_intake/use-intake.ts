"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { IntakeView } from "@/lib/candidates/intake/view";
import { findHolder, keepDraft } from "../actions";
import type { FieldName } from "../texts";
import { type Form, type Suggestions, suggestionsOf, withSuggestions } from "./suggestions";

const KEEP_AFTER_MS = 800;
const ASK_AFTER_MS = 400;
const PASSPORT_LENGTH_LEAST = 5;

export type Holder = { id: number; name: string };
export type Kept = "kept" | "keeping" | "failed";

/** What documents have filled may be filled anew by a better picture: known by being what a document says. */
function filledOf(form: Form, suggestions: Suggestions): Form {
  const names = Object.keys(suggestions) as FieldName[];
  return Object.fromEntries(
    names.filter((name) => form[name] === suggestions[name]?.content).map((name) => [name, form[name]]),
  );
}

/** The form of an intake: filled from documents, typed by a person, and kept on the server while it is typed. */
export function useIntake(first: IntakeView) {
  const [intake, setIntake] = useState(first);
  const suggestions = useMemo(() => suggestionsOf(intake), [intake]);
  const [state, setState] = useState(() => {
    const form = first.draft as Form;
    return withSuggestions(form, filledOf(form, suggestionsOf(first)), suggestionsOf(first));
  });
  const { form } = state;
  const kept = useKeptDraft(intake.id, form, first.draft as Form);
  const holder = useHolder(form.passport ?? "");

  const take = (next: IntakeView) => {
    setIntake(next);
    setState((before) => withSuggestions(before.form, before.filled, suggestionsOf(next)));
  };
  const type = (name: FieldName, value: string) =>
    setState((before) => ({ ...before, form: { ...before.form, [name]: value } }));
  return { intake, take, form, type, suggestions, kept, holder };
}

/** Keeps the form on the server whenever the typing pauses. */
function useKeptDraft(id: string, form: Form, first: Form): Kept {
  const [kept, setKept] = useState<Kept>("kept");
  const last = useRef(JSON.stringify(first));
  useEffect(() => {
    const text = JSON.stringify(form);
    if (text === last.current) return;
    setKept("keeping");
    const timer = setTimeout(async () => {
      const answer = await keepDraft({ id, draft: form }).catch(() => null);
      if (answer?.ok) last.current = text;
      setKept(answer?.ok ? "kept" : "failed");
    }, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [id, form]);
  return kept;
}

/** Who has this passport already; null while nobody has. */
export function useHolder(passport: string, except?: number): Holder | null {
  const [holder, setHolder] = useState<Holder | null>(null);
  useEffect(() => {
    let overtaken = false;
    if (passport.trim().length < PASSPORT_LENGTH_LEAST) {
      setHolder(null);
      return;
    }
    const timer = setTimeout(async () => {
      // Saving asks again, so a look that fails is no error.
      const answer = await findHolder({ passport, except }).catch(() => null);
      if (!overtaken) setHolder(answer?.ok ? answer.value : null);
    }, ASK_AFTER_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [passport, except]);
  return holder;
}
