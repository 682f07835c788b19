import type { ExportFilters } from "@/lib/plates/exports/schema";
import { texts } from "./texts";

/** What a package's reads were chosen by, in a line. */
export function chosenBy(filters: ExportFilters): string {
  const { content, from_ts, to_ts, min_confidence, camera_ids, negatives, new_only } = filters;
  const words = texts.filters;
  const parts = [
    content === "corrections" ? words.corrections : null,
    from_ts ? words.from(from_ts.slice(0, 10)) : null,
    to_ts ? words.to(to_ts.slice(0, 10)) : null,
    camera_ids.length > 0 ? words.cameras(camera_ids.length) : null,
    min_confidence === null ? null : words.confidence(Math.round(min_confidence * 100)),
    negatives ? words.negatives : null,
    new_only ? words.newOnly : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(", ") : words.all;
}
