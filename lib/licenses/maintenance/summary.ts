import type { MaintenanceResult } from "./schema";

type Outcome = Pick<MaintenanceResult, "dry_run" | "found" | "done" | "failed" | "counts">;

/** What a task came to in one line, for the command line, the screen and the audit trail. */
export function summaryOf({ dry_run: dryRun, found, done, failed, counts }: Outcome): string {
  const start = dryRun ? "Dry run, nothing was changed" : "Finished";
  // A task in one piece has figures only.
  if (found === 0) return Object.keys(counts).length > 0 ? start : `${start}: there was nothing to do`;
  if (dryRun) return `${start}: ${found} found${failed > 0 ? `, ${failed} not in order` : ""}`;
  return `${start}: ${found} found, ${done} done, ${failed} failed`;
}

/** `space_freed_bytes` → "Space freed". */
export function countLabel(name: string): string {
  const words = name.replace(/_bytes$/, "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
