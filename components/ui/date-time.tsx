"use client";

import { useSyncExternalStore } from "react";

const neverChanges = () => () => {};

const dateTime = (timeZone?: string) =>
  new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
const dateOnly = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** A moment in the reader's own time zone (in UTC until the browser has taken over). `value`: ISO 8601 or a Date. */
export function DateTime({ value, className }: { value: string | Date; className?: string }) {
  const inBrowser = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const date = new Date(value);
  return (
    <time
      dateTime={date.toISOString()}
      title={`${date.toISOString().slice(0, 19).replace("T", " ")} UTC`}
      className={className}
    >
      {inBrowser ? dateTime().format(date) : dateTime("UTC").format(date)}
    </time>
  );
}

/** "2025-05-01" → "1 May 2025". A legal date has no time zone, so none is applied. */
export function LegalDate({ value, className }: { value: string; className?: string }) {
  return (
    <time dateTime={value.slice(0, 10)} className={className}>
      {dateOnly.format(new Date(`${value.slice(0, 10)}T00:00:00Z`))}
    </time>
  );
}
