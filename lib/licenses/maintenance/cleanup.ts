import { type SweepReport, sweepStorage } from "@/lib/platform/storage/sweep";
import type { Counts, RequestOf } from "./schema";
import type { Task } from "./task";

/** Removes what nobody needs; a dry run counts it with the same limits. */
export const cleanupStorage: Task<"cleanup-storage"> = {
  plan: async () => ({ found: 0, counts: {} }),
  finish: async (request) => countsOf(await sweepStorage(sweepOf(request))),
};

function sweepOf(request: RequestOf<"cleanup-storage">) {
  const { older_than_hours: hours, cleanup_temp: temporary, cleanup_orphaned: orphans, dry_run: dryRun } = request;
  // Whatever age was asked for: a temporary file of the last hour may be one that is being written now.
  const unfinishedHours = Math.max(hours, 1);
  return {
    temporary: temporary || !orphans,
    orphans,
    temporaryHours: unfinishedHours,
    uploadHours: unfinishedHours,
    removedHours: hours,
    dryRun,
  };
}

const countsOf = (report: SweepReport): Counts => ({
  [report.dryRun ? "files_to_remove" : "files_removed"]: report.total.files,
  [report.dryRun ? "space_to_free_bytes" : "space_freed_bytes"]: report.total.bytes,
  temporary_files: report.temporary.files,
  orphaned_files: report.orphans.files,
  removed_records: report.removedRows,
  abandoned_uploads: report.uploads,
});
