"use client";

import { useSyncExternalStore } from "react";
import { Input } from "./input";

const neverChanges = () => () => {};
const two = (value: number) => String(value).padStart(2, "0");

/** A moment as a `datetime-local` field holds it: by the browser's clock, to the minute. */
function localText(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return "";
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** A date and time of the reader's own zone; `value` and what `onChange` gives are ISO 8601 in UTC, or empty. */
export function MomentInput({ value, onChange }: { value: string; onChange: (iso: string) => void }) {
  // The server does not know the reader's zone.
  const inBrowser = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  return (
    <Input
      type="datetime-local"
      value={inBrowser && value ? localText(value) : ""}
      onChange={({ target }) => onChange(target.value ? new Date(target.value).toISOString() : "")}
    />
  );
}
