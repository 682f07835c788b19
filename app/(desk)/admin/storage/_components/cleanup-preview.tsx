import { formatBytes } from "@/components/charts/units";
import { formatCount } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { DescriptionList } from "@/components/ui/description-list";
import type { SweepReport } from "@/lib/platform/storage/sweep";
import { storageTexts } from "../texts";

/** What a dry run has counted. */
export function CleanupPreview({ report }: { report: SweepReport }) {
  const labels = storageTexts.previewFacts;
  const counted = ({ files, bytes }: { files: number; bytes: number }) =>
    `${formatCount(files)} (${formatBytes(bytes)})`;
  return (
    <Alert tone="info" title={storageTexts.previewTitle(report.total.files)}>
      <DescriptionList
        className="mt-3"
        items={[
          { term: labels.temporary, value: counted(report.temporary) },
          { term: labels.orphans, value: counted(report.orphans) },
          { term: labels.removedRows, value: formatCount(report.removedRows) },
          { term: labels.uploads, value: formatCount(report.uploads) },
          { term: labels.freed, value: formatBytes(report.total.bytes) },
        ]}
      />
    </Alert>
  );
}
