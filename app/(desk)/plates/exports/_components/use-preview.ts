"use client";

import { useEffect, useState } from "react";
import type { ExportPreview } from "@/lib/plates/exports/schema";
import { countExport } from "../actions";
import { texts } from "../texts";

/** What the form holds: dates as YYYY-MM-DD, a percentage as it is typed. */
export type Choice = {
  content: "reviewed" | "corrections";
  from: string;
  to: string;
  percent: string;
  cameras: readonly string[];
  negatives: boolean;
  newOnly: boolean;
};

export const NOTHING_CHOSEN: Choice = {
  content: "reviewed",
  from: "",
  to: "",
  percent: "",
  cameras: [],
  negatives: false,
  newOnly: false,
};

/** The same as the operation takes it. The last day counts to its end. */
export const inputOf = ({ content, from, to, percent, cameras, negatives, newOnly }: Choice) => ({
  content,
  from_ts: from,
  to_ts: to === "" ? "" : `${to}T23:59:59.999Z`,
  min_confidence: percent.trim() === "" ? null : Number(percent) / 100,
  camera_ids: [...cameras],
  negatives,
  new_only: newOnly,
});

const PAUSE_MS = 250;

type Errors = Partial<Record<string, string>>;

/** Counts what a choice comes to, a moment after it last changed. */
export function usePreview(choice: Choice): { preview: ExportPreview | null; errors: Errors; counting: boolean } {
  const [answer, setAnswer] = useState<{ for: Choice; preview: ExportPreview | null; errors: Errors }>();
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(async () => {
      const result = await countExport(inputOf(choice)).catch(() => null);
      if (stale) return;
      if (result?.ok) return setAnswer({ for: choice, preview: result.value, errors: {} });
      const errors = Object.fromEntries((result?.fields ?? []).map(({ name, reason }) => [name, reason]));
      setAnswer({ for: choice, preview: null, errors: result ? errors : { "": texts.unreachable } });
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [choice]);
  return { preview: answer?.preview ?? null, errors: answer?.errors ?? {}, counting: answer?.for !== choice };
}
