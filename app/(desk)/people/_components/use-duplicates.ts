"use client";

import { useEffect, useState } from "react";
import type { PossibleDuplicate } from "@/lib/people/schema";
import { findDuplicates } from "../actions";
import { bareIdNumber, type Values } from "./form-values";

const PAUSE_MS = 400;

export type Duplicates = {
  state: "idle" | "looking" | "done" | "failed";
  exact: PossibleDuplicate | null;
  alike: PossibleDuplicate[];
};

const none: Duplicates = { state: "idle", exact: null, alike: [] };

type Known = Pick<Values, "id_number" | "first_name" | "last_name" | "date_of_birth">;

/** What the search needs; empty while there is too little to go by. */
function questionOf({ id_number, first_name, last_name, date_of_birth }: Known): string {
  const number = bareIdNumber(id_number);
  const named = first_name.trim() !== "" && last_name.trim() !== "" && date_of_birth !== "";
  if (number.length < 6 && !named) return "";
  return JSON.stringify({ id_number: number, first_name, last_name, date_of_birth });
}

/**
 * Looks for people alike when the typing pauses; an answer that a newer question has overtaken is dropped.
 *
 * @param known what is typed so far
 * @param start what the record under edit says: nothing is asked while the form says the same
 * @param round a new number asks again
 */
export function useDuplicates(known: Known, start: Known, except: number | undefined, round: number): Duplicates {
  const [found, setFound] = useState<Duplicates>(none);
  const question = questionOf(known);
  const idle = question === "" || (except !== undefined && question === questionOf(start));
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks the same question again.
  useEffect(() => {
    if (idle) {
      setFound(none);
      return;
    }
    let overtaken = false;
    setFound((now) => ({ ...now, state: "looking" }));
    const timer = setTimeout(async () => {
      const answer = await findDuplicates({ ...JSON.parse(question), except }).catch(() => null);
      if (overtaken) return;
      setFound(answer?.ok ? { state: "done", ...answer.value } : { ...none, state: "failed" });
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [question, idle, except, round]);
  return found;
}
